import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Button } from '../../../components/tap/button'
import type { RateDraft } from './rate-draft'

interface MatterFieldProps {
  value: RateDraft['matter']
  error: string | null
  onChange: (matter: RateDraft['matter']) => void
}

/** Matters shown to pick from; the others are found by a part of their number or name. */
const SHOWN = 6

/** Which matter the opinion is about; the one that is picked stays in sight. */
export function MatterField({ value, error, onChange }: MatterFieldProps) {
  const [text, setText] = useState('')
  const q = text.trim()
  const {
    data,
    error: failed,
    reload,
  } = useRecord(() => api.matters.list({ query: { limit: SHOWN, ...(q === '' ? {} : { q }) } }), q)
  const found = (data?.items ?? []).map(({ id, no, title }) => ({ id, title: `${no ?? ''} ${title}`.trim() }))
  const shown = value ? [value, ...found.filter(({ id }) => id !== value.id)] : found
  return (
    <Field className="rate-matter" label="督查事项" error={error}>
      <LineField
        className="rate-matter__find"
        label="督查事项，按编号或名称找"
        value={text}
        most={50}
        placeholder="输入编号或名称里的字"
        onChange={setText}
      />
      {shown.length > 0 && (
        <Choices
          className="rate-matter__pick"
          label="督查事项"
          options={Object.fromEntries(shown.map(({ id, title }) => [id, title]))}
          value={value?.id ?? null}
          onChange={(id) => onChange(shown.find((one) => one.id === id) ?? null)}
        />
      )}
      {failed && (
        <Button
          className="rate-matter__again"
          kind="link"
          text="没取到事项，再试一次"
          onTap={() => void reload()}
        />
      )}
      {data && found.length === 0 && (
        <View className="oversight-meta">
          {q === '' ? '还没有派到本单位的督查事项。' : '没有这样的事项。'}
        </View>
      )}
    </Field>
  )
}
