import { COLUMNS, type Column } from '@mingdu/shared/columns/columns.states'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { api } from '../../../api/client.gen'
import { Page } from '../../../components/page'
import { ErrorState, SkeletonLines, StateBlock } from '../../../components/states'
import { ArticleEditor } from './article-editor'
import '../columns.css'

const LIST = { name: '专栏', to: '/columns' }

/** A new article of a column, or one that is still a draft. */
export function ArticleEditorPage() {
  const { id } = useParams()
  const [search] = useSearchParams()
  if (id !== undefined) return <SavedArticle key={id} id={id} />
  const column = columnOf(search.get('column'))
  return (
    <Page title={`写一篇${COLUMNS[column].name}`} crumbs={[LIST]} rail>
      <ArticleEditor key={column} article={null} column={column} />
    </Page>
  )
}

function SavedArticle({ id }: { id: string }) {
  const read = useQuery({
    queryKey: ['columns', 'one', id],
    queryFn: () => api.columns.get({ params: { id } }),
  })
  const article = read.data
  return (
    <Page title="修改稿件" crumbs={[LIST]} rail>
      {read.isPending && <SkeletonLines lines={12} />}
      {read.isError && !article && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {article &&
        (article.state === 'draft' ? (
          <ArticleEditor article={article} column={article.column} />
        ) : (
          <StateBlock icon="lock" title="现在不能修改">
            送审以后要改，先取回；发布以后要改，先撤回再另写一篇。
          </StateBlock>
        ))}
    </Page>
  )
}

function columnOf(text: string | null): Column {
  return text !== null && text in COLUMNS ? (text as Column) : 'news'
}
