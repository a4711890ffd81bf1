import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Button, Input } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { asApiError } from '../api/api-error'
import { useWrite } from '../api/use-write'
import { Refusal } from './states'
import { FieldError } from './text-fields'
import { UploadField } from './upload-field'

export interface Words {
  text: string
  fileIds: string[]
}

interface SayFormProps {
  label: string
  placeholder: string
  /** Characters. */
  most: number
  /** The least that can be sent. */
  least?: number
  /** The button, and what it leads to. */
  send: string
  hint: string
  act: (words: Words, idempotencyKey: string) => Promise<unknown>
  onDone?: () => void
  /** Between the words and the files; may put words into the field. */
  children?: (insert: (text: string) => void) => ReactNode
}

const FILES_MOST = 9

/** Says something to the other side; what was typed stays until it is sent. */
export function SayForm(props: SayFormProps) {
  const { label, placeholder, most, least = 1, act, onDone, children } = props
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [waiting, setWaiting] = useState(false)
  const field = useId()
  const write = useWrite(act, {
    onDone: () => {
      setText('')
      setFiles([])
      onDone?.()
    },
  })
  const refused = write.error ? asApiError(write.error) : null
  const problem = refused?.fields.find(({ path }) => path === 'body.text')?.message
  const ready = [...text.trim()].length >= least && !waiting
  const send = () => {
    if (ready && !write.isPending) write.mutate({ text: text.trim(), fileIds: files.map((file) => file.id) })
  }
  return (
    <div className="stack thread__say">
      <label htmlFor={field} className="strong">
        {label}
      </label>
      <Input.TextArea
        id={field}
        rows={3}
        maxLength={most}
        placeholder={placeholder}
        value={text}
        onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) send()
        }}
        {...(problem === undefined ? {} : { status: 'error' as const })}
      />
      <FieldError text={problem} />
      {children?.(setText)}
      <UploadField
        kind="attachment"
        value={files}
        onChange={setFiles}
        max={FILES_MOST}
        label="附文件"
        onBusy={setWaiting}
      />
      <Refusal error={problem === undefined ? refused : null} />
      <div className="row">
        <Button type="primary" loading={write.isPending} disabled={!ready} onClick={send}>
          {props.send} <kbd className="kbd">Ctrl+Enter</kbd>
        </Button>
        <span className="small muted">{props.hint}</span>
      </div>
    </div>
  )
}
