import { View } from '@tarojs/components'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { momentText } from '../../../components/dates'
import { Section } from '../../../components/section/section'
import { Failed, Skeleton } from '../../../components/states/states'

/** What citizens asked and the experts answered, after review. */
export function Questions({ articleId }: { articleId: string }) {
  const list = useRecord(
    () => api.columnPages.comments({ params: { id: articleId }, query: { limit: 100 } }),
    articleId,
  )
  return (
    <Section title="提问和回答" {...(list.data ? { aside: `${list.data.total} 条` } : {})}>
      {!list.data && list.error && (
        <Failed what="提问" error={list.error} onRetry={() => void list.reload()} />
      )}
      {!list.data && !list.error && <Skeleton />}
      {list.data?.items.length === 0 && <View>还没有公开的提问。</View>}
      {list.data?.items.map(({ id, by, text, at, answers }) => (
        <View key={id} className="column-block">
          <View className="column-meta">{`${by}　${momentText(at, null)}`}</View>
          <View>{text}</View>
          {answers.map((answer) => (
            <View key={answer.at} className="column-answer">
              {`${answer.by}（${answer.title}）${answer.live ? '在线' : ''}回答：${answer.text}`}
            </View>
          ))}
        </View>
      ))}
    </Section>
  )
}
