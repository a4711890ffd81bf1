import { View } from '@tarojs/components'
import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { useState } from 'react'
import { Button } from '../tap/button'
import { dayRows } from './tracked-text'

/** 逐日: every day of the clock, whether it counts, and on what article and paper that rests; there when asked for. */
export function TrackedDays({ clock }: { clock: NonNullable<TrackedCase['clock']> }) {
  const [shown, setShown] = useState(false)
  return (
    <View className="tracked-days">
      <Button
        className="tracked-days__go"
        kind="link"
        text={shown ? '收起逐日依据' : `看 ${clock.strip.length} 天里每一天的依据`}
        onTap={() => setShown(!shown)}
      />
      {shown &&
        dayRows(clock.strip).map(({ date, kind, what, why }) => (
          <View key={date} className="tracked-day">
            <View className={`strip__d strip__d--${kind} strip__d--key`} />
            <View className="tracked-day__on">{date.slice(5)}</View>
            <View className="tracked-line__b">
              <View className="tracked-day__what">{what}</View>
              {why !== '' && <View className="tracked-line__w">{why}</View>}
            </View>
          </View>
        ))}
    </View>
  )
}
