import { View } from '@tarojs/components'
import { useState } from 'react'
import { VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Stepper } from '../../../components/stepper/stepper'
import { Button } from '../../../components/tap/button'
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
  const [filled, setFilled] = useState<Filled>({ method: 'paper', verified: scale.claimed, opinion: '' })
  const [problems, setProblems] = useState<VerifyProblems>({})
  const [asking, setAsking] = useState<Decision['act'] | null>(null)
  const fill = (part: Partial<Filled>) => setFilled((now) => ({ ...now, ...part }))

  const ask = (act: Decision['act']) => {
    const found = verifyProblems({ act, ...filled }, scale)
    setProblems(found)
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
      <Fields filled={filled} fill={fill} scale={scale} problems={problems} />
      <View className="verify-acts">
        <Button
          className="verify-accept"
          text={`核实 ${amount}`}
          busy={verify.busy}
          onTap={() => ask('accept')}
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
          onYes={() => decide(asking)}
          onNo={() => setAsking(null)}
        />
      )}
    </>
  )
}

type Filled = Omit<Decision, 'act'>

interface FieldsProps {
  filled: Filled
  fill: (part: Partial<Filled>) => void
  scale: ReturnType<typeof amounts>
  problems: VerifyProblems
}

function Fields({ filled, fill, scale, problems }: FieldsProps) {
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
      <Field className="opinion" label="意见" hint="退回时必须写明原因。" error={problems.opinion ?? null}>
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
