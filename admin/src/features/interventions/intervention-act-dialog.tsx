import type { Intervention } from '@mingdu/shared/interventions/interventions.api'
import {
  AUTHORITIES,
  INTERVENTION_ACTS,
  type InterventionAct,
} from '@mingdu/shared/interventions/interventions.states'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { performAct, type ActValues } from './intervention-perform'

/** What each act leads to, said before it is done. */
const WHAT: Record<InterventionAct, string> = {
  approve: '登记本级人民政府或者行政首长的批准，建议从此生效，可以打印建议书、转送有权机关。不能改。',
  decline: '建议不生效，记录保留。不能改。',
  send: '登记已转送有权机关处理。登记后不能改。',
  conclude: '登记这次职权行使的结果。登记后不能改。',
}
const LABELS: Partial<Record<InterventionAct, string>> = {
  approve: '批准意见',
  decline: '不予批准的理由',
  conclude: '结果',
}
const FIELDS = ['authority', 'documentNo', 'text', 'to', 'on']
const AUTHORITY_OPTIONS = Object.entries(AUTHORITIES).map(([value, label]) => ({ value, label }))

interface ActProps {
  act: InterventionAct
  intervention: Intervention
  onClose: () => void
}

export function InterventionActDialog({ act, intervention, onClose }: ActProps) {
  const { today } = useMe()
  const [form] = Form.useForm<ActValues>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((values: ActValues, key) => performAct(act, intervention, values, key))
  const submit = (values: ActValues) =>
    write.mutate(values, {
      onSuccess: () => {
        toast(`已${INTERVENTION_ACTS[act]}`)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  const label = LABELS[act]
  return (
    <ConfirmDialog
      title={`${INTERVENTION_ACTS[act]}：${intervention.no}`}
      okText={INTERVENTION_ACTS[act]}
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{WHAT[act]}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ authority: 'government', on: today }}
        onFinish={submit}
      >
        {(act === 'approve' || act === 'decline') && (
          <Form.Item name="authority" label="谁作的决定">
            <Radio.Group options={AUTHORITY_OPTIONS} />
          </Form.Item>
        )}
        {act === 'approve' && (
          <Form.Item name="documentNo" label="文号或批示件" rules={[words]}>
            <Input maxLength={100} />
          </Form.Item>
        )}
        {act === 'send' && (
          <>
            <Form.Item name="to" label="有权机关" rules={[words]}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="on" label="转送日期" rules={[{ required: true, message: '请选转送日期' }]}>
              <DateItem label="转送日期" max={today} min={intervention.decision?.on ?? intervention.on} />
            </Form.Item>
          </>
        )}
        {label !== undefined && (
          <Form.Item name="text" label={label} rules={[words]}>
            <Input.TextArea rows={4} maxLength={act === 'conclude' ? 2000 : 500} showCount />
          </Form.Item>
        )}
      </Form>
    </ConfirmDialog>
  )
}

const words = { required: true, whitespace: true, min: 2, message: '请写清楚，至少 2 个字' }
