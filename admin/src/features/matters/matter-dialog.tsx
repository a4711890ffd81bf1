import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { Form, Input, Radio } from 'antd'
import { useState, type ReactNode } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { IssueNotice } from './issue-notice'

export type MatterAct = 'approve' | 'issue' | 'complete' | 'close' | 'cancel'

interface ActText {
  title: string
  ok: string
  done: string
  what: (matter: Matter) => ReactNode
  /** The field to fill, and whether it must be. */
  field: { name: 'note' | 'conclusion'; label: string; required: string | null }
}

const ACTS: Record<MatterAct, ActText> = {
  approve: {
    title: '批准立项',
    ok: '批准',
    done: '已批准立项',
    what: () => '批准后编号，任务分解仍可修改，派单后才通知承办单位。',
    field: { name: 'note', label: '批准意见（可不填）', required: null },
  },
  issue: {
    title: '派单',
    ok: '派单',
    done: '已派单，时限起算',
    what: (matter) => <IssueNotice matter={matter} />,
    field: { name: 'note', label: '派单说明（可不填）', required: null },
  },
  complete: {
    title: '办结',
    ok: '办结',
    done: '已办结',
    what: () => '办结后各项任务不再计时，等另一人核查后销号。',
    field: { name: 'conclusion', label: '办理结果', required: '请写明办理结果，至少 5 个字' },
  },
  close: {
    title: '销号',
    ok: '销号',
    done: '已销号',
    what: () => '销号后事项归档，不再变动。办结或核验过本事项的人不能销号。',
    field: { name: 'note', label: '核查情况', required: '请写明核查情况，至少 5 个字' },
  },
  cancel: {
    title: '撤销事项',
    ok: '撤销事项',
    done: '已撤销',
    what: (matter) =>
      `“${matter.title}”和它的 ${matter.tasks.total} 项任务都停办，不再计时，也不再提醒；记录保留。撤销后不能恢复。`,
    field: { name: 'note', label: '撤销原因', required: '请写明撤销原因，至少 5 个字' },
  },
}

interface DialogValues {
  note?: string
  conclusion?: string
  outcome?: 'closed' | 'longTerm'
}

export function MatterDialog({
  act,
  matter,
  onClose,
}: {
  act: MatterAct
  matter: Matter
  onClose: () => void
}) {
  const { title, ok, done, what, field } = ACTS[act]
  const [form] = Form.useForm<DialogValues>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((values: DialogValues, idempotencyKey) =>
    perform(act, matter, values, idempotencyKey),
  )
  const submit = (values: DialogValues) =>
    write.mutate(values, {
      onSuccess: () => {
        toast(done)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['note', 'conclusion', 'outcome'])),
    })
  const required =
    field.required === null ? [] : [{ required: true, whitespace: true, min: 5, message: field.required }]
  return (
    <ConfirmDialog
      title={title}
      okText={ok}
      danger={act === 'cancel'}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <div>{what(matter)}</div>
      <Form form={form} layout="vertical" initialValues={{ outcome: 'closed' }} onFinish={submit}>
        {act === 'close' && (
          <Form.Item name="outcome" label="结论">
            <Radio.Group
              options={[
                { value: 'closed', label: '销号' },
                { value: 'longTerm', label: '转长期坚持' },
              ]}
            />
          </Form.Item>
        )}
        <Form.Item name={field.name} label={field.label} rules={required}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

function perform(
  act: MatterAct,
  matter: Matter,
  values: DialogValues,
  idempotencyKey: string,
): Promise<Matter> {
  const { version } = matter
  const params = { id: matter.id }
  const note = values.note?.trim() ?? ''
  switch (act) {
    case 'approve':
      return api.matters.approve({ params, body: { version, note }, idempotencyKey })
    case 'issue':
      return api.matters.issue({ params, body: { version, note }, idempotencyKey })
    case 'complete':
      return api.matters.complete({
        params,
        body: { version, conclusion: values.conclusion?.trim() ?? '' },
        idempotencyKey,
      })
    case 'close':
      return api.matters.close({
        params,
        body: { version, outcome: values.outcome ?? 'closed', note },
        idempotencyKey,
      })
    case 'cancel':
      return api.matters.cancel({ params, body: { version, note }, idempotencyKey })
  }
}
