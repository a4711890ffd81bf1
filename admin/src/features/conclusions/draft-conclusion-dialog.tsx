import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

interface Values {
  matterId: string
  orgId: string
  findings: string
  basis: string
  demands?: string
}
const FIELDS = ['matterId', 'orgId', 'findings', 'basis', 'demands']

/** 拟督查结论: a matter, one org with a part in it, what was found, on what it rests, what is demanded. */
export function DraftConclusionDialog({
  onClose,
  onDone,
}: {
  onClose: () => void
  onDone: (id: string) => void
}) {
  const [form] = Form.useForm<Values>()
  const matterId = Form.useWatch('matterId', form)
  const [q, setQ] = useState('')
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const matters = useQuery({
    queryKey: ['matters', 'find', q],
    queryFn: () => api.matters.list({ query: { ...(q === '' ? {} : { q }), limit: 20 } }),
  })
  const matter = useQuery({
    queryKey: ['matters', 'one', matterId],
    queryFn: () => api.matters.get({ params: { id: matterId ?? '' } }),
    enabled: matterId !== undefined,
  })
  const write = useWrite(({ demands = '', ...values }: Values, idempotencyKey) =>
    api.conclusions.draft({ body: { ...values, demands: demands.trim() }, idempotencyKey }),
  )
  const submit = (values: Values) =>
    write.mutate(values, {
      onSuccess: ({ id }) => {
        toast('已拟稿，等另一人作出')
        onDone(id)
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  const issued = (matters.data?.items ?? []).filter(
    ({ no, clock }) => no !== null && clock.dispatchedOn !== null,
  )
  return (
    <ConfirmDialog
      title="拟督查结论"
      okText="保存拟稿"
      busy={write.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>拟稿人不能作出自己拟的结论。作出后编号、通知督查对象，送达后 30 日内可以申请复核。</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ basis: '政府督查工作条例第十六条' }}
        onValuesChange={(changed: Partial<Values>) => {
          if (changed.matterId !== undefined) form.resetFields(['orgId'])
        }}
        onFinish={submit}
      >
        <Form.Item name="matterId" label="督查事项" rules={[{ required: true, message: '请选督查事项' }]}>
          <Select
            showSearch={{ filterOption: false, onSearch: setQ }}
            loading={matters.isLoading}
            options={issued.map(({ id, no, title }) => ({ value: id, label: `${no ?? ''} ${title}` }))}
            placeholder="输入编号或名称查找"
          />
        </Form.Item>
        <Form.Item name="orgId" label="督查对象" rules={[{ required: true, message: '请选督查对象' }]}>
          <Select options={matter.data ? orgsOf(matter.data) : []} loading={matter.isLoading} />
        </Form.Item>
        <Form.Item
          name="findings"
          label="查明的情况"
          rules={[{ required: true, whitespace: true, min: 10, message: '请写清楚，至少 10 个字' }]}
        >
          <Input.TextArea rows={4} maxLength={3000} showCount />
        </Form.Item>
        <Form.Item
          name="basis"
          label="依据"
          rules={[{ required: true, whitespace: true, min: 2, message: '请写依据' }]}
        >
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="demands" label="要求（可不填）">
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
      </Form>
    </ConfirmDialog>
  )
}

/** The lead, and whoever does or helps with a task. */
function orgsOf({ leadOrg, tree }: Matter) {
  const all = [leadOrg, ...tree.flatMap(({ org, coOrgs }) => [org, ...coOrgs])]
  const byId = new Map(all.map(({ id, name }) => [id, name]))
  return [...byId].map(([value, label]) => ({ value, label }))
}
