import { View } from '@tarojs/components'
import type { ColumnArticle } from '@mingdu/shared/columns/columns.schema'
import { COLUMNS, SESSION_PHASES } from '@mingdu/shared/columns/columns.states'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { momentText } from '../../../components/dates'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { usePullDownRefresh, useRouter, useShareAppMessage } from '../../../platform/page-hooks'
import { BlockView, Picture } from '../block'
import { Questions } from './questions'
import { TakingPart } from './taking-part'
import '../columns.scss'

/** An article as everybody reads it; of one that was withdrawn only that it was. */
export default function ColumnArticlePage() {
  const { id = '' } = useRouter().params
  const { data: page, error, reload } = useRecord(() => api.columnPages.get({ params: { id } }), id)
  const article = page?.outcome === 'published' ? page.article : null
  usePullDownRefresh(() => void reload().finally(stopPullDown))
  useShareAppMessage(() => ({ title: article?.title ?? '专栏', path: `${PAGES.columnArticle}?id=${id}` }))
  return (
    <Screen className="column-article" title="文章">
      {!page && error && <Failed what="这篇文章" error={error} onRetry={() => void reload()} />}
      {!page && !error && <Skeleton />}
      {page?.outcome === 'withdrawn' && (
        <Empty
          title="这篇文章已经撤回"
          text={`发布单位于 ${page.on} 撤回，内容不再显示。`}
          action={{ text: '看其他文章', onTap: () => open(PAGES.columns) }}
        />
      )}
      {article && <Shown article={article} />}
    </Screen>
  )
}

function Shown({ article }: { article: ColumnArticle }) {
  const { id, column, title, org, publishedAt, reads, blocks, session } = article
  return (
    <>
      <Section className="column-head">
        <View className="column-title" {...heading(1)}>
          {title}
        </View>
        <View className="column-meta">{`${COLUMNS[column].name}　${org}　${momentText(publishedAt, null)}　阅读 ${reads}`}</View>
      </Section>
      <Section>
        {blocks.map((block, i) => (
          <BlockView key={i} articleId={id} block={block} />
        ))}
      </Section>
      <Exposed article={article} />
      {session && (
        <Section title="专家在线" aside={SESSION_PHASES[session.phase]}>
          <View>{`${momentText(session.from, null)} 至 ${momentText(session.until, null)}`}</View>
          {session.experts.map((one) => (
            <View key={one.name}>{`${one.name}　${one.org}　${one.title}`}</View>
          ))}
        </Section>
      )}
      {column === 'topics' && (
        <>
          <TakingPart article={article} />
          <Questions articleId={id} />
        </>
      )}
    </>
  )
}

/** The problem before, and what became of it. */
function Exposed({ article: { id, exposure } }: { article: ColumnArticle }) {
  if (!exposure) return null
  const { org, due, beforeIds, result } = exposure
  return (
    <>
      <Section title="整改前" aside={`${org.name}，限 ${due} 前整改`}>
        {beforeIds.map((fileId) => (
          <Picture key={fileId} file={{ articleId: id, fileId }} caption="" />
        ))}
      </Section>
      <Section title="整改后" {...(result ? { aside: result.on } : {})}>
        <View>{result ? result.text : '还没有整改结果，审核后会显示在这里。'}</View>
        {(result?.afterIds ?? []).map((fileId) => (
          <Picture key={fileId} file={{ articleId: id, fileId }} caption="" />
        ))}
      </Section>
    </>
  )
}
