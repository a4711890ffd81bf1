import { View } from '@tarojs/components'
import type { MyCase } from '@mingdu/shared/cases/applications.schema'
import { CASE_STATES } from '@mingdu/shared/cases/cases.states'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { dayText } from '../../../components/dates'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Button } from '../../../components/tap/button'
import { TrackedCharges } from '../../../components/tracked/tracked-charges'
import { TrackedClocks } from '../../../components/tracked/tracked-clocks'
import { TrackedRatings } from '../../../components/tracked/tracked-ratings'
import { TrackedSteps } from '../../../components/tracked/tracked-steps'
import { TrackedWhere } from '../../../components/tracked/tracked-where'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { Decision, Materials, Notices } from './case-parts'
import { toHandIn } from './case-text'
import type { ChangeProps } from './change-props'
import { HandIn } from './hand-in'
import { Papers } from './papers'
import { Thread } from './thread'
import { Withdraw } from './withdraw'

/** One of my cases: what I must do now, by when the office answers, and all that has happened. */
export function CasePage({ id }: { id: string }) {
  const { data, error, reload, take } = useRecord<MyCase>(() => api.applications.get({ params: { id } }), id)
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  if (!data && error) return <Failed what="这件办件" error={error} onRetry={() => void reload()} />
  if (!data) return <Skeleton />
  return (
    <>
      <Head mine={data} />
      <ToDo mine={data} onChanged={take} onReload={() => void reload()} />
      <TrackedRatings found={data} />
      <TrackedClocks found={data} />
      <Decision mine={data} />
      <Papers mine={data} />
      <TrackedSteps timeline={data.timeline} />
      <Notices mine={data} />
      <Materials mine={data} />
      <TrackedCharges charges={data.charges} />
      <Thread mine={data} />
      <TrackedWhere found={data} dials />
      <Foot mine={data} onChanged={take} onReload={() => void reload()} />
    </>
  )
}

function Head({ mine: { title, no, org, state, applicant, receivedOn } }: { mine: MyCase }) {
  return (
    <Section className="case-head">
      <View className="case-head__t" {...heading(1)}>
        {title}
      </View>
      <View className="case-head__b">办件编号 {formatTrackingNo(no)}</View>
      <View className="case-head__b">
        {[org, applicant, `${dayText(receivedOn, null)} 收件`].join(' · ')}
      </View>
      <Tag text={CASE_STATES[state]} tone="blue" />
    </Section>
  )
}

/** What waits for the citizen, with its main button. */
function ToDo({ mine, onChanged, onReload }: ChangeProps) {
  const [handing, setHanding] = useState(false)
  const asked = toHandIn(mine)
  if (mine.toDo === '' && !asked) return null
  return (
    <Section className="case-todo" title="您现在要做的">
      {mine.toDo !== '' && <View className="case-todo__b">{mine.toDo}</View>}
      {mine.demands.map((text) => (
        <Notice key={text} className="case-demand" tone="yellow">
          {text}
        </Notice>
      ))}
      {asked && !handing && (
        <Button className="case-hand-in" text={asked.word} onTap={() => setHanding(true)} />
      )}
      {asked && handing && (
        <HandIn
          mine={mine}
          asked={asked}
          onChanged={(fresh) => {
            setHanding(false)
            onChanged(fresh)
          }}
          onReload={onReload}
        />
      )}
    </Section>
  )
}

function Foot(props: ChangeProps) {
  if (!props.mine.mayWithdraw) return null
  return (
    <View className="case-foot">
      <Withdraw {...props} />
    </View>
  )
}
