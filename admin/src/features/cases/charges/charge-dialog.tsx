import type { Case } from '@mingdu/shared/cases/cases.schema'
import { InputNumber } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { FieldError, LineField } from '../../../components/text-fields'
import { useToast } from '../../../components/toast'

interface Draft {
  name: string
  /** 元, as typed. */
  yuan: number | null
  receiptNo: string
}

/** What was taken, with its 票据; what was typed stays until it is kept. */
export function ChargeDialog({ one, onClose }: { one: Case; onClose: () => void }) {
  const [draft, setDraft] = useState<Draft>({ name: '', yuan: null, receiptNo: '' })
  const [tried, setTried] = useState(false)
  const amountId = useId()
  const toast = useToast()
  const write = useWrite(
    (body: { name: string; amount: number; receiptNo: string }, idempotencyKey) =>
      api.charges.charge({ params: { id: one.id }, body: { version: one.version, ...body }, idempotencyKey }),
    {
      onDone: ({ charges }) => {
        const outside = charges.at(-1)?.outside ?? ''
        toast(outside === '' ? '收费已登记' : `收费已登记。${outside}，监察会看到；收错了请退费。`)
        onClose()
      },
    },
  )
  const problems = tried ? problemsOf(draft) : {}
  const at = (field: string) => write.error?.fields.find(({ path }) => path === `body.${field}`)?.message
  const send = () => {
    setTried(true)
    if (Object.keys(problemsOf(draft)).length > 0 || draft.yuan === null) return
    const { name, yuan, receiptNo } = draft
    write.mutate({ name: name.trim(), amount: Math.round(yuan * 100), receiptNo: receiptNo.trim() })
  }
  return (
    <ConfirmDialog
      title={`登记收费：${one.title}`}
      okText="登记收费"
      busy={write.isPending}
      error={write.error?.fields.length ? null : write.error}
      onOk={send}
      onCancel={onClose}
    >
      <LineField
        label="收费项目（与办事指南一致）"
        maxLength={100}
        value={draft.name}
        error={problems.name ?? at('name')}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <div>
        <label htmlFor={amountId}>金额（元）</label>
        <InputNumber<number>
          id={amountId}
          style={{ width: '100%' }}
          min={0.01}
          max={1_000_000}
          precision={2}
          value={draft.yuan}
          onChange={(yuan) => setDraft({ ...draft, yuan })}
        />
        <FieldError text={problems.yuan ?? at('amount')} />
      </div>
      <LineField
        label="票据号"
        maxLength={50}
        value={draft.receiptNo}
        error={problems.receiptNo ?? at('receiptNo')}
        onChange={(receiptNo) => setDraft({ ...draft, receiptNo })}
      />
      <p className="note">
        只登记已经收取的费用。不在办事指南内或高于标准的会标红并预警，申请人也能看到金额。
      </p>
    </ConfirmDialog>
  )
}

function problemsOf({ name, yuan, receiptNo }: Draft): Partial<Record<keyof Draft, string>> {
  return {
    ...(name.trim().length < 2 ? { name: '请写收费项目，至少 2 个字' } : {}),
    ...(yuan === null ? { yuan: '请写金额' } : {}),
    ...(receiptNo.trim().length < 2 ? { receiptNo: '请写票据号' } : {}),
  }
}
