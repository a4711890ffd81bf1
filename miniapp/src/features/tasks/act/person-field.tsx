import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Button } from '../../../components/tap/button'

interface PersonFieldProps {
  label: string
  taskId: string
  /** Of which org. */
  orgId: string
  value: string | null
  error: string | null
  onChange: (personId: string | null) => void
}

/** More people than this are found by a part of their name. */
const SHOWN = 8

/** Who of an org may handle the task; the one that is picked stays in sight. */
export function PersonField({ label, taskId, orgId, value, error, onChange }: PersonFieldProps) {
  const {
    data,
    error: failed,
    reload,
  } = useRecord(() => api.taskActs.people({ params: { id: taskId }, query: { orgId } }), orgId)
  const [text, setText] = useState('')
  const people = data?.items ?? []
  const found = people.filter(({ id, name }) => id === value || name.includes(text.trim())).slice(0, SHOWN)
  return (
    <Field className="act-person" label={label} error={error}>
      {people.length > SHOWN && (
        <LineField
          className="act-person__find"
          label={`${label}，按姓名找`}
          value={text}
          most={20}
          placeholder="输入姓名里的字"
          onChange={setText}
        />
      )}
      {found.length > 0 && (
        <Choices
          className="act-person__pick"
          label={label}
          options={Object.fromEntries(found.map(({ id, name, roles }) => [id, `${name} ${roles}`]))}
          value={value}
          onChange={(id) => onChange(id === value ? null : id)}
        />
      )}
      {failed && (
        <Button
          className="act-person__again"
          kind="link"
          text="没取到人员，再试一次"
          onTap={() => void reload()}
        />
      )}
      {data && people.length === 0 && (
        <View className="act-none">这个单位还没有承办人，请系统管理员添加。</View>
      )}
      {data && people.length > 0 && found.length === 0 && (
        <View className="act-none">没有叫这个名字的人。</View>
      )}
    </Field>
  )
}
