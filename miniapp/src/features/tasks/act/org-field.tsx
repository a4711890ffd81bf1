import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'

interface OrgFieldProps {
  label: string
  hint?: string
  /** The org that has it now: not to be picked. */
  without: string
  value: string | null
  error: string | null
  onChange: (orgId: string | null) => void
}

/** Finds an org by a part of its name; the one that is picked stays in sight. */
export function OrgField({ label, hint, without, value, error, onChange }: OrgFieldProps) {
  const { data } = useRecord(() => api.orgs.tree(), 'orgs')
  const [text, setText] = useState('')
  const orgs = (data?.items ?? []).filter(
    ({ id, status, kind }) =>
      id !== without && status === 'active' && kind !== 'region' && kind !== 'government',
  )
  const found = orgs.filter(({ name }) => text !== '' && name.includes(text.trim())).slice(0, 6)
  const picked = orgs.find(({ id }) => id === value)
  const shown = picked ? [picked, ...found.filter(({ id }) => id !== value)] : found
  return (
    <Field className="act-org" label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      <LineField
        className="act-org__find"
        label={`${label}，按名称找`}
        value={text}
        most={30}
        placeholder="输入单位名称里的字"
        onChange={setText}
      />
      {shown.length > 0 && (
        <Choices
          className="act-org__pick"
          label={label}
          options={Object.fromEntries(shown.map(({ id, name }) => [id, name]))}
          value={value}
          onChange={(id) => onChange(id === value ? null : id)}
        />
      )}
      {text !== '' && found.length === 0 && data && (
        <View className="act-org__none">没有叫这个名字的单位。</View>
      )}
    </Field>
  )
}
