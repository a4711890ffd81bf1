import { View } from '@tarojs/components'
import type { Experience } from '@mingdu/shared/columns/pages.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { accountId } from '../../../api/session'
import { useShown } from '../../../api/use-shown'
import { momentText } from '../../../components/dates'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Failed, Skeleton } from '../../../components/states/states'
import { stopPullDown } from '../../../platform/device'
import { usePullDownRefresh } from '../../../platform/page-hooks'
import { BlockView } from '../block'
import { SayForm } from '../say-form'
import { Comments } from './comments'
import { Thanks } from './thanks'
import '../columns.scss'

/** What another unit found out, with thanks and comments of those who read it. */
export default function ExperiencePage() {
  const { data, error, reload } = useShown((id) => api.experiences.get({ params: { id } }))
  const [visit, setVisit] = useState(0)
  usePullDownRefresh(() => {
    setVisit((n) => n + 1)
    void reload().finally(stopPullDown)
  })
  return (
    <Screen className="experience-page" title="经验交流">
      {!data && error && <Failed what="这篇文章" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <Shown article={data} />
          <Thanks key={data.id} articleId={data.id} given={data.thanks} />
          <Section title="评论">
            <SayForm
              draftKey={`mingdu.experience-comment.${accountId()}.${data.id}`}
              label="写评论"
              hint="署您的姓名和单位，各单位都看得到。"
              act="发表"
              done="已发表。"
              say={(text, idempotencyKey) =>
                api.experiences.comment({ params: { id: data.id }, body: { text }, idempotencyKey })
              }
              onDone={async () => setVisit((n) => n + 1)}
            />
          </Section>
          <Comments articleId={data.id} visit={visit} />
        </>
      )}
    </Screen>
  )
}

function Shown({ article: { id, title, org, publishedAt, reads, blocks } }: { article: Experience }) {
  return (
    <>
      <Section className="column-head">
        <View className="column-title" {...heading(1)}>
          {title}
        </View>
        <View className="column-meta">{`${org}　${momentText(publishedAt, null)}　阅读 ${reads}`}</View>
      </Section>
      <Section>
        {blocks.map((block, i) => (
          <BlockView key={i} articleId={id} block={block} held />
        ))}
      </Section>
    </>
  )
}
