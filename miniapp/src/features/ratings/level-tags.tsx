import { View } from '@tarojs/components'
import type { RatingLevel, RatingTag } from '@mingdu/shared/ratings/ratings.states'
import { tagsOf } from '@mingdu/shared/ratings/ratings.states'
import { classes, spoken } from '../../components/semantics'
import { Tap } from '../../components/tap/tap'
import { tagText } from './rating-text'

interface LevelTagsProps {
  level: RatingLevel
  value: readonly RatingTag[]
  onChange: (tags: RatingTag[]) => void
}

/** What may be ticked beside a level: any of them, or none. */
export function LevelTags({ level, value, onChange }: LevelTagsProps) {
  const toggled = (tag: RatingTag) =>
    value.includes(tag) ? value.filter((one) => one !== tag) : [...value, tag]
  return (
    <View className="tags" {...spoken('group', '标签')}>
      {tagsOf(level).map((tag) => (
        <Tap
          key={tag}
          className={classes('tags__i', `tags-${tag}`, value.includes(tag) && 'tags__i--on')}
          as="checkbox"
          on={value.includes(tag)}
          onTap={() => onChange(toggled(tag))}
        >
          {value.includes(tag) ? `✓ ${tagText(tag)}` : tagText(tag)}
        </Tap>
      ))}
    </View>
  )
}
