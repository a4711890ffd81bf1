import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { useTopicOptions } from './consultation-queries'

interface Values {
  topic: string
  question: string
  answer: string
  basis: string
}

interface EntryDialogProps {
  /** The entry that is written on; none: a new one. */
  at?: { id: string; version: number }
  start: Partial<Values> & { consultationId?: string }
  onClose: () => void
  onDone: (id: string) => void
}

export const NEW_ENTRY: Partial<Values> = { basis: '' }
const FIELDS = ['topic', 'question', 'answer', 'basis']

/** Writes an entry of the 知识库, of a 咨询 or of one's own; another person publishes it. */
export function EntryDialog({ at, start, onClose, onDone }: EntryDialogProps) {
  const { consultationId, ...initial } = start
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const topics = useTopicOptions()
  const write = useWrite((body: Values, idempotencyKey) =>
    at
      ? api.knowledge.revise({
          ...{ params: { id: at.id }, body: { version: at.version, ...body }, idempotencyKey },
        })
      : api.knowledge.draft({
          body: { ...body, ...(consultationId ? { consultationId } : {}) },
          idempotencyKey,
        }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: ({ id }) => {
        toast('已保存，由另一位督查人员发布')
        onDone(id)
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  return (
    <ConfirmDialog
      title={at ? '修改知识库条目' : '起草知识库条目'}
      okText="保存"
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>写给所有单位看：不写提问人和提问单位的名称。发布以前，读者看到的不变。</p>
      <Form form={form} layout="vertical" initialValues={initial} onFinish={submit}>
        <Form.Item name="topic" label="主题" rules={[{ required: true, message: '请选主题' }]}>
          <Select options={topics} />
        </Form.Item>
        <Form.Item name="question" label="问题" rules={[wordsRule('问题')]}>
          <Input.TextArea rows={2} maxLength={200} showCount />
        </Form.Item>
        <Form.Item name="answer" label="答复" rules={[wordsRule('答复')]}>
          <Input.TextArea rows={5} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="basis" label="依据（可不填）">
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

function wordsRule(name: string) {
  return { required: true, whitespace: true, min: 5, message: `请写${name}，至少 5 个字` }
}
