import { View } from '@tarojs/components'
import { classes, spoken } from '../semantics'
import { Tap } from '../tap/tap'

export interface Pill<K extends string> {
  key: K
  text: string
  count?: number
}

interface PillsProps<K extends string> {
  className: string
  label: string
  pills: readonly Pill<K>[]
  value: K
  onChange: (key: K) => void
}

/** One of several views or filters, with how many each holds. */
export function Pills<K extends string>({ className, label, pills, value, onChange }: PillsProps<K>) {
  return (
    <View className={`pills ${className}`} {...spoken('radiogroup', label)}>
      {pills.map(({ key, text, count }) => (
        <Tap
          key={key}
          className={classes('pill', `${className}-${key || 'all'}`, key === value && 'pill--on')}
          as="radio"
          on={key === value}
          onTap={() => onChange(key)}
        >
          {count === undefined ? text : `${text} ${count}`}
        </Tap>
      ))}
    </View>
  )
}
