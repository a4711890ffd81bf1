import { blockFileIds } from '@mingdu/shared/columns/blocks.rules'
import { articleActs, sessionPhase, type ArticleFacts } from '@mingdu/shared/columns/columns.rules'
import type { Article, ArticleRow, ColumnArticle, ColumnRow } from '@mingdu/shared/columns/columns.schema'
import type { Actor } from '../../http/actor'
import type { Tx } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { filesById } from '../files/files.service'
import { safetyOf } from '../safety/safety.service'
import { actingPerson } from '../tasks/acting.service'
import { historyView } from '../tasks/viewing.service'
import type { ArticleDoc } from './columns.repo'

/** What every view needs of the moment: instant as ISO text, and the day. */
export interface Moment {
  now: string
  today: string
}

export function momentOf(time: BusinessTime): Moment {
  return { now: new Date(time.now()).toISOString(), today: time.today() }
}

export async function factsOf(doc: ArticleDoc, tx?: Tx): Promise<ArticleFacts> {
  const { state, column, org, regionId, writerIds, checkId, pending } = doc
  const safety = await safetyOf(
    [checkId, pending?.checkId].filter((id) => typeof id === 'string'),
    tx,
  )
  return {
    ...{ state, column, orgId: org.id, regionId, writerIds },
    safety: safety.get(checkId ?? '') ?? 'checking',
    pending: pending && { byId: pending.by.id, safety: safety.get(pending.checkId) ?? 'checking' },
  }
}

export function columnRow(doc: ArticleDoc, { now }: Moment): ColumnRow {
  const { column, content, org, exposed, experts, result } = doc
  const { kind, title, summary, exposure, session, poll } = content
  return {
    id: String(doc._id),
    ...{ column, kind, title, summary, org: org.name },
    publishedAt: (doc.publishedAt ?? doc.publishAt ?? doc.changedAt).toISOString(),
    coverId: blockFileIds(content.blocks, 'picture')[0] ?? exposure?.beforeIds[0] ?? null,
    exposure: exposure &&
      exposed && { org: exposed, due: exposure.due, beforeIds: exposure.beforeIds, result },
    session: session && {
      ...{ from: session.from, until: session.until, phase: sessionPhase(session, now) },
      experts: (experts ?? []).map(({ name, title: post, org: unit }) => ({ name, title: post, org: unit })),
    },
    hasPoll: poll !== null,
  }
}

export function columnArticle(doc: ArticleDoc, moment: Moment, reads: number): ColumnArticle {
  const { blocks, poll } = doc.content
  return {
    ...columnRow(doc, moment),
    blocks,
    poll: poll && { ...poll, open: moment.today <= poll.until },
    reads,
  }
}

/** The files an article shows: while it is out, to everybody. */
export function shownFileIds({ content, result }: ArticleDoc): string[] {
  const { blocks, exposure } = content
  const seen = [blockFileIds(blocks, 'picture'), blockFileIds(blocks, 'video'), exposure?.beforeIds ?? []]
  return [...new Set([...seen.flat(), ...(result?.afterIds ?? [])])]
}

export async function articleRows(docs: readonly ArticleDoc[]): Promise<ArticleRow[]> {
  const safety = await safetyOf(docs.flatMap(({ checkId }) => (checkId === null ? [] : [checkId])))
  return docs.map((doc) =>
    rowView(doc, doc.checkId === null ? null : (safety.get(doc.checkId) ?? 'checking')),
  )
}

function rowView(doc: ArticleDoc, safety: ArticleRow['safety']): ArticleRow {
  const { version, column, state, content, org, author, changedAt, publishAt, publishedAt, pending } = doc
  return {
    id: String(doc._id),
    ...{ version, column, state, kind: content.kind, title: content.title, org, author, safety },
    changedAt: changedAt.toISOString(),
    publishAt: publishAt && publishAt.toISOString(),
    publishedAt: publishedAt && publishedAt.toISOString(),
    resultWaits: pending !== null,
  }
}

export async function articleView(
  doc: ArticleDoc,
  actor: Actor,
  moment: Moment,
  reads: number,
  tx?: Tx,
): Promise<Article> {
  const facts = await factsOf(doc, tx)
  const { content, pending, withdrawal, history } = doc
  const files = await filesById([...shownFileIds(doc), ...(pending?.afterIds ?? [])])
  return {
    ...rowView(doc, doc.checkId === null ? null : facts.safety),
    ...{ content, withdrawal, preview: columnArticle(doc, moment, reads), files: [...files.values()] },
    pending: pending &&
      facts.pending && {
        ...{ text: pending.text, afterIds: pending.afterIds, by: pending.by, safety: facts.pending.safety },
      },
    history: historyView(history),
    allowedActs: articleActs(facts, actingPerson(actor)),
  }
}
