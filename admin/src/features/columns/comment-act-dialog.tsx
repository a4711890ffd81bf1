import type { ArticleComment } from '@mingdu/shared/columns/comments.schema'
import { COMMENT_ACTS, type CommentAct } from '@mingdu/shared/columns/columns.states'
import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

interface Values {
  reason?: string
  text?: string
}

/** What each act leads to, said before it is done. */
const WHAT: Record<CommentAct, string> = {
  show: '马上公开，姓名只显示姓。',
  hide: '群众看不到这条，提问的人看得到“不显示”。理由只在系统里记录。',
  answer: '以您的姓名和身份公开回答，回答后不能改，可以再补充。',
}

interface ActProps {
  act: CommentAct
  comment: ArticleComment
  onClose: () => void
}

export function CommentActDialog({ act, comment, onClose }: ActProps) {
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  // told before the list is read again: the row may be gone from it by then
  const done = () => {
    toast(`${COMMENT_ACTS[act]}：已办好`)
    onClose()
  }
  const write = useWrite((values: Values, key) => perform(act, comment, values, key), { onDone: done })
  const submit = (values: Values) =>
    write.mutate(values, { onError: (error) => setRest(showFieldErrors(form, error, ['reason', 'text'])) })
  return (
    <ConfirmDialog
      title={`${COMMENT_ACTS[act]}${comment.side === 'citizen' ? '提问' : '评论'}`}
      okText={COMMENT_ACTS[act]}
      danger={act === 'hide'}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <blockquote className="phone__quote prewrap">{comment.text}</blockquote>
      <p>{WHAT[act]}</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        {act === 'hide' && (
          <Form.Item
            name="reason"
            label="理由"
            rules={[{ required: true, whitespace: true, min: 5, message: '请写明理由，至少 5 个字' }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
        {act === 'answer' && (
          <Form.Item
            name="text"
            label="回答"
            rules={[{ required: true, whitespace: true, min: 2, message: '请写回答' }]}
          >
            <Input.TextArea rows={6} maxLength={1000} showCount />
          </Form.Item>
        )}
      </Form>
    </ConfirmDialog>
  )
}

function perform(
  act: CommentAct,
  { id, version }: ArticleComment,
  { reason = '', text = '' }: Values,
  idempotencyKey: string,
): Promise<ArticleComment> {
  const at = { params: { id }, idempotencyKey }
  switch (act) {
    case 'show':
      return api.columnComments.show({ ...at, body: { version } })
    case 'hide':
      return api.columnComments.hide({ ...at, body: { version, reason: reason.trim() } })
    case 'answer':
      return api.columnComments.answer({ ...at, body: { version, text: text.trim() } })
  }
}
