import { View } from '@tarojs/components'
import type { ConsultationRow } from '@mingdu/shared/consultations/consultations.api'
import {
  CONSULTATION_STATES,
  type ConsultationState,
} from '@mingdu/shared/consultations/consultations.states'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { ROWS } from '../../../api/use-pages'
import { useVisit } from '../../../api/use-visit'
import { momentText } from '../../../components/dates'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Pills } from '../../../components/pills/pills'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { open, PAGES } from '../../../platform/navigate'
import { stateText } from '../consultation-words'
import '../consultations.scss'

type Shown = '' | ConsultationState
const PILLS: readonly { key: Shown; text: string }[] = [
  { key: '', text: '全部' },
  ...(Object.keys(CONSULTATION_STATES) as ConsultationState[]).map((key) => ({
    ...{ key, text: CONSULTATION_STATES[key] },
  })),
]

/** 督查咨询: what my unit asked, or what waits for the 督查, the nearest promise first. */
export default function ConsultationsPage() {
  const { me, may } = useMe()
  const [state, setState] = useState<Shown>('')
  const visit = useVisit()
  const asks = may('consultation.ask')
  const fetch = (cursor: string | undefined) =>
    api.consultations.list({
      query: { limit: ROWS, ...(state === '' ? {} : { state }), ...(cursor ? { cursor } : {}) },
    })
  return (
    <Screen className="consultations-page" title="督查咨询">
      <View className="consult-buttons">
        {asks && <Button className="consult-new" text="提问" onTap={() => open(PAGES.askConsultation)} />}
        <Button
          className="consult-knowledge"
          kind="plain"
          text="查知识库"
          onTap={() => open(PAGES.knowledge)}
        />
      </View>
      <View className="consult-pills">
        <Pills className="consult-state" label="看哪些咨询" pills={PILLS} value={state} onChange={setState} />
      </View>
      <PagedList
        what="咨询"
        unit="次"
        fetch={fetch}
        filter={state}
        visit={visit}
        row={(row: ConsultationRow) => <Card key={row.id} row={row} today={me?.today ?? null} />}
        empty={
          <Empty
            title="没有这样的咨询"
            text={
              asks
                ? '办理中拿不准的，点“提问”问督查室。问题和答复只有本单位和督查室看得到。'
                : '各单位的提问会出现在这里，按承诺的答复时间排列。'
            }
          />
        }
      />
    </Screen>
  )
}

function Card({ row, today }: { row: ConsultationRow; today: string | null }) {
  const { id, no, topic, question, org, state, dueAt, askedAt } = row
  return (
    <Tap className="consult-card" as="link" onTap={() => open(PAGES.consultation, { id })}>
      <View className="consult-card__top">
        <Tag text={stateText(row)} tone={state === 'waiting' ? 'blue' : 'grey'} />
        <View className="consult-card__aside">{topic.name}</View>
      </View>
      <View className="consult-card__t" {...heading(2)}>
        {question}
      </View>
      <View className="consult-card__m">
        {no} · {org.name} · {momentText(askedAt, today)}
      </View>
      {state === 'waiting' && <View className="consult-card__m">承诺 {momentText(dueAt, today)} 前答复</View>}
    </Tap>
  )
}
