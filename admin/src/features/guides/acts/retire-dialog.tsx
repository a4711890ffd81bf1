import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { Input } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { useToast } from '../../../components/toast'

interface RetireDialogProps {
  guide: Guide
  onClose: () => void
  onDone: (guide: Guide) => void
}

export function RetireDialog({ guide, onClose, onDone }: RetireDialogProps) {
  const [note, setNote] = useState('')
  const toast = useToast()
  const retire = useWrite(
    (body: { version: number; note: string }, idempotencyKey) =>
      api.guides.retire({ params: { id: guide.id }, body, idempotencyKey }),
    {
      onDone: (saved) => {
        toast('已下线')
        onDone(saved)
      },
    },
  )
  return (
    <ConfirmDialog
      title="下线这份指南"
      okText="下线"
      danger
      busy={retire.isPending}
      error={retire.error}
      okDisabled={note.trim().length < 2}
      onOk={() => retire.mutate({ version: guide.version, note: note.trim() })}
      onCancel={onClose}
    >
      <p>下线后群众查不到“{guide.title}”，也不能再打印告知书。已收的件按原版本办完。以后可以再发布。</p>
      <div>
        <label htmlFor="retire-note">下线原因</label>
        <Input.TextArea
          id="retire-note"
          autoFocus
          rows={2}
          maxLength={500}
          placeholder="如：事项已取消"
          value={note}
          onChange={(e) => setNote(e.target.value)}
        />
      </div>
    </ConfirmDialog>
  )
}
