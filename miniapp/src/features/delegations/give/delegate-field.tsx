import { View } from '@tarojs/components'
import { useState } from 'react'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import type { Person } from './give-form'

/** More people than this are found by a part of their name or unit. */
const SHOWN = 8

interface DelegateFieldProps {
  people: readonly Person[]
  value: string | null
  error: string | null
  onChange: (id: string) => void
}

/** Who is to act; the one that is picked stays in sight. */
export function DelegateField({ people, value, error, onChange }: DelegateFieldProps) {
  const [text, setText] = useState('')
  const asked = text.trim()
  const shown = people
    .filter(({ id, name, org }) => id === value || `${name} ${org.name}`.includes(asked))
    .slice(0, SHOWN)
  return (
    <Field className="give-to" label="代办人" error={error}>
      {people.length > SHOWN && (
        <LineField
          className="give-to__find"
          label="代办人，按姓名或单位找"
          value={text}
          most={20}
          placeholder="输入姓名或单位里的字"
          onChange={setText}
        />
      )}
      {shown.length > 0 && (
        <Choices
          className="give-to__pick"
          label="代办人"
          options={Object.fromEntries(
            shown.map(({ id, name, org, title }) => [id, `${name} ${org.name} ${title}`.trim()]),
          )}
          value={value}
          onChange={onChange}
        />
      )}
      {shown.length === 0 && <View className="delegation-meta">没有这样的人。</View>}
    </Field>
  )
}
