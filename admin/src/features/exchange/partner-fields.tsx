import { Form, Input, Select } from 'antd'
import { holders, useOrgs } from '../../components/org-tree/use-orgs'

export interface DetailValues {
  name: string
  callbackUrl?: string
  orgId?: string
}
export const DETAIL_FIELDS = ['name', 'callbackUrl', 'orgId'] as const

/** What may be changed later as well. */
export function DetailFields() {
  const orgs = holders(useOrgs().data ?? [])
  return (
    <>
      <Form.Item
        name="name"
        label="名称"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写名称，至少 2 个字' }]}
      >
        <Input maxLength={50} placeholder="例如 区信访局信访系统" />
      </Form.Item>
      <Form.Item
        name="orgId"
        label="所属单位（可不选）"
        extra="应当向这个单位回避的线索，结果不告诉这个对接单位。"
      >
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={orgs} placeholder="不选" />
      </Form.Item>
      <Form.Item
        name="callbackUrl"
        label="回调地址（可不填）"
        extra="有结果时向这个网址推送，应以 https:// 开头，不能是内网地址。不填的由对方自己来取。"
      >
        <Input maxLength={300} placeholder="https://" />
      </Form.Item>
    </>
  )
}

/** SM2: the partner keeps its private key and gives the public one. */
export function PublicKeyField() {
  return (
    <Form.Item
      name="publicKey"
      label="对方的 SM2 公钥"
      extra="十六进制，130 位（04 开头）或 128 位。私钥由对方自己保管，不要发过来。"
      rules={[
        {
          required: true,
          pattern: /^\s*(04)?[0-9a-fA-F]{128}\s*$/,
          message: '公钥应为 128 或 130 位十六进制',
        },
      ]}
    >
      <Input.TextArea rows={3} maxLength={140} />
    </Form.Item>
  )
}
