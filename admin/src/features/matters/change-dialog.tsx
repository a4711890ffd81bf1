import { refusalText } from '@mingdu/shared/kernel/refusals'
import type { ChangeBody } from '@mingdu/shared/matters/change-requests.api'
import { CHANGE_KINDS } from '@mingdu/shared/matters/change-requests.states'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { ChangeNodeFields } from './change-node-fields'
import { changeBodyOf, childrenOf, TOP, type ChangeValues } from './change-values'
import { ChangeWeights, sumOf, wantedOf } from './change-weights'
import { useChanges } from './matter-queries'

const FIELDS = ['reason', 'taskId', 'due', 'orgId', 'handlerId']
const KINDS = Object.entries(CHANGE_KINDS).map(([value, label]) => ({ value, label }))

/** 申请变更: weights, a deadline, an org, a task or the whole matter after 派单; another person decides. */
export function ChangeDialog({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const [form] = Form.useForm<ChangeValues>()
  const kind = Form.useWatch('kind', form) ?? 'weights'
  const parent = Form.useWatch('parent', form) ?? TOP
  const [weights, setWeights] = useState<Record<string, number>>({})
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const pending = useChanges(matter.id).data?.items.some(({ state }) => state === 'open') ?? false
  const siblings = childrenOf(matter.tree, parent)
  const wanted = wantedOf(siblings, weights)
  const write = useWrite((body: ChangeBody, idempotencyKey) =>
    api.changeRequests.make({ params: { id: matter.id }, body, idempotencyKey }),
  )
  const submit = (values: ChangeValues) => {
    const changed = siblings.map(({ id }, i) => ({ taskId: id, weight: wanted[i] ?? 1 }))
    write.mutate(changeBodyOf(values, matter, changed), {
      onSuccess: ({ level, kind: asked }) => {
        toast(asked === 'deadline' && level === 'leader' ? '已提交，由领导审批' : '已提交，批准后生效')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  }
  return (
    <ConfirmDialog
      title="申请变更"
      okText="提交申请"
      busy={write.isPending}
      error={rest}
      okDisabled={pending || (kind === 'weights' && sumOf(wanted) !== 100)}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>派单后的变更要由另一人批准才生效，改限期按延期的权限审批；变更前后都留记录。</p>
      {pending && (
        <p className="note note--yellow" role="status">
          {refusalText('change.open')}
        </p>
      )}
      <Form form={form} layout="vertical" initialValues={{ kind: 'weights', parent: TOP }} onFinish={submit}>
        <Form.Item name="kind" label="变更什么">
          <Radio.Group options={KINDS} onChange={() => form.setFieldValue('taskId', undefined)} />
        </Form.Item>
        {kind === 'weights' && <ChangeWeights {...{ matter, siblings, weights }} onChange={setWeights} />}
        <ChangeNodeFields kind={kind} matter={matter} form={form} />
        {kind === 'cancelMatter' && <p>批准后，事项和没有办结的任务都停办，承办人会收到通知，不能恢复。</p>}
        <Form.Item
          name="reason"
          label="变更原因"
          rules={[{ required: true, whitespace: true, min: 5, message: '请写明变更原因，至少 5 个字' }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}
