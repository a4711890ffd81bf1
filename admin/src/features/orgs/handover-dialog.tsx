import type { Handover, HandoverRow } from '@mingdu/shared/handovers/handovers.api'
import { Input } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'

/** Asks for the reason and says what follows before anything is handed over. */
export function HandoverDialog({
  person,
  rows,
  onClose,
  onDone,
}: {
  person: Handover['person']
  rows: { kind: HandoverRow['kind']; id: string; successorId: string | null }[]
  onClose: () => void
  onDone: () => void
}) {
  const [reason, setReason] = useState('')
  const toast = useToast()
  const write = useWrite(
    (_: null, idempotencyKey) =>
      api.handovers.make({
        params: { id: person.id },
        body: { reason: reason.trim(), rows },
        idempotencyKey,
      }),
    {
      onDone: () => {
        toast(`已交接 ${rows.length} 项`)
        onDone()
      },
    },
  )
  const refused = write.error?.fields.filter(({ path }) => path.startsWith('body.rows.')) ?? []
  return (
    <ConfirmDialog
      title="办理交接"
      okText="交接"
      busy={write.isPending}
      error={write.error}
      okDisabled={reason.trim().length < 2}
      onOk={() => write.mutate(null)}
      onCancel={onClose}
    >
      <p>
        把“{person.name}”的 {rows.length}{' '}
        项工作交出去，接手人会收到消息。限期不变，经过里记下交接。不能一键退回。
      </p>
      <label className="stack">
        原因
        <Input
          value={reason}
          maxLength={200}
          placeholder="如：调离本单位"
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {refused.length > 0 && (
        <ul className="small" aria-label="没有交接的原因">
          {refused.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
      )}
    </ConfirmDialog>
  )
}
