import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { SupervisorItem } from './supervisor-item'

interface Values {
  supervisorId: string
  reason: string
}

/** 换督查员: who takes over, and why; what waits goes along. */
export function SupervisorDialog({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const { id, version, supervisor } = matter
  const write = useWrite(({ supervisorId, reason }: Values, idempotencyKey) => {
    const body = { version, supervisorId, reason: reason.trim() }
    return api.matters.changeSupervisor({ params: { id }, body, idempotencyKey })
  })
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: (after) => {
        toast(`已改由${after.supervisor.name}任责任督查员`)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['supervisorId', 'reason'])),
    })
  return (
    <ConfirmDialog
      title="换督查员"
      okText="换督查员"
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>
        现在是{supervisor.name}。{waitingText(matter)}
        事项、任务和待做的回头看都交给新的督查员，新旧两人都收到消息；承办人看到的联系人随之更换，时限不变。
      </p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <SupervisorItem exceptId={supervisor.id} />
        <Form.Item
          name="reason"
          label="换人原因"
          rules={[{ required: true, whitespace: true, min: 5, message: '请写明换人原因，至少 5 个字' }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

/** What the one who takes over finds waiting. */
function waitingText({ tree }: Matter): string {
  const count = (state: 'toVerify' | 'returned') =>
    tree.filter((task) => task.leaf && task.state === state).length
  const [reports, returns] = [count('toVerify'), count('returned')]
  const found = [
    ...(reports > 0 ? [`待核验 ${reports} 项`] : []),
    ...(returns > 0 ? [`退回待决定 ${returns} 项`] : []),
  ]
  return found.length === 0 ? '' : `等督查办的：${found.join('、')}。`
}
