import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { useAnswererOptions, useTopicOptions } from './consultation-queries'

interface Values {
  topic: string
  responsibleId?: string
  note?: string
}

/** 转办: to another topic or another person; the promise stays. */
export function TransferDialog({ one, onClose }: { one: Consultation; onClose: () => void }) {
  const { id, version, topic } = one
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const topics = useTopicOptions()
  const people = useAnswererOptions()
  const write = useWrite(({ note = '', responsibleId, ...values }: Values, idempotencyKey) =>
    api.consultations.transfer({
      params: { id },
      body: { version, ...values, note: note.trim(), ...(responsibleId ? { responsibleId } : {}) },
      idempotencyKey,
    }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: () => {
        toast('已转办，对方会收到消息')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['topic', 'responsibleId', 'note'])),
    })
  return (
    <ConfirmDialog
      title="转办这次咨询"
      okText="转办"
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>承诺的答复时间不变。不指定人的，由这个主题的负责人答复；主题没有负责人的，督查人员都可以接办。</p>
      <Form form={form} layout="vertical" initialValues={{ topic: topic.key }} onFinish={submit}>
        <Form.Item name="topic" label="主题" rules={[{ required: true, message: '请选主题' }]}>
          <Select options={topics} />
        </Form.Item>
        <Form.Item name="responsibleId" label="由谁答复（可不选）">
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={people} />
        </Form.Item>
        <Form.Item name="note" label="说明（可不填）">
          <Input.TextArea rows={2} maxLength={200} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}
