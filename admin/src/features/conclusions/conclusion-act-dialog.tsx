import type { Conclusion } from '@mingdu/shared/conclusions/conclusions.api'
import {
  CONCLUSION_ACTS,
  OBJECTION_DAYS,
  type ConclusionAct,
} from '@mingdu/shared/conclusions/conclusions.states'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { UploadField } from '../../components/upload-field'

interface Values {
  text?: string
  amended?: string
  on?: string
  receiver?: string
}

/** What each act leads to, said before it is done. */
const WHAT: Record<ConclusionAct, string> = {
  issue: '以您的名义作出，当时编号并通知督查对象。作出后只能经复核变更或撤销。',
  discard: '这份拟稿不作出，不编号，也不通知对方；记录保留。',
  deliver: `从送达次日起 ${OBJECTION_DAYS} 日内，督查对象可以申请复核。登记后不能改。`,
  object: '只能申请一次，由没有参与的人员在 30 日内作出复核决定。',
  uphold: '维持原结论，通知督查对象。不能再改。',
  amend: '以复核后的结论为准，原结论保留在记录里。不能再改。',
  revoke: '撤销这份结论，通知督查对象。不能恢复。',
}
const LABELS: Partial<Record<ConclusionAct, string>> = {
  discard: '理由',
  object: '异议的事实和理由',
  uphold: '复核意见',
  amend: '复核意见',
  revoke: '复核意见',
}

interface ActProps {
  act: ConclusionAct
  conclusion: Conclusion
  onClose: () => void
}

export function ConclusionActDialog({ act, conclusion, onClose }: ActProps) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [busy, setBusy] = useState(false)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((values: Values, key) =>
    perform(
      act,
      conclusion,
      values,
      files.map(({ id }) => id),
      key,
    ),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: () => {
        toast(`已${CONCLUSION_ACTS[act]}`)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['text', 'amended', 'on', 'receiver'])),
    })
  return (
    <ConfirmDialog
      title={`${CONCLUSION_ACTS[act]}：${conclusion.no ?? conclusion.org.name}`}
      okText={CONCLUSION_ACTS[act]}
      danger={act === 'issue' || act === 'revoke'}
      busy={write.isPending}
      error={rest}
      okDisabled={busy}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{WHAT[act]}</p>
      <Form form={form} layout="vertical" initialValues={{ on: today }} onFinish={submit}>
        {act === 'deliver' && <DeliveryFields today={today} issuedOn={conclusion.issuedOn} />}
        {LABELS[act] !== undefined && (
          <Form.Item name="text" label={LABELS[act]} rules={[words(act === 'object' ? 10 : 2)]}>
            <Input.TextArea rows={4} maxLength={act === 'object' ? 3000 : 500} showCount />
          </Form.Item>
        )}
        {act === 'amend' && (
          <Form.Item name="amended" label="复核后的结论" rules={[words(10)]}>
            <Input.TextArea rows={5} maxLength={3000} showCount />
          </Form.Item>
        )}
        {act === 'object' && (
          <Form.Item label="证据材料（可不填）" htmlFor="objection-files">
            <UploadField
              id="objection-files"
              kind="attachment"
              label="选文件"
              max={10}
              value={files}
              onChange={setFiles}
              onBusy={setBusy}
            />
          </Form.Item>
        )}
      </Form>
    </ConfirmDialog>
  )
}

function DeliveryFields({ today, issuedOn }: { today: string; issuedOn: string | null }) {
  return (
    <>
      <Form.Item name="on" label="送达日期" rules={[{ required: true, message: '请选送达日期' }]}>
        <DateItem label="送达日期" max={today} {...(issuedOn ? { min: issuedOn } : {})} />
      </Form.Item>
      <Form.Item name="receiver" label="签收人" rules={[words(2)]}>
        <Input maxLength={50} />
      </Form.Item>
    </>
  )
}

function words(min: number) {
  return { required: true, whitespace: true, min, message: `请写清楚，至少 ${min} 个字` }
}

function perform(
  act: ConclusionAct,
  { id, version }: Conclusion,
  values: Values,
  fileIds: string[],
  idempotencyKey: string,
): Promise<Conclusion> {
  const at = { params: { id }, idempotencyKey }
  const text = values.text?.trim() ?? ''
  switch (act) {
    case 'issue':
      return api.conclusions.issue({ ...at, body: { version } })
    case 'discard':
      return api.conclusions.discard({ ...at, body: { version, text } })
    case 'deliver': {
      const body = { version, on: values.on ?? '', receiver: values.receiver?.trim() ?? '' }
      return api.conclusions.deliver({ ...at, body })
    }
    case 'object':
      return api.conclusions.object({ ...at, body: { version, text, fileIds } })
    case 'uphold':
      return api.conclusions.uphold({ ...at, body: { version, text } })
    case 'amend':
      return api.conclusions.amend({ ...at, body: { version, text, amended: values.amended?.trim() ?? '' } })
    case 'revoke':
      return api.conclusions.revoke({ ...at, body: { version, text } })
  }
}
