import { View } from '@tarojs/components'
import type { PollResults } from '@mingdu/shared/columns/comments.schema'

/** What was answered, in words and as bars; small groups are not shown. */
export function PollResultsView({ results: { n, questions } }: { results: PollResults }) {
  return (
    <View className="poll-results">
      <View className="column-meta">{`共 ${n} 人回答。人数太少的选项不显示数字。`}</View>
      {questions.map(({ text, options }, i) => (
        <View key={i} className="column-block">
          <View className="poll-question">{`${i + 1}. ${text}`}</View>
          {options.map(({ text: option, count }, j) => (
            <View key={j} className="poll-option">
              <View>{option}</View>
              <View className="column-meta">{countText(count, n)}</View>
              <View className="poll-bar">
                <View className="poll-bar__in" style={{ width: `${shareOf(count, n)}%` }} />
              </View>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

function countText(count: number | null, n: number): string {
  return count === null ? '人数太少，不显示' : `${count} 人，占 ${shareOf(count, n)}%`
}

/** In whole percent of those who answered. */
function shareOf(count: number | null, n: number): number {
  return n === 0 ? 0 : Math.round(((count ?? 0) / n) * 100)
}
