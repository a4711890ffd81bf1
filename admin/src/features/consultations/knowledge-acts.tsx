import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { EntryDialog } from './entry-dialog'

type Dialog = 'revise' | 'publish' | 'withdraw'

/** What may be done with an entry: written on, published by another, withdrawn, found useful. */
export function KnowledgeActs({ entry }: { entry: Knowledge }) {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const { id, version, allowedActions, foundUseful, publishedAt, topic, question, answer, basis } = entry
  const toast = useToast()
  const useful = useWrite(
    (at: string, idempotencyKey) => api.knowledge.useful({ params: { id: at }, idempotencyKey }),
    { onDone: () => toast('已记下') },
  )
  const close = () => setDialog(null)
  return (
    <div className="row row--wrap">
      {allowedActions.includes('publish') && (
        <Button type="primary" onClick={() => setDialog('publish')}>
          发布
        </Button>
      )}
      {allowedActions.includes('revise') && <Button onClick={() => setDialog('revise')}>修改</Button>}
      {allowedActions.includes('withdraw') && (
        <Button danger onClick={() => setDialog('withdraw')}>
          撤回
        </Button>
      )}
      {publishedAt !== null && (
        <Button
          disabled={foundUseful}
          loading={useful.isPending}
          aria-pressed={foundUseful}
          onClick={() => useful.mutate(id)}
        >
          {foundUseful ? '您觉得有用' : '有用'}
        </Button>
      )}
      <Refusal error={useful.error} />
      {dialog === 'revise' && (
        <EntryDialog
          at={{ id, version }}
          start={{ topic: topic.key, question, answer, basis }}
          onClose={close}
          onDone={close}
        />
      )}
      {dialog === 'publish' && <PublishDialog entry={entry} onClose={close} />}
      {dialog === 'withdraw' && <WithdrawDialog entry={entry} onClose={close} />}
    </div>
  )
}

interface DialogProps {
  entry: Knowledge
  onClose: () => void
}

function PublishDialog({ entry: { id, version, question, author }, onClose }: DialogProps) {
  const toast = useToast()
  const write = useWrite((_: null, idempotencyKey) =>
    api.knowledge.publish({ params: { id }, body: { version }, idempotencyKey }),
  )
  return (
    <ConfirmDialog
      title={`发布：${question}`}
      okText="发布"
      busy={write.isPending}
      error={write.error}
      onOk={() =>
        write.mutate(null, {
          onSuccess: () => {
            toast('已发布，各单位看得到')
            onClose()
          },
        })
      }
      onCancel={onClose}
    >
      <p>由{author?.name ?? '另一位督查人员'}起草。发布后本区各单位都看得到，提问时会先推荐它。</p>
    </ConfirmDialog>
  )
}

function WithdrawDialog({ entry: { id, version, question }, onClose }: DialogProps) {
  const [form] = Form.useForm<{ reason: string }>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite(({ reason }: { reason: string }, idempotencyKey) =>
    api.knowledge.withdraw({ params: { id }, body: { version, reason: reason.trim() }, idempotencyKey }),
  )
  const submit = (values: { reason: string }) =>
    write.mutate(values, {
      onSuccess: () => {
        toast('已撤回')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['reason'])),
    })
  return (
    <ConfirmDialog
      title={`撤回：${question}`}
      okText="撤回"
      danger
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>撤回后各单位看不到这一条，答复时也不能引用。改好以后可以再发布。</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="reason"
          label="原因"
          rules={[{ required: true, whitespace: true, min: 5, message: '请写明原因，至少 5 个字' }]}
        >
          <Input.TextArea rows={3} maxLength={200} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}
