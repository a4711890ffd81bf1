import { PERMISSIONS, type Permission } from '@mingdu/shared/accounts/permissions'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { ErrorState } from '../../components/states'
import { useToast } from '../../components/toast'

interface Values {
  delegateId: string
  permissions: Permission[]
  from: string
  until: string
  reason: string
}

const FIELDS = ['delegateId', 'permissions', 'from', 'until', 'reason']

/** 授权他人代办: whom, what, when, why. Days are whole: from 00:00 of the first until 24:00 of the last. */
export function GiveDialog({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const delegateId = Form.useWatch('delegateId', form)
  const from = Form.useWatch('from', form)
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const options = useQuery({
    queryKey: ['delegations', 'options'],
    queryFn: () => api.delegations.options(),
  })
  const people = options.data?.people ?? []
  const mayDo = people.find(({ id }) => id === delegateId)?.permissions ?? []
  const write = useWrite((values: Values, idempotencyKey) =>
    api.delegations.give({
      body: {
        ...values,
        reason: values.reason.trim(),
        from: startOf(values.from),
        until: endOf(values.until),
      },
      idempotencyKey,
    }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: ({ id }) => {
        toast('已发出，等对方接受')
        onDone(id)
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  return (
    <ConfirmDialog
      title="授权他人代办"
      okText="发出授权"
      busy={write.isPending}
      error={rest}
      okDisabled={people.length === 0}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>
        对方接受后生效，到期自动结束，可随时收回。发牌、批示、作出结论等须本人办理的事不能授权；对方不能再转授他人。
      </p>
      {options.isError && <ErrorState error={options.error} retry={() => void options.refetch()} />}
      {options.isSuccess && people.length === 0 && (
        <p>本单位没有可以授权的人。请联系系统管理员核对人员名册。</p>
      )}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ from: today }}
        onValuesChange={(changed: Partial<Values>) => {
          if (changed.delegateId !== undefined) form.setFieldsValue({ permissions: [] })
        }}
        onFinish={submit}
      >
        <Form.Item name="delegateId" label="代办人" rules={[{ required: true, message: '请选代办人' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={options.isPending}
            options={people.map(({ id, name, org, title }) => ({
              value: id,
              label: `${name}　${org.name}　${title}`,
            }))}
            placeholder="输入姓名或单位查找"
          />
        </Form.Item>
        <Form.Item
          name="permissions"
          label="可代办的事"
          rules={[{ required: true, message: '请选要代办的事' }]}
        >
          {mayDo.length > 0 ? (
            <Checkbox.Group
              options={mayDo.map((permission) => ({ value: permission, label: PERMISSIONS[permission] }))}
            />
          ) : (
            <span className="muted">先选代办人</span>
          )}
        </Form.Item>
        <Form.Item name="from" label="从" rules={[{ required: true, message: '请选开始日期' }]}>
          <DateItem label="从" min={today} />
        </Form.Item>
        <Form.Item name="until" label="到（含当天）" rules={[{ required: true, message: '请选结束日期' }]}>
          <DateItem label="到" min={from ?? today} />
        </Form.Item>
        <Form.Item
          name="reason"
          label="原因"
          rules={[{ required: true, whitespace: true, min: 2, message: '请写明原因，至少 2 个字' }]}
        >
          <Input maxLength={200} placeholder="如：外出培训" />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

function startOf(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}

function endOf(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY).toISOString()
}

/** Shanghai knows no summer time. */
const DAY = 86_400_000
