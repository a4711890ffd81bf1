import { View } from '@tarojs/components'
import type { BulletinRow } from '@mingdu/shared/bulletins/bulletins.schema'
import { BULLETIN_KINDS, BULLETIN_STATES, type BulletinKind } from '@mingdu/shared/bulletins/bulletins.states'
import { rateText } from '@mingdu/shared/bulletins/bulletins.words'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { ROWS } from '../../../api/use-pages'
import { useVisit } from '../../../api/use-visit'
import { dayText } from '../../../components/dates'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Pills } from '../../../components/pills/pills'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Tap } from '../../../components/tap/tap'
import { open, PAGES } from '../../../platform/navigate'
import '../bulletins.scss'

const PILLS: readonly { key: BulletinKind | ''; text: string }[] = [
  { key: '', text: '全部' },
  ...(Object.keys(BULLETIN_KINDS) as BulletinKind[]).map((key) => ({ key, text: BULLETIN_KINDS[key] })),
]

/** 督查通报 and 专报, the newest first. They are written and issued at a desk. */
export default function BulletinsPage() {
  const { me } = useMe()
  const [kind, setKind] = useState<BulletinKind | ''>('')
  const visit = useVisit()
  const fetch = (cursor: string | undefined) =>
    api.bulletins.list({
      query: { limit: ROWS, ...(kind === '' ? {} : { kind }), ...(cursor ? { cursor } : {}) },
    })
  return (
    <Screen className="bulletins-page" title="督查通报">
      <View className="bulletins-pills">
        <Pills className="bulletins-kind" label="哪种通报" pills={PILLS} value={kind} onChange={setKind} />
      </View>
      <PagedList
        what="督查通报"
        unit="份"
        fetch={fetch}
        filter={kind}
        visit={visit}
        row={(row: BulletinRow) => <BulletinCard key={row.id} row={row} today={me?.today ?? null} />}
        empty={<Empty title="还没有这样的通报" text="督查室印发后会出现在这里，您会收到消息。" />}
      />
    </Screen>
  )
}

function BulletinCard({ row, today }: { row: BulletinRow; today: string | null }) {
  const { id, no, kind, state, title, issuedOn, inHand, red, onTime } = row
  const issued = issuedOn === null ? BULLETIN_STATES[state] : `${dayText(issuedOn, today)}印发`
  return (
    <Tap className="bulletin-card" as="link" onTap={() => open(PAGES.bulletin, { id })}>
      <View className="bulletin-card__top">
        <Tag text={state === 'withdrawn' ? BULLETIN_STATES[state] : BULLETIN_KINDS[kind]} />
        <View className="bulletin-card__aside">{no ?? '未编号'}</View>
      </View>
      <View className="bulletin-card__t" {...heading(2)}>
        {title}
      </View>
      <View className="bulletin-card__m">{issued}</View>
      <View className="bulletin-card__m">
        在办 {inHand} 项 · 超期 {red} 项 · 按时办结率 {rateText(onTime)}
      </View>
    </Tap>
  )
}
