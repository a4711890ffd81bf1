import { View } from '@tarojs/components'
import { RATING_LEVELS, type RatingLevel } from '@mingdu/shared/ratings/ratings.states'
import { classes, spoken } from '../../components/semantics'
import { Tap } from '../../components/tap/tap'

interface FiveLevelsProps {
  value: RatingLevel | null
  onChange: (level: RatingLevel) => void
}

/** The five levels, each a face with its word. */
export function FiveLevels({ value, onChange }: FiveLevelsProps) {
  return (
    <View className="five" {...spoken('radiogroup', '满意程度')}>
      {(Object.keys(RATING_LEVELS) as RatingLevel[]).map((level) => (
        <Tap
          key={level}
          className={classes('five__i', `five-${level}`, level === value && 'five__i--on')}
          as="radio"
          on={level === value}
          onTap={() => onChange(level)}
        >
          <View className={`face face--${level}`} />
          <View className="five__t">{RATING_LEVELS[level]}</View>
        </Tap>
      ))}
    </View>
  )
}
