import { columnCommentsApi, columnsApi } from '@mingdu/shared/columns/columns.api'
import {
  ARTICLE_ACTS,
  COMMENT_ACTS,
  type ArticleAct,
  type CommentAct,
} from '@mingdu/shared/columns/columns.states'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { findExperts } from './columns.experts'
import { listArticles, readArticle, topicIdsOf, type ArticleDoc } from './columns.repo'
import { actOnArticle, draftArticle, type SomeInput } from './columns.service'
import { articleRows, articleView, momentOf } from './columns.view'
import { pagesRoutes } from './pages.routes'
import { listComments, readsOf } from './readers.repo'
import { pollResults } from './polls.service'
import { actOnComment, commentView } from './readers.service'

/** 专栏 at the desk, and as everybody reads it. */
export function columnsRoutes(parts: Pick<Parts, 'box' | 'files'>): readonly Route[] {
  return [
    readRoute(columnsApi.list, async ({ scope, query }) => {
      const page = await listArticles(scope, query)
      return { ...page, items: await articleRows(page.items) }
    }),
    readRoute(columnsApi.get, async ({ scope, params, actor, time }) => {
      const doc = found(await readArticle(scope, params.id))
      return articleView(doc, actor, momentOf(time), await readsOf(params.id))
    }),
    readRoute(columnsApi.poll, async ({ scope, params }) =>
      pollResults(found(await readArticle(scope, params.id)), 'office'),
    ),
    readRoute(columnsApi.experts, async ({ query, actor }) => ({
      items: await findExperts(query.q, actor.regionId),
    })),
    writeRoute(columnsApi.draft, async ({ body, ...request }, tx) =>
      written(await draftArticle(body.column, body.content, request, tx), '', request, tx),
    ),
    ...(Object.keys(ARTICLE_ACTS) as ArticleAct[]).map(actRoute),
    readRoute(columnCommentsApi.list, async ({ scope, query: { articleId, ...query }, actor, time }) => {
      const page = await listComments(scope, { ...query, ...(articleId ? { articleIds: [articleId] } : {}) })
      return { ...page, items: await Promise.all(page.items.map((doc) => commentView(doc, actor, time))) }
    }),
    readRoute(columnCommentsApi.mine, async ({ query, actor, time }) => {
      const articleIds = await topicIdsOf(actor.id)
      const page = await listComments({ kind: 'all' }, { ...query, articleIds, state: 'shown' })
      return { ...page, items: await Promise.all(page.items.map((doc) => commentView(doc, actor, time))) }
    }),
    ...(Object.keys(COMMENT_ACTS) as CommentAct[]).map(commentRoute),
    ...pagesRoutes(parts),
  ]
}

/** The same hops for every act; the contract has parsed its input, so that the types of one stand for all. */
function actRoute(act: ArticleAct): Route {
  const endpoint = columnsApi[act] as typeof columnsApi.withdraw
  return writeRoute(endpoint, async ({ params, body: { version, ...input }, ...request }, tx) => {
    const said: SomeInput = input
    const doc = await actOnArticle(act, said, { id: params.id, version }, request, tx)
    return written(doc, said.reason ?? '', request, tx)
  })
}

function commentRoute(act: CommentAct): Route {
  const endpoint = columnCommentsApi[act] as typeof columnCommentsApi.hide
  return writeRoute(endpoint, async ({ params, body: { version, ...input }, ...request }, tx) => {
    const doc = await actOnComment(act, input, { id: params.id, version }, request, tx)
    const result = await commentView(doc, request.actor, request.time, tx)
    return { result, subject: { kind: 'articleComment', id: params.id, name: doc.article.name } }
  })
}

async function written(
  doc: ArticleDoc,
  note: string,
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
) {
  const { version, state, content, result } = doc
  const id = String(doc._id)
  return {
    result: await articleView(doc, actor, momentOf(time), 0, tx),
    subject: { kind: 'article', id, name: content.title },
    digests: [digestOf({ id, version, state, content, result })],
    note,
  }
}
