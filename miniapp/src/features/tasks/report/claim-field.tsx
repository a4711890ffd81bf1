import { View } from '@tarojs/components'
import { percent } from '@mingdu/shared/parts/figures'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Field } from '../../../components/field/field'
import { Stepper } from '../../../components/stepper/stepper'
import { TwoProgress } from '../../../components/two-progress/two-progress'
import type { Scale } from './check-report'

interface ClaimFieldProps {
  task: Task
  scale: Scale
  claimed: number
  error: string | null
  onChange: (claimed: number) => void
}

/** 累计完成: a count against its target, or a percentage. */
export function ClaimField({ task, scale, claimed, error, onChange }: ClaimFieldProps) {
  const { unit, target } = scale
  const label = task.quantity ? `累计完成几${unit}` : '累计完成百分之几'
  const basisPoints = Math.min(10_000, Math.round((claimed / target) * 10_000))
  return (
    <Field className="claimed" label={label} hint={before(scale, task)} error={error}>
      <View className="claim">
        <Stepper
          className="report-claimed"
          label={label}
          value={claimed}
          least={scale.verified}
          most={target}
          step={scale.step}
          onChange={onChange}
        />
        <View className="claim__of">{task.quantity ? `${unit}，共 ${target} ${unit}` : unit}</View>
        <View className="claim__more">{difference(claimed, basisPoints, scale, task)}</View>
      </View>
      <View className="claim__bar">
        <TwoProgress progress={{ ...task.progress, claimed: basisPoints }} thin />
      </View>
    </Field>
  )
}

function before({ claimed, verified, unit }: Scale, { reports }: Task): string {
  return reports.length === 0 ? '还没有报过。' : `上次报 ${claimed} ${unit}，其中 ${verified} ${unit}已核实。`
}

/** `85.7%，多 2 处` against what was claimed last. */
function difference(now: number, basisPoints: number, { claimed, unit }: Scale, task: Task): string {
  const share = task.quantity ? `${percent(basisPoints)}%` : ''
  const more = now - claimed
  const change = more === 0 ? '同上次' : more > 0 ? `多 ${more} ${unit}` : `少 ${-more} ${unit}`
  return [share, change].filter(Boolean).join('，')
}
