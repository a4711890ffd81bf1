import { Input, View } from '@tarojs/components'
import { classes } from '../semantics'
import { Tap } from '../tap/tap'

interface StepperProps {
  className: string
  label: string
  value: number
  least: number
  most: number
  step?: number
  onChange: (value: number) => void
}

/** A whole number that can be typed or stepped; what is out of range is said by the form, not swallowed. */
export function Stepper({ className, label, value, least, most, step = 1, onChange }: StepperProps) {
  const stepTo = (next: number) => onChange(Math.min(most, Math.max(least, next)))
  return (
    <View className={classes('stepper', className)}>
      <Tap
        className={classes('stepper__b', 'stepper__b--less', `${className}-less`)}
        label={`减 ${step}`}
        disabled={value <= least}
        onTap={() => stepTo(value - step)}
      />
      <Input
        className={classes('stepper__in', `${className}-in`)}
        type="number"
        value={String(value)}
        maxlength={13}
        nativeProps={{ 'aria-label': label, type: 'text', inputmode: 'numeric' }}
        onInput={(event) => onChange(wholeNumber(event.detail.value))}
      />
      <Tap
        className={classes('stepper__b', 'stepper__b--more', `${className}-more`)}
        label={`加 ${step}`}
        disabled={value >= most}
        onTap={() => stepTo(value + step)}
      />
    </View>
  )
}

function wholeNumber(text: string): number {
  const digits = text.replace(/\D/g, '').slice(0, 13)
  return digits === '' ? 0 : Number(digits)
}
