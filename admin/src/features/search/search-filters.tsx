import type { SearchResult } from '@mingdu/shared/search/search.api'
import { Button, Select } from 'antd'
import { typeName } from './search-words'
import type { Asked } from './use-search'

type Count = SearchResult['types'][number]

interface FiltersProps {
  result: SearchResult
  asked: Asked
  change: (change: Partial<Asked>) => void
}

/** Type and unit, each with how many there are. */
export function SearchFilters({ result, asked, change }: FiltersProps) {
  const filtered = asked.type !== null || asked.orgId !== null
  if (result.total === 0 && !filtered) return null
  return (
    <div className="row row--wrap search-filters num">
      <Choice name="类型" options={result.types} value={asked.type} onChange={(type) => change({ type })} />
      <Choice name="部门" options={result.orgs} value={asked.orgId} onChange={(orgId) => change({ orgId })} />
      {filtered && (
        <Button type="link" onClick={() => change({ type: null, orgId: null })}>
          清除条件
        </Button>
      )}
    </div>
  )
}

interface ChoiceProps {
  name: string
  options: readonly Count[]
  value: string | null
  onChange: (value: string | null) => void
}

function Choice({ name, options, value, onChange }: ChoiceProps) {
  const known = options.filter((one) => one.name !== '')
  return (
    <Select
      aria-label={name}
      prefix={<span className="muted">{name}</span>}
      placeholder="全部"
      allowClear
      showSearch={known.length > 8 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      value={value}
      onChange={(next: string | null | undefined) => onChange(next ?? null)}
      options={known.map((one) => ({
        value: one.value,
        label: `${typeName(one.name)}　${one.count.toLocaleString('en-US')}`,
      }))}
    />
  )
}
