import { View } from '@tarojs/components'
import type { StripDay } from '@mingdu/shared/tasks/tasks.schema'
import { stripSentence } from '@mingdu/shared/parts/day-strip'
import { classes, spoken } from '../semantics'
import { stripColumns } from './strip-columns'

const LEGEND = {
  used: '已过',
  today: '今天',
  left: '未到',
  warn: '预警期',
  over: '超期',
  pause: '停算',
  rest: '休息日不计',
} as const satisfies Record<StripDay['kind'], string>

/** The days of a clock, one column each (or a week or a month when there are many), and their legend. */
export function DayStrip({ days: all }: { days: readonly StripDay[] }) {
  const { days, span, labels, crowded } = stripColumns(all)
  if (days.length === 0) return null
  return (
    <View className="strip" {...spoken('img', stripSentence(all))}>
      <View className="strip__grid" style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}>
        {days.map((day) => (
          <View
            key={day.date}
            className={classes('strip__d', `strip__d--${day.kind}`, day.end && 'strip__d--end')}
          />
        ))}
      </View>
      <View className={classes('strip__labels', crowded && 'strip__labels--two')}>
        {labels.map(({ column, text, role }) => (
          <View
            key={role + column}
            className={`strip__l strip__l--${role}`}
            style={place(column, days.length, role)}
          >
            {text}
          </View>
        ))}
      </View>
      <Legend days={days} span={span} />
    </View>
  )
}

function Legend({ days, span }: { days: readonly StripDay[]; span: number }) {
  const kinds = (Object.keys(LEGEND) as StripDay['kind'][]).filter((kind) =>
    days.some((day) => day.kind === kind),
  )
  return (
    <View className="strip__key">
      {kinds.map((kind) => (
        <View key={kind} className="strip__item">
          <View className={`strip__d strip__d--${kind} strip__d--key`} />
          {LEGEND[kind]}
        </View>
      ))}
      {span > 1 && <View className="strip__item">一格 {span} 天</View>}
      {days.some((day) => day.tentative) && <View className="strip__item">暂定：当年放假通知未载入</View>}
    </View>
  )
}

/** The left edge of the first column, the right edge of the end, else the middle of the column. */
function place(column: number, n: number, role: string): Record<string, string> {
  const at = (share: number) => `${((share / n) * 100).toFixed(2)}%`
  if (role === 'start') return { left: '0' }
  if (role === 'end' && column > n / 4) return { right: at(n - 1 - column) }
  if (role === 'over') return { right: '0' }
  return { left: at(column + 0.5), transform: 'translateX(-50%)' }
}
