import { View } from '@tarojs/components'
import { classes } from '../semantics'
import { Tap } from '../tap/tap'
import { Field } from './field'

interface TicksProps {
  className: string
  label: string
  hint?: string
  options: readonly { key: string; text: string; disabled?: boolean }[]
  value: readonly string[]
  error?: string | null
  /** In the order of the options. */
  onChange: (keys: string[]) => void
}

/** Any number of several, each on a line of its own. */
export function Ticks({ className, label, hint, options, value, error = null, onChange }: TicksProps) {
  const toggle = (key: string) =>
    onChange(options.flatMap((one) => ((one.key === key) !== value.includes(one.key) ? [one.key] : [])))
  return (
    <Field
      className={`ticks ${className}`}
      label={label}
      error={error}
      {...(hint === undefined ? {} : { hint })}
    >
      {options.map(({ key, text, disabled = false }, i) => {
        const on = value.includes(key)
        return (
          <Tap
            key={key}
            className={classes('tick', `${className}-${i}`, on && 'tick--on')}
            as="checkbox"
            on={on}
            disabled={disabled}
            onTap={() => toggle(key)}
          >
            <View className="tick__box">{on ? '✓' : ''}</View>
            <View className="tick__t">{text}</View>
          </Tap>
        )
      })}
    </Field>
  )
}
