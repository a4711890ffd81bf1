import type { PowerRow } from '@mingdu/shared/powers/powers.schema'
import { POWER_TYPES, nameOfCode } from '@mingdu/shared/powers/powers.states'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { api } from '../api/client.gen'

/** As much of a power as is known before it was looked for. */
export type PickedPower = Pick<PowerRow, 'id' | 'code' | 'name'> & Partial<PowerRow>

interface PowerPickerProps {
  value: PickedPower | null
  /** null: none, where that is allowed. */
  onChange: (power: PickedPower | null) => void
  /** May be left empty again. */
  clearable?: boolean
  /** Whose powers are offered before anything is typed. */
  orgId?: string
  id?: string
  /** Read out where no label stands beside it. */
  label?: string
  placeholder?: string
  autoFocus?: boolean
  invalid?: boolean
}

/** A power in force, found by name or code. */
export function PowerPicker(props: PowerPickerProps) {
  const { value, onChange, clearable = false, orgId, id, label, autoFocus = false, invalid = false } = props
  const { setText, ...powers } = useFound(orgId)
  const options = value && !powers.rows.some((r) => r.id === value.id) ? [value, ...powers.rows] : powers.rows
  return (
    <>
      <Select
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(invalid ? { status: 'error' } : {})}
        autoFocus={autoFocus}
        allowClear={clearable}
        style={{ width: '100%' }}
        placeholder={props.placeholder ?? '输入名称或编码查找'}
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={powers.loading}
        value={value?.id ?? null}
        notFoundContent={powers.nothing}
        options={options.map((row) => ({ value: row.id, label: row.name, row }))}
        optionRender={({ data }) => <PowerOption row={(data as { row: PickedPower }).row} />}
        onOpenChange={powers.open}
        onChange={(_, option) => onChange((Array.isArray(option) ? option[0] : option)?.row ?? null)}
      />
      {value && <p className="small muted num">{wordsOf(value).join('　')}</p>}
    </>
  )
}

/** Nothing is asked for before the picker is opened: a list may have hundreds of them. */
function useFound(orgId: string | undefined) {
  const [opened, setOpened] = useState(false)
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const where = q === '' ? (orgId === undefined ? {} : { orgId }) : { q }
  const powers = useQuery({
    queryKey: ['powers', 'pick', where],
    queryFn: () => api.powers.list({ query: { ...where, state: 'inForce', limit: 20 } }),
    placeholderData: keepPreviousData,
    enabled: opened,
  })
  const open = () => setOpened(true)
  const nothing = powers.isError ? '没取到清单，请稍后再试' : powers.isPending ? '正在找' : '没有找到'
  return { rows: powers.data?.items ?? [], loading: powers.isFetching, nothing, setText, open }
}

function PowerOption({ row }: { row: PickedPower }) {
  return (
    <>
      <span className="two-lines">{row.name}</span>
      <span className="small muted num">
        {row.code}
        {row.org && `　${row.org.name}`}
        {row.guide && '　已有指南'}
      </span>
    </>
  )
}

function wordsOf({ code, type, org }: PickedPower): string[] {
  return [code, type === undefined ? '' : nameOfCode(POWER_TYPES, type), org?.name ?? ''].filter(
    (word) => word !== '',
  )
}
