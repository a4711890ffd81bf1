import { CLUE_SOURCES } from '@mingdu/shared/clues/clues.states'
import type { PartnerWithSecret } from '@mingdu/shared/exchange/exchange.schema'
import {
  EXCHANGE_ALGORITHMS,
  type ExchangeAlgorithm,
  type ExchangeSource,
} from '@mingdu/shared/exchange/exchange.states'
import { Form, Radio, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { optionsOf } from '../../components/list'
import { DETAIL_FIELDS, DetailFields, PublicKeyField, type DetailValues } from './partner-fields'

interface Values extends DetailValues {
  source: ExchangeSource
  algorithm: ExchangeAlgorithm
  publicKey?: string
}
const SOURCES = optionsOf(CLUE_SOURCES).filter(({ value }) => value !== 'public')
const ALGORITHMS = optionsOf(EXCHANGE_ALGORITHMS)

export function NewPartnerDialog({
  onMade,
  onClose,
}: {
  onMade: (partner: PartnerWithSecret) => void
  onClose: () => void
}) {
  const [form] = Form.useForm<Values>()
  const algorithm = Form.useWatch('algorithm', form)
  const [rest, setRest] = useState<ApiError | null>(null)
  const write = useWrite(({ orgId, callbackUrl = '', publicKey = '', ...values }: Values, idempotencyKey) =>
    api.exchangePartners.create({
      body: { ...values, orgId: orgId ?? null, callbackUrl: callbackUrl.trim(), publicKey: publicKey.trim() },
      idempotencyKey,
    }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: onMade,
      onError: (error) =>
        setRest(showFieldErrors(form, error, [...DETAIL_FIELDS, 'source', 'algorithm', 'publicKey'])),
    })
  return (
    <ConfirmDialog
      title="登记对接单位"
      okText="登记并生成密钥"
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ algorithm: 'hmac-sha256' }} onFinish={submit}>
        <DetailFields />
        <Form.Item name="source" label="来源" rules={[{ required: true, message: '请选来源' }]}>
          <Select options={SOURCES} placeholder="请选择" />
        </Form.Item>
        <Form.Item name="algorithm" label="签名算法（登记后不能改）">
          <Radio.Group options={ALGORITHMS} />
        </Form.Item>
        {algorithm === 'sm2' && <PublicKeyField />}
      </Form>
    </ConfirmDialog>
  )
}
