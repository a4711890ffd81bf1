import { View } from '@tarojs/components'
import { useState } from 'react'
import { POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import { api } from '../../../api/client.gen'
import { ROWS } from '../../../api/use-pages'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Pills } from '../../../components/pills/pills'
import { PowerRow } from '../../../components/rows/power-row'
import { Screen } from '../../../components/screen/screen'
import { SearchBox } from '../../../components/search-box/search-box'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { useParams } from '../../../platform/params'
import { filterOf, listTitle, queryOf } from './list-filter'
import './index.scss'

const TYPES = [
  { key: '', text: '全部' },
  // by code: an object puts those keys first that look like numbers
  ...Object.entries(POWER_TYPES)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, text]) => ({ key, text })),
]

/** 权责清单: all of it, that of an org, of a type, or what changed in a month. */
export default function PowersPage() {
  const filter = filterOf(useParams())
  const [type, setType] = useState(filter.type)
  const [visit, setVisit] = useState(0)
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    stopPullDown()
  })
  const asked = { ...filter, type }
  const fetch = (cursor: string | undefined) =>
    api.powers.publicList({ query: { ...queryOf(asked), limit: ROWS, ...(cursor ? { cursor } : {}) } })
  return (
    <Screen className="powers-page" title="权责清单">
      <View className="powers-t" {...heading(1)}>
        {listTitle(filter)}
      </View>
      {filter.changedIn === '' && <SearchBox hint="搜事项名称或编码" />}
      {filter.changedIn === '' && (
        <Pills className="power-type" label="事项类型" pills={TYPES} value={type} onChange={setType} />
      )}
      <View className="list--rows">
        <PagedList
          what="权责清单"
          unit="项"
          fetch={fetch}
          filter={JSON.stringify(asked)}
          visit={visit}
          row={(power) => (
            <PowerRow
              key={power.id}
              power={power}
              withOrg={filter.orgId === ''}
              withChange={filter.changedIn !== ''}
            />
          )}
          empty={<Empty title="没有这样的事项" text="可以换一个类型，或者直接搜事项名称。" />}
        />
      </View>
    </Screen>
  )
}
