import type { ChangeBody } from '@mingdu/shared/matters/change-requests.api'
import { CHANGE_KINDS, type ChangeKind } from '@mingdu/shared/matters/change-requests.states'
import type { Matter, TreeTask } from '@mingdu/shared/matters/matters.schema'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { evenWeights, scaledWeights } from '@mingdu/shared/parts/weights'

interface Values {
  kind: ChangeKind
  reason: string
  parent?: string
  taskId?: string
}
const TOP = 'top'

/** 申请变更: weights, a task or the whole matter after 派单; another person decides. */
export function ChangeDialog({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? 'weights'
  const parent = Form.useWatch('parent', form) ?? TOP
  const [weights, setWeights] = useState<Record<string, number>>({})
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const siblings = childrenOf(matter.tree, parent)
  const wanted = siblings.map((task) => weights[task.id] ?? task.weight)
  const sum = wanted.reduce((total, weight) => total + weight, 0)
  const share = (shares: readonly number[]) =>
    setWeights({ ...weights, ...Object.fromEntries(siblings.map(({ id }, i) => [id, shares[i] ?? 1])) })
  const write = useWrite((body: ChangeBody, idempotencyKey) =>
    api.changeRequests.make({ params: { id: matter.id }, body, idempotencyKey }),
  )
  const submit = (values: Values) =>
    write.mutate(bodyOf(values, matter, siblings, weights), {
      onSuccess: () => {
        toast('已提交，批准后生效')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['reason', 'taskId'])),
    })
  return (
    <ConfirmDialog
      title="申请变更"
      okText="提交申请"
      busy={write.isPending}
      error={rest}
      okDisabled={kind === 'weights' && sum !== 100}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>派单后的权重调整和撤销，要由另一人批准才生效；变更前后都留记录。</p>
      <Form form={form} layout="vertical" initialValues={{ kind: 'weights', parent: TOP }} onFinish={submit}>
        <Form.Item name="kind" label="变更什么">
          <Radio.Group options={Object.entries(CHANGE_KINDS).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        {kind === 'weights' && (
          <>
            <Form.Item name="parent" label="哪一级">
              <Select options={parentsOf(matter)} />
            </Form.Item>
            {siblings.map((task) => (
              <label key={task.id} className="row num change-weight">
                <span className="grow">{task.title}</span>
                <span className="muted">{task.weight} →</span>
                <InputNumber
                  aria-label={`${task.title} 新权重`}
                  min={1}
                  max={100}
                  precision={0}
                  value={weights[task.id] ?? task.weight}
                  onChange={(weight) => setWeights({ ...weights, [task.id]: weight ?? 1 })}
                />
              </label>
            ))}
            <p className={sum === 100 ? 'small muted num' : 'small num change-sum--wrong'} aria-live="polite">
              合计 {sum}，应为 100
              {sum !== 100 && `，${sum < 100 ? `还差 ${100 - sum}` : `多了 ${sum - 100}`}`}
            </p>
            {siblings.length > 0 && (
              <p className="row">
                <button
                  type="button"
                  className="link-button"
                  onClick={() => share(evenWeights(siblings.length))}
                >
                  平均分配
                </button>
                {sum !== 100 && (
                  <button type="button" className="link-button" onClick={() => share(scaledWeights(wanted))}>
                    按比例补足
                  </button>
                )}
              </p>
            )}
          </>
        )}
        {kind === 'cancelTask' && (
          <Form.Item name="taskId" label="撤销哪项任务" rules={[{ required: true, message: '请选任务' }]}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={cancellable(matter.tree)} />
          </Form.Item>
        )}
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

function bodyOf(
  { kind, reason, taskId = '' }: Values,
  { version }: Matter,
  siblings: readonly TreeTask[],
  weights: Record<string, number>,
): ChangeBody {
  const base = { version, reason: reason.trim() }
  if (kind === 'cancelMatter') return { kind, ...base }
  if (kind === 'cancelTask') return { kind, ...base, taskId }
  const wanted = siblings.map((task) => ({ taskId: task.id, weight: weights[task.id] ?? task.weight }))
  return { kind, ...base, weights: wanted }
}

function childrenOf(tree: readonly TreeTask[], parent: string): TreeTask[] {
  const parentId = parent === TOP ? null : parent
  return tree.filter((task) => task.parentId === parentId && task.state !== 'cancelled')
}

function parentsOf({ title, tree }: Matter) {
  const inner = tree.filter((task) => !task.leaf && task.state !== 'cancelled')
  return [
    { value: TOP, label: `${title}（第一级）` },
    ...inner.map((task) => ({ value: task.id, label: `${task.no} ${task.title}` })),
  ]
}

function cancellable(tree: readonly TreeTask[]) {
  return tree
    .filter((task) => task.state !== 'done' && task.state !== 'cancelled')
    .map((task) => ({ value: task.id, label: `${task.no} ${task.title}` }))
}
