import { SUBJECT_KINDS, type SubjectKind } from '@mingdu/shared/interventions/interventions.states'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useOrgs, useSubjects } from './intervention-queries'

/** On what a power is used: found by number or name, or named in words. */
export function SubjectField({ kind }: { kind: SubjectKind }) {
  const name = SUBJECT_KINDS[kind]
  if (kind === 'meeting' || kind === 'document') {
    const rule = { required: true, whitespace: true, min: 4, message: `请写${name}的名称，至少 4 个字` }
    return (
      <Form.Item name="subject" label={`${name}名称`} rules={[rule]}>
        <Input maxLength={200} />
      </Form.Item>
    )
  }
  return (
    <Form.Item name="subject" label={name} rules={[{ required: true, message: `请选${name}` }]}>
      {kind === 'org' ? <OrgSelect /> : <RecordSelect kind={kind} />}
    </Form.Item>
  )
}

interface SelectProps {
  /** antd's Form hands value, onChange and id to its child. */
  value?: string
  onChange?: (value: string) => void
  id?: string
}

function OrgSelect(props: SelectProps) {
  const orgs = useOrgs()
  return <Select {...props} showSearch={{ optionFilterProp: 'label' }} options={orgs} />
}

function RecordSelect({ kind, ...props }: SelectProps & { kind: 'matter' | 'task' }) {
  const [q, setQ] = useState('')
  const found = useSubjects(kind, q)
  return (
    <Select
      {...props}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={found.isLoading}
      options={found.data ?? []}
      placeholder="输入编号或名称查找"
    />
  )
}
