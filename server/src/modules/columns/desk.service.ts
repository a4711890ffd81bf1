import { scopeFor, type Actor } from '../../http/actor'
import { articlesToReview, type ArticleDoc } from './columns.repo'
import { listComments, type CommentDoc } from './readers.repo'

export type { ArticleDoc, CommentDoc }

/** What waits for whoever reviews: articles and results that others wrote, and what citizens asked. */
export async function columnsToReview(
  actor: Actor,
  limit: number,
): Promise<{ articles: ArticleDoc[]; comments: CommentDoc[] }> {
  const scope = scopeFor(actor, 'column.review')
  if (!scope) return { articles: [], comments: [] }
  const [articles, comments] = await Promise.all([
    articlesToReview(scope, limit),
    listComments(scope, { state: 'waiting', limit }),
  ])
  return { articles: articles.filter((doc) => !writtenBy(doc, actor.id)), comments: comments.items }
}

function writtenBy({ state, writerIds, pending }: ArticleDoc, id: string): boolean {
  return state === 'submitted' ? writerIds.includes(id) : pending?.by.id === id
}
