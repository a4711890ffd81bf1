import { View } from '@tarojs/components'
import { percent, quantityText } from '@mingdu/shared/parts/figures'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Section } from '../../../components/section/section'
import { TwoProgress } from '../../../components/two-progress/two-progress'

/** 做到哪了: verified, claimed and planned, each with its n. */
export function HowFar({ task }: { task: Task }) {
  const { progress, quantity } = task
  return (
    <Section className="task-progress" title="做到哪了" aside="只有核实的计入">
      <TwoProgress progress={progress} hidePlan={task.state === 'suspended'} />
      <View className="figures">
        <Figure
          kind="verified"
          name="核实"
          share={progress.verified}
          n={quantityText(quantity, 'verified')}
        />
        <Figure kind="claimed" name="上报" share={progress.claimed} n={quantityText(quantity, 'claimed')} />
        <Figure kind="planned" name="序时" share={progress.planned} n={plannedDays(task)} />
      </View>
    </Section>
  )
}

function Figure({ kind, name, share, n }: { kind: string; name: string; share: number; n: string | null }) {
  return (
    <View className={`figure figure--${kind}`}>
      <View className="figure__k">
        <View className={`figure__mark figure__mark--${kind}`} />
        {name}
      </View>
      <View className="figure__v">{percent(share)}%</View>
      {n && <View className="figure__n">{n}</View>}
    </View>
  )
}

/** `12 / 15 日` while the clock counts. */
function plannedDays({ clock }: Task): string | null {
  const { limitWorkdays: limit, remaining } = clock
  if (limit === null || remaining === null) return null
  return `${Math.min(limit, Math.max(0, limit - remaining))} / ${limit} 日`
}
