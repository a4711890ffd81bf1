import { Button, Input, Select } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { DateField } from '../date-field'
import { Icon } from '../icon'
import { QueryBox, QueryChips } from './query-box'
import type { ListQuery } from './use-list-query'

/** One field of the query bar. */
export type Filter<K extends string> =
  | { key: K; kind: 'search'; name: string }
  | {
      key: K
      kind: 'select'
      name: string
      options: readonly FilterOption[]
      searchable?: boolean
      none?: string
    }
  | { key: K; kind: 'date'; name: string }
  | {
      /** Where the words go that are no condition. */
      key: K
      kind: 'box'
      name: string
      /** Words of the states of the list, by key. */
      states: Readonly<Record<string, string>>
    }

export interface FilterOption {
  value: string
  label: string
}

interface QueryBarProps<K extends string> {
  filters: readonly Filter<K>[]
  query: ListQuery<K>
  /** Column settings and export, at the right. */
  end?: ReactNode
}

export function QueryBar<K extends string>({ filters, query, end }: QueryBarProps<K>) {
  return (
    <div className="querybar" role="search" aria-label="筛选">
      {filters.map((f) => (
        <FilterField key={f.key} filter={f} value={query.values[f.key]} set={(v) => query.set(f.key, v)} />
      ))}
      {query.filtered && (
        <Button type="link" onClick={query.clear}>
          清除条件
        </Button>
      )}
      <div className="querybar__end">{end}</div>
      {filters.map((f) => f.kind === 'box' && <QueryChips key={f.key} states={f.states} />)}
    </div>
  )
}

interface FieldProps<K extends string> {
  filter: Filter<K>
  value: string | undefined
  set: (value: string | undefined) => void
}

function FilterField<K extends string>({ filter, value, set }: FieldProps<K>) {
  if (filter.kind === 'search') return <SearchField name={filter.name} value={value} set={set} />
  if (filter.kind === 'box')
    return <QueryBox name={filter.name} states={filter.states} param={filter.key} value={value ?? ''} />
  if (filter.kind === 'date')
    return <DateField label={filter.name} value={value ?? null} onChange={(v) => set(v ?? undefined)} />
  return (
    <Select
      aria-label={filter.name}
      prefix={<span className="muted">{filter.name}</span>}
      placeholder={filter.none ?? '全部'}
      allowClear
      showSearch={filter.searchable === true ? { optionFilterProp: 'label' } : false}
      value={value ?? null}
      onChange={(v: string | null | undefined) => set(v ?? undefined)}
      options={[...filter.options]}
      popupMatchSelectWidth={false}
    />
  )
}

const TYPING_PAUSE_MS = 300

function SearchField({
  name,
  value = '',
  set,
}: {
  name: string
  value: string | undefined
  set: (v: string | undefined) => void
}) {
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setText(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (next: string, wait: number) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => set(next.trim() === '' ? undefined : next.trim()), wait)
  }
  return (
    <Input
      className="querybar__q"
      aria-label={name}
      placeholder={name}
      maxLength={50}
      allowClear
      prefix={<Icon name="search" small />}
      value={text}
      onChange={(e) => change(e.target.value, TYPING_PAUSE_MS)}
      onPressEnter={() => change(text, 0)}
    />
  )
}
