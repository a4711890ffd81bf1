import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import { DELEGATION_ACTS, type DelegationAct } from '@mingdu/shared/delegations/delegations.states'
import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { NEEDS_NOTE, WHAT } from './delegation-words'

interface Values {
  note?: string
}

/** 接受, 谢绝, 收回, 交回. */
export function TurnDialog({
  act,
  one,
  onClose,
}: {
  act: DelegationAct
  one: Delegation
  onClose: () => void
}) {
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite(({ note = '' }: Values, idempotencyKey) =>
    api.delegations[act]({
      params: { id: one.id },
      body: { version: one.version, note: note.trim() },
      idempotencyKey,
    }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: () => {
        toast(`已${DELEGATION_ACTS[act]}`)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['note'])),
    })
  return (
    <ConfirmDialog
      title={`${DELEGATION_ACTS[act]}授权`}
      okText={DELEGATION_ACTS[act]}
      danger={act === 'revoke' || act === 'giveUp'}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{WHAT[act]}</p>
      {act !== 'accept' && (
        <Form form={form} layout="vertical" onFinish={submit}>
          <Form.Item
            name="note"
            label={NEEDS_NOTE.includes(act) ? '原因' : '原因（可不填）'}
            rules={
              NEEDS_NOTE.includes(act)
                ? [{ required: true, whitespace: true, min: 2, message: '请写明原因，至少 2 个字' }]
                : []
            }
          >
            <Input.TextArea rows={3} maxLength={200} showCount />
          </Form.Item>
        </Form>
      )}
      {act === 'accept' && <Form form={form} onFinish={submit} />}
    </ConfirmDialog>
  )
}
