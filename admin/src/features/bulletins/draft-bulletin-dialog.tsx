import {
  BULLETIN_KINDS,
  type BulletinKind,
  type RegularKind,
} from '@mingdu/shared/bulletins/bulletins.states'
import { addDays, plainDate } from '@mingdu/shared/kernel/plain-date'
import { MATTER_CATEGORIES, type MatterCategory } from '@mingdu/shared/matters/matters.states'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { DateItem } from '../../components/date-item'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

interface Values {
  kind: BulletinKind
  on?: string
  title?: string
  from?: string
  through?: string
  category?: MatterCategory
  matterIds?: string[]
}
const FIELDS = ['on', 'title', 'from', 'through', 'category', 'matterIds']
const optionsOf = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

export function DraftBulletinDialog({
  onClose,
  onDone,
}: {
  onClose: () => void
  onDone: (id: string) => void
}) {
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? 'weekly'
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const write = useWrite((values: Values, idempotencyKey) =>
    api.bulletins.draft({ body: bodyOf(values), idempotencyKey }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: ({ id }) => {
        toast('已起草，数字是现在的')
        onDone(id)
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  return (
    <ConfirmDialog
      title="起草督查通报"
      okText="起草"
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>系统取现在的数字写好初稿，您再改文字。自己起草的由另一人印发。</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: 'weekly', on: addDays(plainDate(today), -7), through: today }}
        onFinish={submit}
      >
        <Form.Item name="kind" label="种类">
          <Radio.Group optionType="button" options={optionsOf(BULLETIN_KINDS)} />
        </Form.Item>
        {kind === 'special' ? <SpecialFields today={today} /> : <RegularFields today={today} kind={kind} />}
      </Form>
    </ConfirmDialog>
  )
}

function RegularFields({ today, kind }: { today: string; kind: RegularKind }) {
  const label = kind === 'weekly' ? '哪一周（选其中一天）' : '哪个月（选其中一天）'
  return (
    <Form.Item name="on" label={label} rules={[{ required: true, message: '请选日期' }]}>
      <DateItem label={label} max={today} />
    </Form.Item>
  )
}

function SpecialFields({ today }: { today: string }) {
  const [q, setQ] = useState('')
  const matters = useQuery({
    queryKey: ['matters', 'find', q],
    queryFn: () => api.matters.list({ query: { ...(q === '' ? {} : { q }), limit: 20 } }),
  })
  return (
    <>
      <Form.Item
        name="title"
        label="标题"
        rules={[{ required: true, whitespace: true, min: 4, message: '标题至少 4 个字' }]}
      >
        <Input maxLength={100} placeholder="如：河道整改专报" />
      </Form.Item>
      <Form.Item name="from" label="从" rules={[{ required: true, message: '请选起始日期' }]}>
        <DateItem label="从" max={today} />
      </Form.Item>
      <Form.Item name="through" label="到" rules={[{ required: true, message: '请选截止日期' }]}>
        <DateItem label="到" max={today} />
      </Form.Item>
      <Form.Item name="category" label="督查类型（与下面的事项两者选一）">
        <Select allowClear options={optionsOf(MATTER_CATEGORIES)} />
      </Form.Item>
      <Form.Item name="matterIds" label="督查事项">
        <Select
          mode="multiple"
          showSearch={{ filterOption: false, onSearch: setQ }}
          loading={matters.isLoading}
          placeholder="输入编号或名称查找"
          options={(matters.data?.items ?? []).map(({ id, no, title }) => ({
            value: id,
            label: `${no ?? ''} ${title}`.trim(),
          }))}
        />
      </Form.Item>
    </>
  )
}

function bodyOf({ kind, on = '', title = '', from = '', through = '', category, matterIds = [] }: Values) {
  if (kind !== 'special') return { kind, on }
  return { kind, title: title.trim(), from, through, category: category ?? null, matterIds }
}
