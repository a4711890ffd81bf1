import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { ROWS } from '../../../api/use-pages'
import { PagedList } from '../../../components/paged-list/paged-list'
import { GuideRow } from '../../../components/rows/guide-row'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { useParams } from '../../../platform/params'
import './index.scss'

/** Guides of one theme, event or org. */
export default function GuidesPage() {
  const { theme, orgId, title } = useParams()
  const [visit, setVisit] = useState(0)
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    stopPullDown()
  })
  const fetch = (cursor: string | undefined) =>
    api.guides.publicList({
      query: {
        limit: ROWS,
        ...(theme ? { theme } : {}),
        ...(orgId ? { orgId } : {}),
        ...(cursor ? { cursor } : {}),
      },
    })
  return (
    <Screen className="guides-page" title="办事指南">
      <View className="guides-t" {...heading(1)}>
        {title ?? '全部办事指南'}
      </View>
      <View className="list--rows">
        <PagedList
          what="办事指南"
          unit="份"
          fetch={fetch}
          filter={`${theme ?? ''} ${orgId ?? ''}`}
          visit={visit}
          row={(guide) => <GuideRow key={guide.id} guide={guide} withOrg={!orgId} />}
          empty={
            <Empty
              title="这里还没有办事指南"
              text="可以换一种方式找，或者直接搜要办的事。"
              action={{ text: '去搜索', onTap: () => open(PAGES.search) }}
            />
          }
        />
      </View>
    </Screen>
  )
}
