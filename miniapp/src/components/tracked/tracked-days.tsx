import { View } from '@tarojs/components'
import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { Fold } from '../fold/fold'
import { dayRows } from './tracked-text'

/** 逐日: every day of the clock, whether it counts, and on what article and paper that rests. */
export function TrackedDays({ clock }: { clock: NonNullable<TrackedCase['clock']> }) {
  return (
    <Fold className="tracked-days" title="每一天算不算、依据什么" aside={`${clock.strip.length} 天`}>
      {dayRows(clock.strip).map(({ date, kind, what, why }) => (
        <View key={date} className="tracked-day">
          <View className={`strip__d strip__d--${kind} strip__d--key`} />
          <View className="tracked-day__on">{date.slice(5)}</View>
          <View className="tracked-line__b">
            <View className="tracked-day__what">{what}</View>
            {why !== '' && <View className="tracked-line__w">{why}</View>}
          </View>
        </View>
      ))}
    </Fold>
  )
}
