import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MyCaseRow } from '@mingdu/shared/cases/applications.schema'
import { CASE_STATES } from '@mingdu/shared/cases/cases.states'
import { api } from '../../../api/client.gen'
import { ROWS } from '../../../api/use-pages'
import { useCitizen } from '../../../api/use-citizen'
import { useRecord } from '../../../api/use-record'
import { momentText } from '../../../components/dates'
import { Notice } from '../../../components/notice/notice'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Row } from '../../../components/rows/row'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { CitizenOffer } from '../../../components/subscribe/citizen-offer'
import { Button } from '../../../components/tap/button'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { useDidShow, usePullDownRefresh } from '../../../platform/page-hooks'
import { rowText } from './case-text'

/** What was begun and not handed in, then all cases, the latest first. */
export function CaseList() {
  const [visit, setVisit] = useState(0)
  useDidShow(() => setVisit((n) => n + 1))
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    stopPullDown()
  })
  return (
    <>
      <Unverified />
      <CitizenOffer place="list" className="mine-offer" />
      <Drafts visit={visit} />
      <PagedList<MyCaseRow>
        what="您的办件"
        fetch={(cursor) => api.applications.list({ query: { limit: ROWS, ...(cursor ? { cursor } : {}) } })}
        filter="mine"
        visit={visit}
        row={(row) => <CaseCard key={row.id} row={row} />}
        empty={
          <Empty
            title="还没有办件"
            text="在办事指南里点“在线申请”，提交后就在这里看进度。"
            action={{ text: '去找要办的事', onTap: () => open(PAGES.services) }}
          />
        }
      />
    </>
  )
}

function Unverified() {
  const { citizen } = useCitizen()
  if (!citizen || citizen.identity) return null
  return (
    <Notice className="mine-unverified" tone="blue">
      <View>在窗口办的件，实名认证后才会出现在这里。</View>
      <Button
        className="mine-verify"
        kind="link"
        text="去实名认证"
        onTap={() => open(PAGES.identity, { from: PAGES.myCases })}
      />
    </Notice>
  )
}

function Drafts({ visit }: { visit: number }) {
  // a citizen has few drafts: fetched whole with every visit
  const { data, error, reload } = useRecord(() => api.applications.drafts(), `drafts ${visit}`)
  if (!data && error)
    return (
      <Button
        className="drafts-again"
        kind="link"
        text="没取到未提交的申请，点这里再试"
        onTap={() => void reload()}
      />
    )
  if (!data || data.items.length === 0) return null
  return (
    <View className="rows drafts">
      <View className="rows__h">
        <View {...heading(2)}>没有提交的申请</View>
      </View>
      {data.items.map(({ guideId, title, savedAt }) => (
        <Row
          key={guideId}
          className="row--lined draft-row"
          title={title}
          sub={[`${momentText(savedAt, null)} 保存`]}
          aside="接着填"
          onTap={() => open(PAGES.apply, { guide: guideId })}
        />
      ))}
    </View>
  )
}

function CaseCard({ row }: { row: MyCaseRow }) {
  return (
    <View className="rows my-case">
      <Row
        className="my-case__row"
        title={row.title}
        sub={[row.org, ...rowText(row)]}
        aside={row.toDo ? '等您办' : CASE_STATES[row.state]}
        onTap={() => open(PAGES.myCases, { id: row.id })}
      />
    </View>
  )
}
