import { View } from '@tarojs/components'
import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { stepLeftText, stepLight } from '@mingdu/shared/cases/joint.light'
import { JOINT_STATES } from '@mingdu/shared/cases/joint.states'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/use-me'
import { useRecord } from '../../../api/use-record'
import { dayText, momentText } from '../../../components/dates'
import { Facts } from '../../../components/facts/facts'
import { Light } from '../../../components/light/light'
import { Notice } from '../../../components/notice/notice'
import { Refusal } from '../../../components/notice/refusal'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { Tag } from '../../../components/tag/tag'
import { Button } from '../../../components/tap/button'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { useParams } from '../../../platform/params'
import { AnswerForm } from './answer-form'
import { useStepActs, type StepActs } from './use-step'
import './index.scss'

/** One 联办 as the asked unit sees it: what for, by when, and its answer. Messages lead here. */
export default function StepPage() {
  const id = useParams()['id'] ?? ''
  const { me } = useMe()
  const record = useRecord<JointStep>(() => api.caseJoint.get({ params: { id } }), id)
  const acts = useStepActs(record)
  const { data, error, reload } = record
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  return (
    <Screen className="step-page" title="联办">
      {!data && error && <Failed what="这项联办" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && <Loaded step={data} acts={acts} today={me?.today ?? null} />}
    </Screen>
  )
}

function Loaded({ step, acts, today }: { step: JointStep; acts: StepActs; today: string | null }) {
  return (
    <>
      <Head step={step} today={today} />
      {acts.error && <Refusal className="step-error" error={acts.error} today={today} />}
      <Answered step={step} today={today} />
      {step.allowedActs.includes('take') && (
        <View className="step-take-row">
          <Button
            className="step-take"
            kind="plain"
            text={step.handler ? `从${step.handler.name}手里接过` : '认领联办'}
            busy={acts.busy === 'take'}
            onTap={() => acts.take(step)}
          />
        </View>
      )}
      {step.allowedActs.includes('answer') && <AnswerForm key={step.id} step={step} acts={acts} />}
      {step.allowedActs.length > 0 && (
        <View className="step-files">要附文件的，请在电脑上的“联办”里答复。</View>
      )}
    </>
  )
}

function Head({ step, today }: { step: JointStep; today: string | null }) {
  const { what, due, tentative, startedOn, days, from, handler, state, n } = step
  const light = stepLight(step)
  return (
    <Section className="step-head">
      {light ? <Light light={light} text={stepLeftText(step)} tag /> : <Tag text={JOINT_STATES[state]} />}
      <View className="step-head__t" {...heading(1)}>
        {what}
      </View>
      <Facts
        className="step-head__facts"
        facts={[
          ['限期', `${dayText(due, today)}${tentative ? '（暂定）' : ''}`],
          ['起算', `${dayText(startedOn, today)}起 ${days} 个工作日`],
          ['请办单位', from.name],
          ['办件', step.case.title],
          ['联办号', `${step.case.no}-${n}`],
          ['办理人', handler?.name ?? '还没有人认领'],
        ]}
      />
    </Section>
  )
}

/** What was answered; why nothing is to be answered any more. */
function Answered({ step, today }: { step: JointStep; today: string | null }) {
  const { state, opinion, answeredAt, files } = step
  if (state === 'cancelled')
    return (
      <Notice className="step-over" tone="blue">
        这件已经有了结果或已经结束，不用再答复。
      </Notice>
    )
  if (answeredAt === null) return null
  return (
    <Section className="step-said" title={state === 'returned' ? '已退回' : '已答复'}>
      <View className="step-said__b" {...announced()}>
        {opinion}
      </View>
      <View className="step-said__m">
        {[
          stepLeftText(step),
          momentText(answeredAt, today),
          ...(files.length > 0 ? [`${files.length} 个附件，在电脑上看`] : []),
        ].join(' · ')}
      </View>
    </Section>
  )
}
