import { View } from '@tarojs/components'
import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { stepLeftText, stepLight } from '@mingdu/shared/cases/joint.light'
import { JOINT_STATES } from '@mingdu/shared/cases/joint.states'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { ROWS } from '../../../api/use-pages'
import { dayText } from '../../../components/dates'
import { Choices } from '../../../components/field/choices'
import { Light } from '../../../components/light/light'
import { PagedList } from '../../../components/paged-list/paged-list'
import { Screen } from '../../../components/screen/screen'
import { heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Tap } from '../../../components/tap/tap'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { useDidShow, usePullDownRefresh } from '../../../platform/page-hooks'
import './index.scss'

const VIEWS = { open: '等本单位办', all: '全部' } as const

/** 联办: what other units asked mine for, the nearest day first. */
export default function StepsPage() {
  const { me } = useMe()
  const [view, setView] = useState<keyof typeof VIEWS>('open')
  const [visit, setVisit] = useState(0)
  useDidShow(() => setVisit((n) => n + 1))
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    stopPullDown()
  })
  const fetch = (cursor: string | undefined) =>
    api.caseJoint.list({
      query: { limit: ROWS, ...(view === 'open' ? { open: 'true' } : {}), ...(cursor ? { cursor } : {}) },
    })
  return (
    <Screen className="steps-page" title="联办">
      <Choices className="steps-choice" label="看哪些联办" options={VIEWS} value={view} onChange={setView} />
      <PagedList
        what="联办"
        unit="项"
        fetch={fetch}
        filter={view}
        visit={visit}
        row={(step) => <StepCard key={step.id} step={step} today={me?.today ?? null} />}
        empty={
          <Empty
            title={view === 'open' ? '没有等本单位办的联办' : '还没有联办'}
            text="别的单位请本单位办一项时，会出现在这里，消息里也会写。"
          />
        }
      />
    </Screen>
  )
}

function StepCard({ step, today }: { step: JointStep; today: string | null }) {
  const { id, what, from, due, tentative, state, handler, n } = step
  const light = stepLight(step)
  const meta = [
    `限 ${dayText(due, today)}${tentative ? '（暂定）' : ''}`,
    ...(handler ? [handler.name] : []),
    `${step.case.no}-${n}`,
  ]
  return (
    <Tap className="step-card" as="link" onTap={() => open(PAGES.step, { id })}>
      <View className="step-card__top">
        {light ? <Light light={light} text={stepLeftText(step)} tag /> : <Tag text={JOINT_STATES[state]} />}
        <View className="step-card__from">{from.name}</View>
      </View>
      <View className="step-card__t" {...heading(2)}>
        {what}
      </View>
      <View className="step-card__m">{meta.join(' · ')}</View>
    </Tap>
  )
}
