import { ScrollView, View } from '@tarojs/components'
import { useState } from 'react'
import { Pills } from '../../../components/pills/pills'
import { Sheet } from '../../../components/sheet/sheet'
import type { useSearch, Narrowing } from './use-search'

interface FilterSheetProps {
  facets: NonNullable<ReturnType<typeof useSearch>['facets']>
  narrowing: Narrowing
  onDone: (narrowing: Narrowing) => void
  onClose: () => void
}

/** 类型 and 部门 to choose from, each with how much it would leave. */
export function FilterSheet({ facets, narrowing, onDone, onClose }: FilterSheetProps) {
  const [{ type, orgId }, setChosen] = useState(narrowing)
  const all = { key: '', text: '全部' }
  return (
    <Sheet title="筛选" yes="看结果" onYes={() => onDone({ ...narrowing, type, orgId })} onNo={onClose}>
      <ScrollView className="filter" scrollY>
        <View className="filter__t">事项类型</View>
        <Pills
          className="filter-type"
          label="事项类型"
          pills={[all, ...facets.types.map(pillOf)]}
          value={type}
          onChange={(next) => setChosen((now) => ({ ...now, type: next }))}
        />
        <View className="filter__t">部门</View>
        <Pills
          className="filter-org"
          label="部门"
          pills={[all, ...facets.orgs.slice(0, ORGS_MOST).map(pillOf)]}
          value={orgId}
          onChange={(next) => setChosen((now) => ({ ...now, orgId: next }))}
        />
      </ScrollView>
    </Sheet>
  )
}

/** More would not be read on a phone, nor fit into one message to its view. */
const ORGS_MOST = 40

function pillOf({ value, name, count }: { value: string; name: string; count: number }) {
  return { key: value, text: name, count }
}
