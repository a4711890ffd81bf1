import { View } from '@tarojs/components'
import type { PublicRating } from '@mingdu/shared/ratings/ratings.schema'
import { RATING_LEVELS } from '@mingdu/shared/ratings/ratings.states'
import { heading } from '../../../components/semantics'
import { monthText, saidText, stageText } from '../rating-text'

/** One published rating with what the office answered. */
export function RatedCard({ rating }: { rating: PublicRating }) {
  const { title, org, stage, month, text, reply, rerated } = rating
  return (
    <View className="rated">
      <View className="rated__t" {...heading(2)}>
        {title}
      </View>
      <View className="rated__m">
        {org} · {stageText(stage)} · {monthText(month)}
      </View>
      <View className="rated__said">{saidText(rating)}</View>
      {text !== '' && <View className="rated__text">{text}</View>}
      {reply !== '' && (
        <View className="rated__reply">
          <View className="rated__m">单位答复</View>
          {reply}
        </View>
      )}
      {rerated && <View className="rated__m">整改后再次评价：{RATING_LEVELS[rerated]}</View>}
    </View>
  )
}
