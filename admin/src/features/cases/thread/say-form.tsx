import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { asApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { Refusal } from '../../../components/states'
import { FieldError } from '../../../components/text-fields'
import { UploadField } from '../../../components/upload-field'

const MOST_WORDS = 1000

/** Writes to the applicant; what was typed stays until it is sent. */
export function SayForm({ id }: { id: string }) {
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [waiting, setWaiting] = useState(false)
  const field = useId()
  const write = useWrite(
    (body: { text: string; fileIds: string[] }, idempotencyKey) =>
      api.caseThread.say({ params: { id }, body, idempotencyKey }),
    {
      onDone: () => {
        setText('')
        setFiles([])
      },
    },
  )
  const refused = write.error ? asApiError(write.error) : null
  const problem = refused?.fields.find(({ path }) => path === 'body.text')?.message
  const send = () => {
    if (text.trim() !== '' && !waiting && !write.isPending)
      write.mutate({ text: text.trim(), fileIds: files.map((file) => file.id) })
  }
  return (
    <div className="stack thread__say">
      <label htmlFor={field} className="strong">
        给申请人留言
      </label>
      <Input.TextArea
        id={field}
        rows={3}
        maxLength={MOST_WORDS}
        placeholder="要他做什么、到哪里、什么时候之前"
        value={text}
        onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) send()
        }}
        {...(problem === undefined ? {} : { status: 'error' as const })}
      />
      <FieldError text={problem} />
      <UploadField
        kind="attachment"
        value={files}
        onChange={setFiles}
        max={9}
        label="附文件"
        onBusy={setWaiting}
      />
      <Refusal error={problem === undefined ? refused : null} />
      <div className="row">
        <Button
          type="primary"
          loading={write.isPending}
          disabled={text.trim() === '' || waiting}
          onClick={send}
        >
          发给申请人 <kbd className="kbd">Ctrl+Enter</kbd>
        </Button>
        <span className="small muted">申请人会收到通知</span>
      </div>
    </div>
  )
}
