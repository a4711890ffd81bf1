import { View } from '@tarojs/components'
import { VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Stepper } from '../../../components/stepper/stepper'
import type { Verifying } from './use-verify'

type VerifyFieldsProps = Pick<Verifying, 'filled' | 'change' | 'scale' | 'problems' | 'counts'>

/** How it was verified, how much of it stands where no milestones are ticked, and the opinion. */
export function VerifyFields({ filled, change, scale, problems, counts }: VerifyFieldsProps) {
  const { unit, target, claimed, verified } = scale
  const onTheSpot = filled.method === 'onSite' || filled.method === 'covert'
  return (
    <>
      <Field
        className="verify-method"
        label="核验方式"
        hint={onTheSpot ? '提交时会记下您所在的地点；不允许定位的，记为未知。' : null}
      >
        <Choices
          className="method"
          label="核验方式"
          options={VERIFY_METHODS}
          value={filled.method}
          onChange={(method) => change({ method })}
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
              onChange={(next) => change({ verified: next })}
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
          onChange={(opinion) => change({ opinion })}
        />
      </Field>
    </>
  )
}
