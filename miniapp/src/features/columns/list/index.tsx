import { View } from '@tarojs/components'
import type { ColumnRow } from '@mingdu/shared/columns/columns.schema'
import { COLUMNS, PUBLIC_COLUMNS, type PublicColumn } from '@mingdu/shared/columns/columns.states'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useSide } from '../../../api/side'
import { ROWS } from '../../../api/use-pages'
import { useVisit } from '../../../api/use-visit'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Pills } from '../../../components/pills/pills'
import { Screen } from '../../../components/screen/screen'
import { Empty } from '../../../components/states/states'
import { PAGES } from '../../../platform/navigate'
import { ColumnCard } from '../column-card'
import { SubscribeRow } from './subscribe-row'
import '../columns.scss'

const PILLS = PUBLIC_COLUMNS.map((key) => ({ key, text: COLUMNS[key].name }))

/** The columns that everybody reads, one at a time, the newest first. */
export default function ColumnsPage() {
  const [column, setColumn] = useState<PublicColumn>('news')
  const visit = useVisit()
  const side = useSide()
  const fetch = (cursor: string | undefined) =>
    api.columnPages.list({ query: { limit: ROWS, column, ...(cursor ? { cursor } : {}) } })
  return (
    <Screen className="columns-page" title="专栏">
      <View className="columns-pills">
        <Pills className="columns-which" label="哪个专栏" pills={PILLS} value={column} onChange={setColumn} />
      </View>
      {side === 'citizen' && <SubscribeRow key={column} column={column} />}
      <PagedList
        what="文章"
        unit="篇"
        fetch={fetch}
        filter={column}
        visit={visit}
        row={(row: ColumnRow) => <ColumnCard key={row.id} row={row} page={PAGES.columnArticle} />}
        empty={<Empty title={`“${COLUMNS[column].name}”还没有文章`} text="发布后会出现在这里。" />}
      />
    </Screen>
  )
}
