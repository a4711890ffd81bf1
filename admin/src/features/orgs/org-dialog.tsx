import type { Org } from '@mingdu/shared/orgs/orgs.api'
import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { showFieldErrors } from '../../components/form-errors'
import { useToast } from '../../components/toast'

interface OrgDialogProps {
  /** null: a new one below `parent`. */
  org: Org | null
  parent: Org
  orgs: readonly Org[]
  onClose: () => void
}

interface OrgValues {
  name: string
  shortName: string
  code: string
  kind: Org['kind']
  parentId: string
  status: Org['status']
}

const KINDS: Record<Org['kind'], string> = {
  region: '行政区划',
  government: '政府',
  department: '部门',
  street: '街道',
  office: '内设机构',
}
const FIELDS = ['name', 'shortName', 'code', 'kind', 'parentId', 'status']

export function OrgDialog({ org, parent, orgs, onClose }: OrgDialogProps) {
  const [form] = Form.useForm<OrgValues>()
  const [rest, setRest] = useState<ApiError | null>(null)
  const toast = useToast()
  const save = useWrite((values: OrgValues, idempotencyKey) => saveOrg(org, values, idempotencyKey))
  const submit = (values: OrgValues) =>
    save.mutate(values, {
      onSuccess: () => {
        toast(org ? '单位已修改' : '单位已新建')
        onClose()
      },
      onError: (error) => setRest(showFieldErrors(form, error, FIELDS)),
    })
  const initial = org ?? {
    name: '',
    shortName: '',
    code: '',
    kind: 'department' as const,
    parentId: parent.id,
    status: 'active' as const,
  }
  const above = orgs.filter((o) => o.id !== org?.id && !o.path.includes(org?.id ?? ''))
  return (
    <ConfirmDialog
      title={org ? '修改单位' : '新建单位'}
      okText={org ? '保存' : '新建'}
      busy={save.isPending}
      error={rest}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={initial} onFinish={submit}>
        <Form.Item
          name="name"
          label="名称"
          {...(org ? { extra: '更名不改历史：以前的记录仍用当时的名称' } : {})}
          rules={[{ required: true, whitespace: true, min: 2, message: '单位名称至少 2 字' }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="shortName" label="简称">
          <Input maxLength={20} />
        </Form.Item>
        {!org && (
          <>
            <Form.Item name="code" label="代码">
              <Input maxLength={64} />
            </Form.Item>
            <Form.Item name="kind" label="种类">
              <Select options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))} />
            </Form.Item>
          </>
        )}
        {org?.parentId !== null && (
          <Form.Item name="parentId" label="上级单位">
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={above.map((o) => ({ value: o.id, label: o.name }))}
            />
          </Form.Item>
        )}
        {org && (
          <Form.Item name="status" label="状态">
            <Radio.Group
              options={[
                { value: 'active', label: '在用' },
                { value: 'disabled', label: '停用' },
              ]}
            />
          </Form.Item>
        )}
      </Form>
    </ConfirmDialog>
  )
}

function saveOrg(org: Org | null, values: OrgValues, idempotencyKey: string): Promise<Org> {
  const { name, shortName, code, kind, parentId, status } = values
  if (org === null)
    return api.orgs.create({ body: { name, shortName, code, kind, parentId }, idempotencyKey })
  const moved = org.parentId !== null && parentId !== org.parentId ? { parentId } : {}
  return api.orgs.change({
    params: { id: org.id },
    body: { version: org.version, name, shortName, status, ...moved },
    idempotencyKey,
  })
}
