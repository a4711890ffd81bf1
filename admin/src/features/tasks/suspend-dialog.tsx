import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import type { ApiError } from '../../api/api-error'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

interface DialogProps {
  task: Task
  onClose: () => void
}

interface Approval {
  reason: string
  documentNo: string
}

/** The clock stops only by an approved act: its reason and document are written down. */
export function SuspendDialog({ task, onClose }: DialogProps) {
  const [form] = Form.useForm<Approval>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const suspend = useWrite((body: Approval & { version: number }, idempotencyKey) =>
    api.tasks.suspend({ params: { id: task.id }, body, idempotencyKey }),
  )
  const submit = (values: Approval) =>
    suspend.mutate(
      { ...values, version: task.version },
      {
        onSuccess: () => {
          toast('已暂停，时限停止计算')
          onClose()
        },
        onError: (error) => setRest(showFieldErrors(form, error, ['reason', 'documentNo'])),
      },
    )
  return (
    <ConfirmDialog
      title="暂停计时"
      okText="暂停"
      busy={suspend.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>从明天起不再计时，灯转为“暂停”；恢复后接着算。{task.handler?.name ?? task.org.name}会收到消息。</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="reason"
          label="原因"
          rules={[{ required: true, whitespace: true, min: 5, message: '请写明原因，至少 5 个字' }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <Form.Item
          name="documentNo"
          label="批准文号"
          rules={[{ required: true, whitespace: true, min: 2, message: '请填写批准文号' }]}
        >
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

export function ResumeDialog({ task, onClose }: DialogProps) {
  const toast = useToast()
  const resume = useWrite(
    (version: number, idempotencyKey) =>
      api.tasks.resume({ params: { id: task.id }, body: { version }, idempotencyKey }),
    {
      onDone: () => {
        toast('已恢复，时限继续计算')
        onClose()
      },
    },
  )
  return (
    <ConfirmDialog
      title="恢复办理"
      okText="恢复"
      busy={resume.isPending}
      error={resume.error}
      onOk={() => resume.mutate(task.version)}
      onCancel={onClose}
    >
      <p>时限从今天起继续计算，限期按暂停的工作日顺延。</p>
    </ConfirmDialog>
  )
}
