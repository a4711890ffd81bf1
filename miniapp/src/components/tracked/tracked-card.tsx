import { View } from '@tarojs/components'
import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { CASE_PAPERS } from '@mingdu/shared/cases/cases.states'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import type { ReactNode } from 'react'
import { dayText } from '../dates'
import { Facts } from '../facts/facts'
import { Notice } from '../notice/notice'
import { Section } from '../section/section'
import { heading } from '../semantics'
import { Button } from '../tap/button'
import { TrackedCharges } from './tracked-charges'
import { TrackedClocks } from './tracked-clocks'
import { TrackedSteps } from './tracked-steps'
import { stateText } from './tracked-text'
import { TrackedWhere } from './tracked-where'

interface TrackedCardProps {
  found: TrackedCase
  /** Whether the numbers can be dialled from where this is read. */
  dials?: boolean
  /** What stands between the clocks and the way it went: acts of whoever holds this phone. */
  acts?: ReactNode
  /** Where the papers themselves can be opened; left out where nobody signs in. */
  onPapers?: () => void
}

/** 跟踪卡: what, where it stands, by when, what I must do, who has it, and the papers so far. */
export function TrackedCard({ found, dials = true, acts = null, onPapers }: TrackedCardProps) {
  return (
    <View className="tracked">
      <Section className="tracked-head">
        <View className="tracked__t" {...heading(1)}>
          {found.title}
        </View>
        <View className="tracked__no">办件号 {formatTrackingNo(found.no)}</View>
        <View className="tracked__m">{[found.org, found.applicant].join(' · ')}</View>
        <View className="tracked__state">{stateText(found)}</View>
        <ToDo found={found} />
      </Section>
      {acts}
      <TrackedClocks found={found} />
      <TrackedSteps timeline={found.timeline} />
      <TrackedCharges charges={found.charges} />
      <TrackedWhere found={found} dials={dials} />
      <Papers found={found} {...(onPapers ? { onPapers } : {})} />
    </View>
  )
}

function ToDo({ found: { toDo, demands } }: { found: TrackedCase }) {
  if (toDo === '' && demands.length === 0)
    return <View className="tracked__rest">现在不用您做什么，等着就行。</View>
  return (
    <Notice className="tracked-do" tone="yellow">
      <View className="tracked-do__t">要您做的：{toDo}</View>
      {demands.map((demand, i) => (
        <View key={demand} className="tracked-do__i">
          {i + 1}. {demand}
        </View>
      ))}
    </Notice>
  )
}

function Papers({ found: { papers, applicant }, onPapers }: Pick<TrackedCardProps, 'found' | 'onPapers'>) {
  if (papers.length === 0) return null
  return (
    <Section className="tracked-papers" title="文书" aside={`${papers.length} 份`}>
      {papers.map(({ kind, no, on }) => (
        <Facts
          key={no}
          className="tracked-paper"
          facts={[[CASE_PAPERS[kind], `${no}，${dayText(on, null)}`]]}
        />
      ))}
      <View className="tracked-papers__for">
        都是给申请人 {applicant} 的，里面有姓名，本人登录后才能打开。
      </View>
      {onPapers && (
        <Button className="tracked-papers__open" kind="plain" text="登录打开文书" onTap={onPapers} />
      )}
    </Section>
  )
}
