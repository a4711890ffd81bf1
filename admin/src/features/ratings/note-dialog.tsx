import { Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'

interface NoteDialogProps {
  title: string
  okText: string
  /** Said when it is done. */
  done: string
  label: string
  hint: string
  /** Whether everything beside the note is chosen. */
  ready?: boolean
  act: (note: string, idempotencyKey: string) => Promise<unknown>
  onClose: () => void
  children?: ReactNode
}

const LEAST = 2

/** One act with its note; what was refused is said inside. */
export function NoteDialog(props: NoteDialogProps) {
  const { title, okText, done, label, hint, ready = true, act, onClose, children } = props
  const [note, setNote] = useState('')
  const toast = useToast()
  const write = useWrite(act, {
    onDone: () => {
      toast(done)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={title}
      okText={okText}
      busy={write.isPending}
      error={write.error}
      okDisabled={!ready || note.trim().length < LEAST}
      onOk={() => write.mutate(note.trim())}
      onCancel={onClose}
    >
      {children}
      <Input.TextArea
        aria-label={label}
        rows={4}
        maxLength={500}
        showCount
        placeholder={hint}
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
    </ConfirmDialog>
  )
}
