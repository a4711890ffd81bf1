import type { ArticleComment } from '@mingdu/shared/columns/comments.schema'
import { COMMENT_STATES, type CommentState } from '@mingdu/shared/columns/columns.states'
import { api } from '../../api/client.gen'
import { useCursorPages, useListQuery, type Filter } from '../../components/list'
import { Page } from '../../components/page'
import { CommentTable } from './comment-table'

const KEYS = ['state'] as const
const FILTERS: Filter<'state'>[] = [
  {
    key: 'state',
    kind: 'select',
    name: '状态',
    options: Object.entries(COMMENT_STATES).map(([value, label]) => ({ value, label })),
  },
]

/** What citizens asked and officials wrote below the articles, to be shown or not. */
export function CommentsPage() {
  const query = useListQuery(KEYS)
  const { state } = query.values
  const pages = useCursorPages<ArticleComment>(['columnComments', 'list', query.values], (page) =>
    api.columnComments.list({ query: { ...(isState(state) ? { state } : {}), ...page } }),
  )
  return (
    <Page title="提问审核" className="page page--fill">
      <CommentTable
        id="column-comments"
        name="提问和评论"
        pages={pages}
        query={query}
        filters={FILTERS}
        empty={{ title: '没有提问和评论', body: '群众在“公众参与”里的提问，审核后才公开。' }}
      />
    </Page>
  )
}

function isState(text: string | undefined): text is CommentState {
  return text !== undefined && text in COMMENT_STATES
}
