import type { Article } from '@mingdu/shared/columns/columns.schema'
import { ARTICLE_ACTS, type ArticleAct } from '@mingdu/shared/columns/columns.states'
import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { MomentField } from '../../components/moment-field'
import { useToast } from '../../components/toast'

export type DialogAct = Exclude<ArticleAct, 'edit' | 'proposeResult'>

interface Values {
  reason?: string
  publishAt?: string | null
}

/** What each act leads to, said before it is done. */
const WHAT: Record<DialogAct, string> = {
  submit: '送督查室主任审核，同时做内容安全检查。审核以前可以取回。',
  takeBack: '取回后可以再改，改好重新送审。',
  approve: '不选时间就立即发布，选了就到时自动发布，并告诉订阅的群众。',
  sendBack: '退给拟稿人修改，改好重新送审。',
  unschedule: '不再到时发布，退给拟稿人。',
  withdraw: '公开页只说已经撤回，不再显示内容和原因。不能恢复。',
  discard: '这篇稿件不再发布，记录保留，不能恢复。',
  approveResult: '整改结果和整改后的照片立即公开。',
  returnResult: '整改结果不公开，退给报送人重报。',
}

const WITH_REASON: readonly DialogAct[] = ['sendBack', 'unschedule', 'withdraw', 'discard', 'returnResult']

interface ActProps {
  act: DialogAct
  article: Article
  onClose: () => void
  /** Instead of closing, once it is done. */
  onDone?: () => void
}

export function ArticleActDialog({ act, article, onClose, onDone = onClose }: ActProps) {
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  // told before the lists are read again: the page behind may be another one by then
  const done = () => {
    toast(`${ARTICLE_ACTS[act]}：已办好`)
    onDone()
  }
  const write = useWrite((values: Values, key) => perform(act, article, values, key), { onDone: done })
  const submit = (values: Values) =>
    write.mutate(values, { onError: (error) => setRest(showFieldErrors(form, error, ['reason'])) })
  return (
    <ConfirmDialog
      title={`${ARTICLE_ACTS[act]}：${article.title}`}
      okText={ARTICLE_ACTS[act]}
      danger={act === 'withdraw' || act === 'discard'}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{WHAT[act]}</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        {act === 'approve' && (
          <Form.Item name="publishAt" label="发布时间（不选就立即发布）">
            <MomentField label="发布时间" />
          </Form.Item>
        )}
        {WITH_REASON.includes(act) && (
          <Form.Item
            name="reason"
            label="理由"
            rules={[{ required: true, whitespace: true, min: 5, message: '请写明理由，至少 5 个字' }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
      </Form>
    </ConfirmDialog>
  )
}

function perform(
  act: DialogAct,
  { id, version }: Article,
  { reason = '', publishAt = null }: Values,
  idempotencyKey: string,
): Promise<Article> {
  const at = { params: { id }, idempotencyKey }
  switch (act) {
    case 'submit':
    case 'takeBack':
    case 'approveResult':
      return api.columns[act]({ ...at, body: { version } })
    case 'approve':
      return api.columns.approve({ ...at, body: { version, publishAt } })
    case 'sendBack':
    case 'unschedule':
    case 'withdraw':
    case 'discard':
    case 'returnResult':
      return api.columns[act]({ ...at, body: { version, reason: reason.trim() } })
  }
}
