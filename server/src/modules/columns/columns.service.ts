import type { ARTICLE_INPUTS } from '@mingdu/shared/columns/columns.api'
import { articleRefusal, incompleteRefusal, nextArticleState } from '@mingdu/shared/columns/columns.rules'
import type { ArticleContent } from '@mingdu/shared/columns/columns.schema'
import { ARTICLE_ACTS, type ArticleAct, type Column } from '@mingdu/shared/columns/columns.states'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { z } from 'zod'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { attachFiles } from '../files/files.service'
import { checkPicture, checkText } from '../safety/safety.service'
import { actingPerson } from '../tasks/acting.service'
import { changeArticle, insertArticle, newCheckId, readArticle, type ArticleDoc } from './columns.repo'
import { contentOf, textOf, wholeOf } from './columns.content'
import { tellWriters } from './columns.telling'
import { factsOf, shownFileIds } from './columns.view'

export interface Acting {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

type Input<A extends ArticleAct> = z.output<z.ZodObject<(typeof ARTICLE_INPUTS)[A]>>
/** What any act may say; the contract has parsed what its own act must say. */
export type SomeInput = Partial<Input<'edit'> & Input<'approve'> & Input<'withdraw'> & Input<'proposeResult'>>

/** @throws Refused `article.part`, `article.expert`, `article.org`, `text.classified`, `file.missing` */
export async function draftArticle(column: Column, content: ArticleContent, { actor, time }: Acting, tx: Tx) {
  const at = new Date(time.now())
  const by = { id: actor.id, name: actor.name }
  const said = await contentOf(column, content, actor)
  const doc = await insertArticle(
    {
      ...{ version: 1, column, state: 'draft', org: { id: actor.orgId, name: actor.orgName } },
      ...{ regionId: actor.regionId, author: by, writerIds: [actor.id], ...said, checkId: null },
      ...{ publishAt: null, publishedAt: null, result: null, pending: null, withdrawal: null },
      ...{ telling: false, toldAfter: '', changedAt: at },
      history: [{ at, who: actor.name, what: '拟稿', note: '', version: 1 }],
    },
    tx,
  )
  await attach(doc, shownFileIds(doc), actor, tx)
  return doc
}

/**
 * One act on an article: its rule, its change and what must be checked, in one transaction.
 * @throws Refused `version.stale`, those of `articleRefusal`, `article.incomplete`, `article.moment`, `text.classified`
 */
export async function actOnArticle(
  act: ArticleAct,
  input: SomeInput,
  on: { id: string; version: number },
  acting: Acting,
  tx: Tx,
): Promise<ArticleDoc> {
  const { scope, actor, time } = acting
  const doc = found(await readArticle(scope, on.id, tx))
  refuseStale(doc, on.version)
  refuseIf(articleRefusal(act, await factsOf(doc, tx), actingPerson(actor)))
  refuseIf(classifiedRefusal(input.reason ?? '', input.text ?? ''))
  const set = await changeOf(act, doc, input, acting, tx)
  const at = new Date(time.now())
  const state = nextArticleState(doc.state, act, set.publishAt instanceof Date)
  const line = { at, who: actor.name, what: ARTICLE_ACTS[act], note: input.reason ?? '' }
  const after = found(await changeArticle(doc, { ...set, state, changedAt: at }, line, tx))
  await tellWriters(act, { before: doc, after, reason: input.reason ?? '' }, actor, at, tx)
  return after
}

async function changeOf(
  act: ArticleAct,
  doc: ArticleDoc,
  { content, publishAt = null, reason = '', text = '', afterIds = [] }: SomeInput,
  { actor, time }: Acting,
  tx: Tx,
): Promise<Partial<ArticleDoc>> {
  const by = { id: actor.id, name: actor.name }
  switch (act) {
    case 'edit':
      return content ? edited(doc, content, actor, tx) : {}
    case 'submit':
      refuseIf(incompleteRefusal(wholeOf(doc.column, doc.content)))
      return { checkId: await opened(doc, textOf(doc.content), shownPictures(doc), actor, time, tx) }
    case 'takeBack':
    case 'sendBack':
    case 'discard':
      return {}
    case 'unschedule':
      return { publishAt: null }
    case 'approve':
      return released(doc, publishAt, time)
    case 'withdraw':
      return { withdrawal: { by, on: time.today(), reason }, telling: false }
    case 'proposeResult': {
      await attach(doc, afterIds, actor, tx, true)
      return { pending: { text, afterIds, by, checkId: await opened(doc, text, afterIds, actor, time, tx) } }
    }
    case 'approveResult':
      return doc.pending
        ? {
            result: { text: doc.pending.text, afterIds: doc.pending.afterIds, on: time.today() },
            pending: null,
          }
        : {}
    case 'returnResult':
      return { pending: null }
  }
}

async function edited(
  doc: ArticleDoc,
  content: ArticleContent,
  actor: Actor,
  tx: Tx,
): Promise<Partial<ArticleDoc>> {
  const said = await contentOf(doc.column, content, actor)
  await attach(doc, shownFileIds({ ...doc, ...said }), actor, tx)
  return { ...said, writerIds: [...new Set([...doc.writerIds, actor.id])] }
}

function released(
  { content }: ArticleDoc,
  publishAt: string | null,
  time: BusinessTime,
): Partial<ArticleDoc> {
  const now = new Date(time.now())
  if (publishAt !== null && publishAt <= now.toISOString()) throw new Refused('article.moment')
  if (content.poll && content.poll.until < time.today()) throw new Refused('article.until')
  return publishAt === null
    ? { publishedAt: now, publishAt: null, telling: true }
    : { publishAt: new Date(publishAt) }
}

function shownPictures(doc: ArticleDoc): string[] {
  const videos = doc.content.blocks.flatMap((block) => (block.kind === 'video' ? [block.fileId] : []))
  return shownFileIds(doc).filter((id) => !videos.includes(id))
}

/** WeChat looks at so many characters of a text at once. */
const CHECKED_AT_ONCE = 2000

/** Opens the checks of a round; a video is looked at by the reviewer, WeChat's check has none for it. */
async function opened(
  doc: ArticleDoc,
  text: string,
  pictureIds: readonly string[],
  actor: Actor,
  time: BusinessTime,
  tx: Tx,
): Promise<string> {
  const id = newCheckId()
  const subject = { kind: 'article' as const, id, name: doc.content.title }
  const by = { authorId: actor.id, at: new Date(time.now()) }
  for (let from = 0; from < text.length; from += CHECKED_AT_ONCE)
    await checkText(subject, text.slice(from, from + CHECKED_AT_ONCE), by, tx)
  for (const fileId of pictureIds) await checkPicture(subject, fileId, by, tx)
  return id
}

async function attach(
  doc: ArticleDoc,
  ids: readonly string[],
  actor: Actor,
  tx: Tx,
  photosOnly = false,
): Promise<void> {
  const record = { kind: 'article', id: String(doc._id) }
  await attachFiles(ids, { record, orgIds: [doc.org.id, doc.regionId], photosOnly }, actor, tx)
}
