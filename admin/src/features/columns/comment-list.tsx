import type { ArticleComment } from '@mingdu/shared/columns/comments.schema'
import { Button } from 'antd'
import { api } from '../../api/client.gen'
import { useCursorPages } from '../../components/list'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import { CommentActs, CommentBody } from './comment-body'

/** What was written below one article, the newest first. */
export function CommentList({ articleId }: { articleId: string }) {
  const { rows, total, first, next, previous, isLoading, error, retry } = useCursorPages<ArticleComment>(
    ['columnComments', 'of', articleId],
    (page) => api.columnComments.list({ query: { articleId, ...page } }),
  )
  if (isLoading) return <SkeletonLines lines={6} />
  if (error) return <ErrorState error={error} retry={retry} />
  if (total === 0) return <EmptyState title="还没有提问和评论">有人写了会出现在这里。</EmptyState>
  return (
    <div className="stack">
      {rows.map((comment) => (
        <section key={comment.id} className="panel" aria-label={`${comment.by}写的`}>
          <div className="panel__b stack">
            <CommentBody comment={comment} />
            <CommentActs comment={comment} />
          </div>
        </section>
      ))}
      <div className="row num">
        <span className="small muted">
          第 {first} 至 {first + rows.length - 1} 条，共 {total} 条
        </span>
        {previous && <Button onClick={previous}>上一页</Button>}
        {next && <Button onClick={next}>下一页</Button>}
      </div>
    </div>
  )
}
