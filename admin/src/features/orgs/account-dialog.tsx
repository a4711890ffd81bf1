import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import type { Org } from '@mingdu/shared/orgs/orgs.api'
import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'
import { OnceDialog } from './once-dialog'

interface AccountDialogProps {
  /** null: a new person. */
  account: Account | null
  orgId?: string | null
  orgs: readonly Org[]
  onClose: () => void
}

interface AccountValues {
  employeeNo: string
  name: string
  orgId: string
  title: string
  phone?: string
  officePhone: string
  wecomUserId: string
  status: Account['status']
}

const FIELDS = ['employeeNo', 'name', 'orgId', 'title', 'phone', 'officePhone', 'wecomUserId', 'status']

export function AccountDialog({ account, orgId = null, orgs, onClose }: AccountDialogProps) {
  const [form] = Form.useForm<AccountValues>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const [password, setPassword] = useState<string | null>(null)
  const toast = useToast()
  const save = useWrite((values: AccountValues, idempotencyKey) =>
    saveAccount(account, values, idempotencyKey),
  )
  const submit = (values: AccountValues) =>
    save.mutate(values, {
      onSuccess: (initialPassword) => {
        if (initialPassword !== null) return setPassword(initialPassword)
        toast('人员已修改')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  if (password !== null)
    return <OnceDialog title="人员已新建" what="初始密码" secret={password} onClose={onClose} />
  const initial = account
    ? { ...account, orgId: account.org.id, phone: '' }
    : { orgId, title: '', officePhone: '', wecomUserId: '' }
  return (
    <ConfirmDialog
      title={account ? '修改人员' : '新建人员'}
      okText={account ? '保存' : '新建'}
      busy={save.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={initial} onFinish={submit}>
        <AccountFields account={account} orgs={orgs} />
      </Form>
    </ConfirmDialog>
  )
}

function AccountFields({ account, orgs }: { account: Account | null; orgs: readonly Org[] }) {
  const phoneRule = { pattern: /^1[3-9]\d{9}$/, message: '手机号应为 11 位数字' }
  return (
    <>
      {!account && (
        <Form.Item
          name="employeeNo"
          label="编号"
          rules={[
            {
              required: true,
              pattern: /^[A-Za-z0-9-]{2,32}$/,
              message: '编号只能用字母、数字和短横线，2–32 位',
            },
          ]}
        >
          <Input maxLength={32} />
        </Form.Item>
      )}
      <Form.Item
        name="name"
        label="姓名"
        rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="orgId" label="单位" rules={[{ required: true, message: '请选单位' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={orgs.filter((o) => o.status === 'active').map((o) => ({ value: o.id, label: o.name }))}
        />
      </Form.Item>
      <Form.Item name="title" label="职务">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="phone"
        label="手机"
        {...(account ? { extra: `现在是 ${account.phone}；不改就空着` } : {})}
        rules={account ? [phoneRule] : [{ required: true, message: '手机号应为 11 位数字' }, phoneRule]}
      >
        <Input maxLength={11} inputMode="numeric" />
      </Form.Item>
      <Form.Item
        name="officePhone"
        label="办公电话"
        extra="任务页上给承办人联系用，可不填"
        rules={[{ pattern: /^(\d[\d-]{5,19})?$/, message: '办公电话只用数字和短横线，如 0550-3038001' }]}
      >
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item
        name="wecomUserId"
        label="企业微信账号"
        extra="企业微信通讯录里的账号（UserID）；填了先用企业微信通知，没有就空着"
        normalize={(text: string) => text.trim()}
        rules={[
          {
            pattern: /^([A-Za-z0-9][A-Za-z0-9_@.-]{0,63})?$/,
            message: '企业微信账号用字母、数字和 _ - @ . ，最多 64 位',
          },
        ]}
      >
        <Input maxLength={64} autoComplete="off" spellCheck={false} />
      </Form.Item>
      {account && (
        <Form.Item name="status" label="状态" extra="停用后不能登录，也不再收到消息；记录保留">
          <Radio.Group
            options={[
              { value: 'active', label: '在用' },
              { value: 'disabled', label: '停用' },
            ]}
          />
        </Form.Item>
      )}
    </>
  )
}

/** The initial password of a new person, null after a change. An empty phone is one left as it is. */
async function saveAccount(
  account: Account | null,
  values: AccountValues,
  idempotencyKey: string,
): Promise<string | null> {
  const { employeeNo, name, orgId, title, phone = '', officePhone, wecomUserId, status } = values
  if (account === null) {
    const made = await api.accounts.create({
      body: { employeeNo, name, orgId, title, phone, officePhone, wecomUserId },
      idempotencyKey,
    })
    return made.initialPassword
  }
  const body = {
    version: account.version,
    name,
    orgId,
    title,
    officePhone,
    wecomUserId,
    status,
    ...(phone === '' ? {} : { phone }),
  }
  await api.accounts.change({ params: { id: account.id }, body, idempotencyKey })
  return null
}
