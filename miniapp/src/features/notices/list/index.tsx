import { View } from '@tarojs/components'
import type { NoticeRow } from '@mingdu/shared/matters/notices.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { ROWS } from '../../../api/use-pages'
import { useRecord } from '../../../api/use-record'
import { useVisit } from '../../../api/use-visit'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Pills } from '../../../components/pills/pills'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Tap } from '../../../components/tap/tap'
import { open, PAGES } from '../../../platform/navigate'
import { useParams } from '../../../platform/params'
import { daysLeftText, noticeDays } from '../notice-text'
import '../notices.scss'

/** 销号公示: what is said to be done and may be objected to, of everywhere or of one region. */
export default function NoticesPage() {
  const [region, setRegion] = useState(useParams()['region'] ?? '')
  const visit = useVisit()
  const fetch = (cursor: string | undefined) =>
    api.notices.list({
      query: { limit: ROWS, ...(region === '' ? {} : { regionId: region }), ...(cursor ? { cursor } : {}) },
    })
  return (
    <Screen className="notices-page" title="销号公示">
      <View className="notices-lead">
        这些督查事项已经整改完成，公示期满没有异议才销号。觉得没有办好的，公示期内可以打公示上的电话。
      </View>
      <Regions value={region} onChange={setRegion} />
      <PagedList
        what="公示"
        fetch={fetch}
        filter={region}
        visit={visit}
        row={(row: NoticeRow) => <NoticeCard key={row.id} row={row} />}
        empty={<Empty title="现在没有正在公示的事项" text="督查事项整改完成、销号以前，会在这里公示。" />}
      />
    </Screen>
  )
}

/** Which regions have any; nothing to choose where there is one. */
function Regions({ value, onChange }: { value: string; onChange: (region: string) => void }) {
  const { data } = useRecord(() => api.notices.regions(), 'regions')
  const items = data?.items ?? []
  if (items.length < 2) return null
  const pills = [
    { key: '', text: '全部' },
    ...items.map(({ id, name, n }) => ({ key: id, text: name, count: n })),
  ]
  return (
    <Pills className="notices-region" label="看哪个地方的" pills={pills} value={value} onChange={onChange} />
  )
}

function NoticeCard({ row }: { row: NoticeRow }) {
  const { id, no, title, leadOrg, region, daysLeft } = row
  return (
    <Tap className="notice-card" as="link" onTap={() => open(PAGES.notice, { id })}>
      <View className="notice-card__top">
        <Tag text={daysLeftText(daysLeft)} tone="blue" />
        <View className="notice-card__aside">{region.name}</View>
      </View>
      <View className="notice-card__t" {...heading(2)}>
        {title}
      </View>
      <View className="notice-card__m">
        {leadOrg} · {no}
      </View>
      <View className="notice-card__m">公示 {noticeDays(row)}</View>
    </Tap>
  )
}
