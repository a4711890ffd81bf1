import { View } from '@tarojs/components'
import type { OversightRow } from '@mingdu/shared/oversight/oversight.api'
import { OVERSIGHT_LEVELS, OVERSIGHT_STATES } from '@mingdu/shared/oversight/oversight.states'
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
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { open, PAGES } from '../../../platform/navigate'
import { Figures } from './figures'
import '../oversight.scss'

type Shown = '' | 'no' | 'yes'
const PILLS: readonly { key: Shown; text: string }[] = [
  { key: '', text: '全部' },
  { key: 'no', text: OVERSIGHT_STATES.waiting },
  { key: 'yes', text: OVERSIGHT_STATES.answered },
]

/** 双向监督: what units say of the 督查, and its answers. */
export default function OversightPage() {
  const { me, may } = useMe()
  const [answered, setAnswered] = useState<Shown>('')
  const visit = useVisit()
  const rates = may('oversight.rate')
  const fetch = (cursor: string | undefined) =>
    api.oversight.list({
      query: { limit: ROWS, ...(answered === '' ? {} : { answered }), ...(cursor ? { cursor } : {}) },
    })
  return (
    <Screen className="oversight-page" title="双向监督">
      {rates && (
        <View className="oversight-buttons">
          <Button className="oversight-new" text="评价督查" onTap={() => open(PAGES.rateOversight)} />
        </View>
      )}
      <Figures visit={visit} />
      <View className="oversight-pills">
        <Pills
          className="oversight-state"
          label="看哪些评价"
          pills={PILLS}
          value={answered}
          onChange={setAnswered}
        />
      </View>
      <PagedList
        what="对督查的评价"
        unit="份"
        fetch={fetch}
        filter={answered}
        visit={visit}
        row={(row: OversightRow) => <OpinionCard key={row.id} row={row} today={me?.today ?? null} />}
        empty={
          <Empty
            title="没有这样的评价"
            text={
              rates
                ? '督查派到您单位的事项，每季可以评价一次。督查室只看到单位，看不到谁评的。'
                : '单位的评价会出现在这里，督查室在规定的工作日内答复。'
            }
          />
        }
      />
    </Screen>
  )
}

function OpinionCard({ row, today }: { row: OversightRow; today: string | null }) {
  const { id, matter, org, level, state, ratedOn, answerDue } = row
  return (
    <Tap className="oversight-card" as="link" onTap={() => open(PAGES.oversight, { id })}>
      <View className="oversight-card__top">
        <Tag text={OVERSIGHT_STATES[state]} tone={state === 'answered' ? 'grey' : 'blue'} />
        <View className="oversight-card__aside">{org.name}</View>
      </View>
      <View className="oversight-card__t" {...heading(2)}>
        {matter.title}
      </View>
      <View className="oversight-card__m">
        {OVERSIGHT_LEVELS[level]} · {dayText(ratedOn, today)}评价
      </View>
      {state !== 'answered' && (
        <View className="oversight-card__m">督查室应在{dayText(answerDue, today)}前答复</View>
      )}
    </Tap>
  )
}
