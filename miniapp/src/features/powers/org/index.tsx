import { View } from '@tarojs/components'
import type { PublicDutyList } from '@mingdu/shared/duty-lists/duty-lists.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { ROWS } from '../../../api/use-pages'
import { useRecord } from '../../../api/use-record'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Pills } from '../../../components/pills/pills'
import { GuideRow } from '../../../components/rows/guide-row'
import { PowerRow } from '../../../components/rows/power-row'
import { Row } from '../../../components/rows/row'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { useParams } from '../../../platform/params'
import './index.scss'

const VIEWS = [
  { key: 'guides', text: '办事指南' },
  { key: 'powers', text: '权责事项' },
] as const
type ViewKey = (typeof VIEWS)[number]['key']

/** One org: what it does for people, which powers it holds, what it is responsible for. */
export default function OrgPage() {
  const { id = '', name } = useParams()
  const { data, reload } = useRecord(() => api.dutyLists.publicGet({ params: { id } }), id)
  const [view, setView] = useState<ViewKey>('guides')
  const [visit, setVisit] = useState(0)
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    void reload().finally(stopPullDown)
  })
  const orgName = data?.org.name ?? name ?? '部门'
  return (
    <Screen className="org-page" title="部门">
      <View className="org-t" {...heading(1)}>
        {orgName}
      </View>
      <View className="rows">
        <Row
          className="org-duties"
          title="责任清单"
          sub={[dutiesText(data)]}
          onTap={() => open(PAGES.duties, { id, name: orgName })}
        />
      </View>
      <Pills className="org-view" label="看什么" pills={VIEWS} value={view} onChange={setView} />
      <View className="list--rows">
        {view === 'guides' ? <Guides orgId={id} visit={visit} /> : <Powers orgId={id} visit={visit} />}
      </View>
    </Screen>
  )
}

function dutiesText(data: PublicDutyList | null): string {
  if (data && !data.published) return '还没有公布'
  const since = data?.published ? `（${data.published.from} 起）` : ''
  return `职责、边界、监管制度、公共服务${since}`
}

interface OfOrg {
  orgId: string
  visit: number
}

function Guides({ orgId, visit }: OfOrg) {
  const fetch = (cursor: string | undefined) =>
    api.guides.publicList({ query: { orgId, limit: ROWS, ...(cursor ? { cursor } : {}) } })
  return (
    <PagedList
      what="办事指南"
      unit="份"
      fetch={fetch}
      filter={orgId}
      visit={visit}
      row={(guide) => <GuideRow key={guide.id} guide={guide} withOrg={false} />}
      empty={<Empty title="这个部门还没有办事指南" text="可以看它的权责事项，或者打电话问。" />}
    />
  )
}

function Powers({ orgId, visit }: OfOrg) {
  const fetch = (cursor: string | undefined) =>
    api.powers.publicList({ query: { orgId, limit: ROWS, ...(cursor ? { cursor } : {}) } })
  return (
    <PagedList
      what="权责事项"
      unit="项"
      fetch={fetch}
      filter={orgId}
      visit={visit}
      row={(power) => <PowerRow key={power.id} power={power} withOrg={false} />}
      empty={<Empty title="这个部门还没有公布权责事项" text="编办公布后会列在这里。" />}
    />
  )
}
