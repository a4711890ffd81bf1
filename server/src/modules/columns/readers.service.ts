import type { COMMENT_INPUTS } from '@mingdu/shared/columns/columns.api'
import {
  commentActs,
  commentRefusal,
  MOST_WAITING,
  sessionPhase,
  type CommentFacts,
} from '@mingdu/shared/columns/columns.rules'
import type { ArticleComment, PublicComment } from '@mingdu/shared/columns/comments.schema'
import {
  COLUMNS,
  COMMENT_ACTS,
  COMMENT_STATE_ACTS,
  type CommentAct,
  type CommentState,
} from '@mingdu/shared/columns/columns.states'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { z } from 'zod'
import type { Tx } from '../../db/connection'
import { personSide, type Actor } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { checkText, safetyOf } from '../safety/safety.service'
import { actingPerson } from '../tasks/acting.service'
import { readArticle, type ArticleDoc } from './columns.repo'
import { tellExperts } from './columns.telling'
import { changeComment, commentsOf, insertComment, readComment, type CommentDoc } from './readers.repo'

const ANY = { kind: 'all' } as const

/** What is out, of one side. @throws Refused `record.missing` */
export async function publishedArticle(
  id: string,
  readers: 'everybody' | 'officials',
  tx?: Tx,
): Promise<ArticleDoc> {
  const doc = found(await readArticle(ANY, id, tx))
  if (doc.state !== 'published' || COLUMNS[doc.column].readers !== readers)
    throw new Refused('record.missing')
  return doc
}

/** A citizen's question waits for review; an official's comment stands under their name at once. */
export async function writeComment(
  doc: ArticleDoc,
  text: string,
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<CommentDoc> {
  const { name: column, says } = COLUMNS[doc.column]
  if (says === null) throw new Refused('comment.closed', { column, says: '提问' })
  refuseIf(classifiedRefusal(text))
  const citizen = actor.side === 'citizen'
  const articleId = String(doc._id)
  if (citizen) await refuseTooMany(actor.id, articleId, tx)
  const at = new Date(time.now())
  const comment = await insertComment(
    {
      ...{
        version: 1,
        article: { id: articleId, name: doc.content.title },
        org: doc.org,
        regionId: doc.regionId,
      },
      ...{
        side: personSide(actor),
        author: { id: actor.id, name: actor.name },
        authorOrg: citizen ? '' : actor.orgName,
      },
      ...{ text, state: citizen ? 'waiting' : 'shown', reason: '', answers: [], createdAt: at },
      history: [{ at, who: citizen ? '群众' : actor.name, what: says, note: '', version: 1 }],
    },
    tx,
  )
  const subject = { kind: 'articleComment' as const, id: String(comment._id), name: doc.content.title }
  if (citizen) await checkText(subject, text, { authorId: actor.id, at }, tx)
  return comment
}

async function refuseTooMany(citizenId: string, articleId: string, tx: Tx): Promise<void> {
  const waiting = (await commentsOf(citizenId, articleId, tx)).filter(({ state }) => state === 'waiting')
  if (waiting.length >= MOST_WAITING) throw new Refused('comment.too-many', { n: waiting.length })
}

type Said = Partial<
  z.output<z.ZodObject<typeof COMMENT_INPUTS.hide>> & z.output<z.ZodObject<typeof COMMENT_INPUTS.answer>>
>

/** @throws Refused `version.stale`, those of `commentRefusal`, `text.classified` */
export async function actOnComment(
  act: CommentAct,
  { reason = '', text = '' }: Said,
  on: { id: string; version: number },
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<CommentDoc> {
  const doc = found(await readComment(on.id, tx))
  const article = found(await readArticle(ANY, doc.article.id, tx))
  if (doc.regionId !== actor.regionId) throw new Refused('record.missing')
  refuseStale(doc, on.version)
  const at = new Date(time.now())
  const facts = await commentFacts(doc, article, at, tx)
  refuseIf(commentRefusal(act, facts, actingPerson(actor)))
  refuseIf(classifiedRefusal(reason, text))
  const leads: Partial<Record<CommentAct, CommentState>> = COMMENT_STATE_ACTS[doc.state]
  const expert = article.experts?.find(({ id }) => id === actor.id)
  const said = { by: actor.name, title: expert?.title ?? '', text, at, live: facts.phase === 'live' }
  const answers = act === 'answer' ? [...doc.answers, said] : doc.answers
  const line = { at, who: actor.name, what: COMMENT_ACTS[act], note: reason }
  const after = found(await changeComment(doc, { state: leads[act] ?? doc.state, reason, answers }, line, tx))
  if (act === 'show') await tellExperts(after, article, at, tx)
  return after
}

async function commentFacts(
  doc: CommentDoc,
  { experts, content }: ArticleDoc,
  at: Date,
  tx?: Tx,
): Promise<CommentFacts> {
  const id = String(doc._id)
  return {
    ...{ state: doc.state, side: doc.side, orgId: doc.org.id, regionId: doc.regionId },
    safety: (await safetyOf([id], tx)).get(id) ?? 'checking',
    expertIds: (experts ?? []).map((expert) => expert.id),
    phase: content.session && sessionPhase(content.session, at.toISOString()),
  }
}

export function publicComment({
  _id,
  author,
  authorOrg,
  text,
  createdAt,
  state,
  answers,
}: CommentDoc): PublicComment {
  return {
    ...{ id: String(_id), by: author.name, org: authorOrg, text, at: createdAt.toISOString(), state },
    answers: answers.map(({ at, ...said }) => ({ ...said, at: at.toISOString() })),
  }
}

export async function commentView(
  doc: CommentDoc,
  actor: Actor,
  time: BusinessTime,
  tx?: Tx,
): Promise<ArticleComment> {
  const article = found(await readArticle(ANY, doc.article.id, tx))
  const facts = await commentFacts(doc, article, new Date(time.now()), tx)
  return {
    ...publicComment(doc),
    ...{ version: doc.version, article: doc.article, side: doc.side, reason: doc.reason },
    safety: doc.side === 'official' ? 'passed' : facts.safety,
    allowedActs: commentActs(facts, actingPerson(actor)),
  }
}
