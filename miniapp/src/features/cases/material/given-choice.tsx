import { View } from '@tarojs/components'
import { classes, spoken } from '../../../components/semantics'
import { Tap } from '../../../components/tap/tap'
import type { GivenNow } from '../apply/apply-draft'

export interface GivenOption {
  key: GivenNow
  text: string
  hint: string
}

interface GivenChoiceProps {
  options: readonly GivenOption[]
  value: GivenNow | null
  onChange: (given: GivenNow) => void
}

/** How a material is handed over: one of a few ways, each with what it means. */
export function GivenChoice({ options, value, onChange }: GivenChoiceProps) {
  return (
    <View className="givens" {...spoken('radiogroup', '这份材料怎么交')}>
      {options.map(({ key, text, hint }) => (
        <Tap
          key={key}
          className={classes('given', `given-${key}`, key === value && 'given--on')}
          as="radio"
          on={key === value}
          onTap={() => onChange(key)}
        >
          <View className="given__dot" />
          <View className="given__text">
            <View className="given__t">{text}</View>
            {hint !== '' && <View className="given__b">{hint}</View>}
          </View>
        </Tap>
      ))}
    </View>
  )
}
