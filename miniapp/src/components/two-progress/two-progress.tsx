import { View } from '@tarojs/components'
import { percent, progressSentence } from '@mingdu/shared/parts/figures'
import type { Progress } from '@mingdu/shared/tasks/tasks.schema'
import { classes, spoken } from '../semantics'

interface TwoProgressProps {
  progress: Progress
  thin?: boolean
  /** No tick while the plan stands still. */
  hidePlan?: boolean
}

/** Verified solid, claimed hollow behind it, the black tick is 序时. */
export function TwoProgress({ progress, thin = false, hidePlan = false }: TwoProgressProps) {
  return (
    <View className={classes('bar', thin && 'bar--thin')} {...spoken('img', progressSentence(progress))}>
      {progress.claimed > 0 && <View className="bar__claimed" style={{ width: share(progress.claimed) }} />}
      {progress.verified > 0 && (
        <View className="bar__verified" style={{ width: share(progress.verified) }} />
      )}
      {!hidePlan && <View className="bar__plan" style={{ left: share(progress.planned) }} />}
    </View>
  )
}

function share(basisPoints: number): string {
  return `${percent(basisPoints)}%`
}
