import {
  OVERSIGHT_LEVELS,
  OVERSIGHT_TAGS,
  type OversightLevel,
  type OversightTag,
} from '@mingdu/shared/oversight/oversight.states'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

interface Values {
  matterId: string
  level: OversightLevel
  tags?: OversightTag[]
  hours?: number | null
  text?: string
}
const FIELDS = ['matterId', 'level', 'tags', 'hours', 'text']
const LEVELS = ([1, 2, 3, 4, 5] as const).map((value) => ({ value, label: OVERSIGHT_LEVELS[value] }))
const TAGS = Object.entries(OVERSIGHT_TAGS).map(([value, label]) => ({ value, label }))

/** One opinion of one matter for this quarter. */
export function RateDialog({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const [q, setQ] = useState('')
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const matters = useQuery({
    queryKey: ['matters', 'find', q],
    queryFn: () => api.matters.list({ query: { ...(q === '' ? {} : { q }), limit: 20 } }),
  })
  const write = useWrite(({ hours, text = '', tags = [], ...values }: Values, idempotencyKey) =>
    api.oversight.rate({
      body: { ...values, tags, hours: hours ?? 0, text: text.trim() },
      idempotencyKey,
    }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: ({ answerDue }) => {
        toast(`已评价，督查室应在 ${answerDue} 前答复`)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  return (
    <ConfirmDialog
      title="评价督查"
      okText="提交评价"
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>以单位的名义评价，督查室只看到单位，看不到您的姓名。每件事项每季一次，提交后不能改。</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="matterId" label="督查事项" rules={[{ required: true, message: '请选督查事项' }]}>
          <Select
            showSearch={{ filterOption: false, onSearch: setQ }}
            loading={matters.isLoading}
            placeholder="输入编号或名称查找"
            options={(matters.data?.items ?? []).map(({ id, no, title }) => ({
              value: id,
              label: `${no ?? ''} ${title}`.trim(),
            }))}
          />
        </Form.Item>
        <Form.Item name="level" label="总体评价" rules={[{ required: true, message: '请选一项' }]}>
          <Radio.Group options={LEVELS} />
        </Form.Item>
        <Form.Item name="tags" label="哪些方面（可不选）">
          <Checkbox.Group options={TAGS} />
        </Form.Item>
        <Form.Item name="hours" label="为这项督查多花的工时（小时，可不填）">
          <InputNumber min={0} max={2000} precision={0} style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="text" label="想说的话（可不填）">
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}
