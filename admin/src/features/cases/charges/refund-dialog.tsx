import type { Case } from '@mingdu/shared/cases/cases.schema'
import { amountText } from '@mingdu/shared/cases/charges.rules'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { AreaField } from '../../../components/text-fields'
import { useToast } from '../../../components/toast'

/** Gives a charge back, with why. */
export function RefundDialog({ one, n, onClose }: { one: Case; n: number; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const toast = useToast()
  const write = useWrite(
    (text: string, idempotencyKey) =>
      api.charges.refund({
        params: { id: one.id, n },
        body: { version: one.version, reason: text },
        idempotencyKey,
      }),
    {
      onDone: () => {
        toast('退费已登记')
        onClose()
      },
    },
  )
  const charge = one.charges[n]
  const isShort = reason.trim().length < 2
  const send = () => {
    setTried(true)
    if (!isShort) write.mutate(reason.trim())
  }
  return (
    <ConfirmDialog
      title="登记退费"
      okText="登记退费"
      busy={write.isPending}
      error={write.error}
      onOk={send}
      onCancel={onClose}
    >
      <p className="num">
        把“{charge?.name}”{amountText(charge?.amount ?? 0)}退给申请人。登记后不能撤销，这笔的预警随之消除。
      </p>
      <AreaField
        label="退费原因"
        maxLength={200}
        value={reason}
        error={tried && isShort ? '请写退费原因，至少 2 个字' : undefined}
        onChange={setReason}
      />
    </ConfirmDialog>
  )
}
