import type { ArticleComment } from '@mingdu/shared/columns/comments.schema'
import { api } from '../../api/client.gen'
import { useCursorPages, useListQuery } from '../../components/list'
import { Page } from '../../components/page'
import { CommentTable } from './comment-table'

const KEYS = [] as const

/** The questions on topics whose expert one is. */
export function ExpertPage() {
  const query = useListQuery<never>(KEYS)
  const pages = useCursorPages<ArticleComment>(['columnComments', 'mine'], (page) =>
    api.columnComments.mine({ query: page }),
  )
  return (
    <Page title="专家答问" className="page page--fill">
      <CommentTable<never>
        id="expert-questions"
        name="请我回答的提问"
        pages={pages}
        query={query}
        filters={[]}
        empty={{
          title: '没有请您回答的提问',
          body: '被请为“公众参与”的专家以后，审核过的提问会出现在这里；在线时间开始后可以回答，结束后还可以继续。',
        }}
      />
    </Page>
  )
}
