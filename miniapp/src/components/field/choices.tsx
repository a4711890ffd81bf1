import { View } from '@tarojs/components'
import { classes, spoken } from '../semantics'
import { Tap } from '../tap/tap'

interface ChoicesProps<K extends string> {
  className: string
  label: string
  options: Record<K, string>
  value: K | null
  onChange: (value: K) => void
}

/** A few choices side by side, one of them taken. */
export function Choices<K extends string>({ className, label, options, value, onChange }: ChoicesProps<K>) {
  return (
    <View className={`choices ${className}`} {...spoken('radiogroup', label)}>
      {(Object.keys(options) as K[]).map((key) => (
        <Tap
          key={key}
          className={classes('choices__i', `${className}-${key}`, key === value && 'choices__i--on')}
          as="radio"
          on={key === value}
          onTap={() => onChange(key)}
        >
          {options[key]}
        </Tap>
      ))}
    </View>
  )
}
