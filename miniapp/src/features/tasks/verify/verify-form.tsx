import { View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, plainDate } from '@mingdu/shared/kernel/plain-date'
import { VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { PhotoField } from '../../../components/photo-field/photo-field'
import { Stepper } from '../../../components/stepper/stepper'
import { Button } from '../../../components/tap/button'
import { MilestoneTicks, percentOfTicks } from '../milestones'
import { amounts, verifyProblems, type VerifyProblems } from './check-verify'
import { Claim } from './claim'
import { DecisionSheet } from './decision-sheet'
import type { Decision, Verify } from './use-verify'

interface VerifyFormProps {
  task: Task
  report: Report
  today: string | null
  verify: Verify
}

/** The decision: how it was verified, how much of it stands, and in what words. */
export function VerifyForm({ task, report, today, verify }: VerifyFormProps) {
  const scale = amounts(task, report)
  const counts = report.milestones.length > 0
  const [given, setFilled] = useState<Filled>({
    ...{ method: 'paper', verified: scale.claimed, opinion: '' },
    ...{ milestones: report.milestones, photos: [], until: null },
  })
  const ticked = percentOfTicks(task.milestones, given.milestones)
  const filled = { ...given, verified: counts ? ticked : given.verified }
  const [problems, setProblems] = useState<VerifyProblems>({})
  const [asking, setAsking] = useState<Decision['act'] | null>(null)
  const fill = (part: Partial<Filled>) => setFilled((now) => ({ ...now, ...part }))

  const ask = (act: Decision['act']) => {
    const found = verifyProblems({ act, ...filled }, scale)
    setProblems(found)
    if (act === 'askMore' && given.until === null && today !== null)
      fill({ until: addDays(plainDate(today), 3) })
    setAsking(Object.keys(found).length === 0 ? act : null)
  }
  const decide = (act: Decision['act']) => {
    setAsking(null)
    verify.decide(report, { act, ...filled, verified: filled.verified * scale.factor })
  }
  const amount = `${filled.verified}${scale.unit === '%' ? '' : ' '}${scale.unit}`
  return (
    <>
      <Claim task={task} report={report} today={today} />
      {verify.error && <Refusal className="verify-refusal" error={verify.error} today={today} />}
      {counts && (
        <MilestoneTicks
          label="核实了哪些节点"
          milestones={task.milestones}
          among={report.milestones}
          value={filled.milestones}
          error={problems.verified ?? null}
          onChange={(milestones) => fill({ milestones })}
        />
      )}
      <Fields filled={filled} fill={fill} scale={scale} problems={problems} counts={counts} />
      <PhotoField
        label="核验照片（可不拍）"
        hint="现场拍照会记下时间和地点。"
        most={VERIFY_PHOTOS_MOST}
        photos={filled.photos}
        error={null}
        camera
        onChange={(next) => setFilled((now) => ({ ...now, photos: next(now.photos) }))}
      />
      <View className="verify-acts">
        <Button
          className="verify-accept"
          text={`核实 ${amount}`}
          busy={verify.busy}
          onTap={() => ask('accept')}
        />
        <Button
          className="verify-more"
          kind="plain"
          text="要求补充"
          disabled={verify.busy}
          onTap={() => ask('askMore')}
        />
        <Button
          className="verify-return"
          kind="danger"
          text="退回整改"
          disabled={verify.busy}
          onTap={() => ask('return')}
        />
      </View>
      {asking && (
        <DecisionSheet
          act={asking}
          amount={amount}
          completes={filled.verified >= scale.target}
          today={today}
          until={filled.until}
          onUntil={(until) => fill({ until })}
          onYes={() => decide(asking)}
          onNo={() => setAsking(null)}
        />
      )}
    </>
  )
}

const VERIFY_PHOTOS_MOST = 9

type Filled = Omit<Decision, 'act'>

interface FieldsProps {
  filled: Filled
  fill: (part: Partial<Filled>) => void
  scale: ReturnType<typeof amounts>
  problems: VerifyProblems
  /** Milestones are ticked instead. */
  counts: boolean
}

function Fields({ filled, fill, scale, problems, counts }: FieldsProps) {
  const { unit, target, claimed, verified } = scale
  return (
    <>
      <Field className="verify-method" label="核验方式">
        <Choices
          className="method"
          label="核验方式"
          options={VERIFY_METHODS}
          value={filled.method}
          onChange={(method) => fill({ method })}
        />
      </Field>
      {!counts && (
        <Field
          className="verified"
          label="核实后累计"
          hint={`此前核实 ${verified} ${unit}，本次上报 ${claimed} ${unit}。`}
          error={problems.verified ?? null}
        >
          <View className="verify-number">
            <Stepper
              className="verify-verified"
              label="核实后累计"
              value={filled.verified}
              least={verified}
              most={claimed}
              onChange={(next) => fill({ verified: next })}
            />
            <View className="verify-number__of">{unit === '%' ? '%' : `/ ${target} ${unit}`}</View>
          </View>
        </Field>
      )}
      <Field
        className="opinion"
        label="意见"
        hint="退回写明原因，要求补充写明补充什么。"
        error={problems.opinion ?? null}
      >
        <TextField
          className="verify-opinion"
          label="意见"
          value={filled.opinion}
          most={1000}
          onChange={(opinion) => fill({ opinion })}
        />
      </Field>
    </>
  )
}
