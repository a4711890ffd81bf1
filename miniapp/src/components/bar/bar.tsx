import { View } from '@tarojs/components'
import { classes, spoken } from '../semantics'
import './bar.scss'

interface BarProps {
  className?: string
  name: string
  /** What the bar stands for, in words: read instead of it. */
  text: string
  value: number
  /** The longest bar of the chart. */
  most: number
}

/** A row of a chart that is a table at once: its name, a bar, and the number the bar only repeats. */
export function Bar({ className, name, text, value, most }: BarProps) {
  const width = value === 0 ? 0 : Math.max(1, Math.round((value / Math.max(1, most)) * 100))
  return (
    <View className={classes('bar-row', className)} {...spoken('row')}>
      <View className="bar-row__k" {...spoken('rowheader')}>
        {name}
      </View>
      <View className="bar-row__track" {...spoken('presentation')}>
        <View className="bar-row__fill" style={{ width: `${width}%` }} />
      </View>
      <View className="bar-row__v" {...spoken('cell')}>
        {text}
      </View>
    </View>
  )
}
