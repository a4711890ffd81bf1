import { OVERLAP_HOURS } from '@mingdu/shared/exchange/exchange.rules'
import type { Partner, PartnerWithSecret } from '@mingdu/shared/exchange/exchange.schema'
import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { DETAIL_FIELDS, DetailFields, PublicKeyField, type DetailValues } from './partner-fields'

interface ActProps {
  partner: Partner
  onClose: () => void
}

export function ChangePartnerDialog({ partner: { id, version, ...now }, onClose }: ActProps) {
  const [form] = Form.useForm<DetailValues>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite(({ name, callbackUrl = '', orgId }: DetailValues, idempotencyKey) =>
    api.exchangePartners.change({
      params: { id },
      body: { version, name, callbackUrl: callbackUrl.trim(), orgId: orgId ?? null },
      idempotencyKey,
    }),
  )
  const submit = (values: DetailValues) =>
    write.mutate(values, {
      onSuccess: () => {
        toast('已修改')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, DETAIL_FIELDS)),
    })
  const initial = { name: now.name, callbackUrl: now.callbackUrl, ...(now.org ? { orgId: now.org.id } : {}) }
  return (
    <ConfirmDialog
      title="修改对接单位"
      okText="保存"
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={initial} onFinish={submit}>
        <DetailFields />
      </Form>
    </ConfirmDialog>
  )
}

interface RotateValues {
  overlapHours: number
  publicKey?: string
}

export function RotateDialog({
  partner: { id, version, name, algorithm },
  onMade,
  onClose,
}: ActProps & { onMade: (made: PartnerWithSecret) => void }) {
  const [form] = Form.useForm<RotateValues>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const write = useWrite(({ overlapHours, publicKey = '' }: RotateValues, idempotencyKey) =>
    api.exchangePartners.rotate({
      params: { id },
      body: { version, overlapHours, publicKey: publicKey.trim() },
      idempotencyKey,
    }),
  )
  const submit = (values: RotateValues) =>
    write.mutate(values, {
      onSuccess: (made) => {
        onClose()
        onMade(made)
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['overlapHours', 'publicKey'])),
    })
  const { least, most, usual } = OVERLAP_HOURS
  return (
    <ConfirmDialog
      title={`更换${name}的密钥`}
      okText="更换密钥"
      danger
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>马上生成新密钥，应答和推送从现在起用新密钥签名。旧密钥在并行时间内还能报送，过后作废，不能恢复。</p>
      <Form form={form} layout="vertical" initialValues={{ overlapHours: usual }} onFinish={submit}>
        <Form.Item
          name="overlapHours"
          label="新旧并行（小时）"
          extra="密钥可能泄露的，填 0，旧密钥马上作废。"
          rules={[{ required: true, message: `请填 ${least} 至 ${most} 的整数` }]}
        >
          <InputNumber min={least} max={most} precision={0} style={{ width: 160 }} />
        </Form.Item>
        {algorithm === 'sm2' && <PublicKeyField />}
      </Form>
    </ConfirmDialog>
  )
}

export function StopDialog({ partner: { id, version, name }, onClose }: ActProps) {
  const [form] = Form.useForm<{ reason: string }>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite(({ reason }: { reason: string }, idempotencyKey) =>
    api.exchangePartners.stop({ params: { id }, body: { version, reason: reason.trim() }, idempotencyKey }),
  )
  const submit = (values: { reason: string }) =>
    write.mutate(values, {
      onSuccess: () => {
        toast('已停用')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, ['reason'])),
    })
  return (
    <ConfirmDialog
      title={`停用${name}`}
      okText="停用"
      danger
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>停用后不再接收它的请求，到期的推送记为失败。已收到的线索照常办理，启用后还能取到结果。</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="reason"
          label="理由"
          rules={[{ required: true, whitespace: true, min: 5, message: '请写明理由，至少 5 个字' }]}
        >
          <Input.TextArea rows={2} maxLength={200} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

export function StartDialog({ partner: { id, version, name }, onClose }: ActProps) {
  const toast = useToast()
  const write = useWrite((_input: null, idempotencyKey) =>
    api.exchangePartners.start({ params: { id }, body: { version }, idempotencyKey }),
  )
  const start = () =>
    write.mutate(null, {
      onSuccess: () => {
        toast('已启用')
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title={`启用${name}`}
      okText="启用"
      busy={write.isPending}
      error={write.error}
      onOk={start}
      onCancel={onClose}
    >
      <p>启用后，它凭现用的密钥可以继续报送线索、取结果。推送失败的要逐份重新推送。</p>
    </ConfirmDialog>
  )
}
