import type { Bulletin } from '@mingdu/shared/bulletins/bulletins.schema'
import { BULLETIN_ACTS, type BulletinAct } from '@mingdu/shared/bulletins/bulletins.states'
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
}

/** What each act leads to, said before it is done. */
const WHAT: Record<Exclude<BulletinAct, 'edit'>, string> = {
  issue: '以您的名义印发，当时编号，通知本区各单位负责人和领导。印发后文字和数字都不能再改，有错只能撤回。',
  refresh: '数字改取现在的。系统写的文字跟着变，您改过的文字不动。',
  withdraw: '通知收到这份通报的人它已撤回和原因。编号保留，不能恢复。',
  discard: '这份拟稿不再印发，记录保留，不能恢复。同一期可以重新起草。',
}

interface ActProps {
  act: BulletinAct
  bulletin: Bulletin
  onClose: () => void
}

export function BulletinActDialog({ act, bulletin, onClose }: ActProps) {
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((values: Values, key) => perform(act, bulletin, values.reason?.trim() ?? '', key))
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: () => {
        toast(`已${BULLETIN_ACTS[act]}`)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['reason'])),
    })
  return (
    <ConfirmDialog
      title={`${BULLETIN_ACTS[act]}：${bulletin.no ?? bulletin.title}`}
      okText={BULLETIN_ACTS[act]}
      danger={act === 'issue' || act === 'withdraw' || act === 'discard'}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      {act !== 'edit' && <p>{WHAT[act]}</p>}
      <Form form={form} layout="vertical" onFinish={submit}>
        {(act === 'withdraw' || act === 'discard') && (
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
  act: BulletinAct,
  { id, version, title, texts }: Bulletin,
  reason: string,
  idempotencyKey: string,
): Promise<Bulletin> {
  const at = { params: { id }, idempotencyKey }
  switch (act) {
    case 'edit':
      return api.bulletins.edit({ ...at, body: { version, title, texts } })
    case 'refresh':
      return api.bulletins.refresh({ ...at, body: { version } })
    case 'issue':
      return api.bulletins.issue({ ...at, body: { version } })
    case 'withdraw':
      return api.bulletins.withdraw({ ...at, body: { version, reason } })
    case 'discard':
      return api.bulletins.discard({ ...at, body: { version, reason } })
  }
}
