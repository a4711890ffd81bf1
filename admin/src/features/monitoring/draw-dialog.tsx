import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { holders, useOrgs } from '../../components/org-tree/use-orgs'
import { useToast } from '../../components/toast'

interface Values {
  n: number
  from: string | null
  to: string | null
  orgId?: string | null
  which: 'all' | 'open' | 'ended'
  seed?: string
}
const FIELDS = ['n', 'from', 'to', 'orgId', 'seed'] as const

/** Draws cases at random: the seed is kept with each, so that anybody can repeat the draw. */
export function DrawDialog({ onClose }: { onClose: () => void }) {
  const { today } = useMe()
  const orgs = useOrgs().data ?? []
  const [form] = Form.useForm<Values>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const draw = useWrite((values: Values, idempotencyKey) =>
    api.monitoring.draw({ body: bodyOf(values), idempotencyKey }),
  )
  const submit = (values: Values) =>
    draw.mutate(values, {
      onSuccess: ({ of, checks, seed }) => {
        toast(`从 ${of} 件中抽出 ${checks.length} 件，种子 ${seed}`)
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, [...FIELDS])),
    })
  const month = `${today.slice(0, 8)}01`
  return (
    <ConfirmDialog
      title="随机抽取办件"
      okText="抽取"
      busy={draw.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">在收件日期落在期内的办件里抽；同一种子对同一批办件抽出同样的件，谁都能复核。</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ n: 5, from: month, to: today, which: 'all' }}
        onFinish={submit}
      >
        <Form.Item name="n" label="抽几件" rules={[{ required: true, message: '请填件数' }]}>
          <InputNumber min={1} max={50} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="from" label="收件从" rules={[{ required: true, message: '请选开始日期' }]}>
          <DateItem label="收件从" max={today} />
        </Form.Item>
        <Form.Item name="to" label="收件到" rules={[{ required: true, message: '请选结束日期' }]}>
          <DateItem label="收件到" max={today} />
        </Form.Item>
        <Form.Item name="which" label="哪些件">
          <Select
            options={[
              { value: 'all', label: '在办和已结束的' },
              { value: 'open', label: '只抽在办的' },
              { value: 'ended', label: '只抽已结束的' },
            ]}
          />
        </Form.Item>
        <Form.Item name="orgId" label="单位（可不选）">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={holders(orgs)}
            placeholder="全部单位"
          />
        </Form.Item>
        <Form.Item
          name="seed"
          label="种子（可不填）"
          extra="不填由系统随机生成；填以前的种子可以重做那次抽取。"
        >
          <Input maxLength={40} />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

function bodyOf({ n, from, to, orgId, which, seed }: Values) {
  return {
    ...{ n, from: from ?? '', to: to ?? '', seed: seed?.trim() ?? '' },
    ...(orgId ? { orgId } : {}),
    ...(which === 'all' ? {} : { ended: which === 'ended' }),
  }
}
