import type { Knowledge, knowledgeApi } from '@mingdu/shared/consultations/knowledge.api'
import { KNOWLEDGE_ACTS, type KnowledgeAct } from '@mingdu/shared/consultations/consultations.states'
import {
  allowedKnowledgeActs,
  closestEntries,
  foldedText,
  knowledgeRefusal,
  namesRefusal,
} from '@mingdu/shared/consultations/knowledge.rules'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import { scopeFor, type Actor } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { noteSearchChange } from '../search/changes.service'
import { actingPerson } from '../tasks/acting.service'
import { readConsultation } from './consultations.repo'
import {
  changeEntry,
  countUse,
  insertEntry,
  noteUseful,
  readEntry,
  shownEntries,
  type KnowledgeContent,
  type KnowledgeDoc,
  type KnowledgeScope,
} from './knowledge.repo'
import { topicOf } from './topics.service'

interface Acting {
  actor: Actor
  time: BusinessTime
}

type Written = Pick<Body<typeof knowledgeApi.draft>, 'topic' | 'question' | 'answer' | 'basis'>

const SUGGESTED = 3
const LOOKED_THROUGH = 1000

export function knowledgeScope(actor: Actor): KnowledgeScope {
  return { regionId: actor.regionId, writes: actor.permissions.has('knowledge.write') }
}

/**
 * Begins an entry, of an answered 咨询 or of one's own.
 * @throws Refused `consultation.unanswered`, `consultation.topic`, `knowledge.names`, `text.classified`
 */
export async function draftEntry(
  { consultationId, ...written }: Body<typeof knowledgeApi.draft>,
  { actor, time }: Acting,
  tx: Tx,
): Promise<KnowledgeDoc> {
  const withheld = consultationId === undefined ? [] : await namesIn(consultationId, actor, tx)
  const content = await contentOf(written, withheld, actor.regionId, tx)
  const at = new Date(time.now())
  return insertEntry(
    {
      ...{ version: 1, regionId: actor.regionId, state: 'draft', content, shown: null, editions: [] },
      ...{ author: { id: actor.id, name: actor.name }, consultationId: consultationId ?? null, withheld },
      ...{ usefulBy: [], uses: 0, createdAt: at },
      history: [{ at, who: actor.name, what: '起草', note: '', version: 1 }],
    },
    tx,
  )
}

/** Readers go on seeing the last edition until this one is published. */
export async function reviseEntry(
  id: string,
  { version, ...written }: Body<typeof knowledgeApi.revise>,
  act: Acting,
  tx: Tx,
): Promise<KnowledgeDoc> {
  const doc = await openEntry('revise', id, version, act, tx)
  const content = await contentOf(written, doc.withheld, doc.regionId, tx)
  return changed('revise', doc, { content, author: { id: act.actor.id, name: act.actor.name } }, act, tx)
}

/** @throws Refused `knowledge.own` */
export async function publishEntry(id: string, version: number, act: Acting, tx: Tx): Promise<KnowledgeDoc> {
  const doc = await openEntry('publish', id, version, act, tx)
  const { content, author } = doc
  const edition = {
    content,
    author,
    at: new Date(act.time.now()),
    by: { id: act.actor.id, name: act.actor.name },
  }
  return changed('publish', doc, { shown: content, editions: [...doc.editions, edition] }, act, tx)
}

/** Readers see it no more; the reason stays with those who write. @throws Refused `text.classified` */
export async function withdrawEntry(
  id: string,
  { version, reason }: Body<typeof knowledgeApi.withdraw>,
  act: Acting,
  tx: Tx,
): Promise<KnowledgeDoc> {
  const doc = await openEntry('withdraw', id, version, act, tx)
  refuseIf(classifiedRefusal(reason))
  return changed('withdraw', doc, { shown: null }, act, tx, reason)
}

/** Each person counts once, however often they say it. */
export async function findUseful(id: string, { actor }: Acting, tx: Tx): Promise<KnowledgeDoc> {
  const doc = found(await readEntry({ regionId: actor.regionId, writes: false }, id, tx))
  return found(await noteUseful(doc._id, actor.id, tx))
}

/** An entry a 咨询 is answered with. @throws Refused `knowledge.not-shown` */
export async function useEntry(
  regionId: string,
  id: string,
  tx: Tx,
): Promise<{ id: string; question: string }> {
  const doc = await readEntry({ regionId, writes: false }, id, tx)
  if (!doc?.shown) throw new Refused('knowledge.not-shown')
  await countUse(doc._id, tx)
  return { id, question: doc.shown.question }
}

/** The published entries closest to what is being asked. */
export async function suggestedEntries(text: string, actor: Actor): Promise<Knowledge[]> {
  const docs = await shownEntries(actor.regionId, LOOKED_THROUGH)
  const known = docs.flatMap((doc) => (doc.shown ? [{ doc, ...doc.shown }] : []))
  return closestEntries(text, known, SUGGESTED).map(({ doc }) => readerView(doc, actor))
}

/** As whoever writes the 知识库 sees it, or as its readers do. */
export function entryView(doc: KnowledgeDoc, actor: Actor): Knowledge {
  return knowledgeScope(actor).writes ? viewOf(doc, doc.content, actor) : readerView(doc, actor)
}

function readerView(doc: KnowledgeDoc, actor: Actor): Knowledge {
  const view = viewOf(doc, doc.shown ?? doc.content, actor)
  return {
    ...view,
    state: doc.shown ? 'published' : doc.state,
    author: null,
    withdrawnFor: null,
    allowedActions: [],
  }
}

function viewOf(doc: KnowledgeDoc, content: KnowledgeContent, actor: Actor): Knowledge {
  const { version, state, author, editions, usefulBy, uses } = doc
  const { topic, question, answer, basis } = content
  return {
    id: String(doc._id),
    ...{ version, state, topic, question, answer, basis, author, uses },
    ...{ edition: editions.length, useful: usefulBy.length, foundUseful: usefulBy.includes(actor.id) },
    withdrawnFor: state === 'withdrawn' ? (doc.history.at(-1)?.note ?? null) : null,
    publishedAt: doc.shown ? (editions.at(-1)?.at.toISOString() ?? null) : null,
    allowedActions: allowedKnowledgeActs({ state, authorId: author.id }, actingPerson(actor)),
  }
}

async function openEntry(action: KnowledgeAct, id: string, version: number, { actor }: Acting, tx: Tx) {
  const doc = found(await readEntry(knowledgeScope(actor), id, tx))
  refuseStale(doc, version)
  refuseIf(knowledgeRefusal(action, { state: doc.state, authorId: doc.author.id }, actingPerson(actor)))
  return doc
}

async function changed(
  act: KnowledgeAct,
  doc: KnowledgeDoc,
  set: Partial<KnowledgeDoc>,
  { actor, time }: Acting,
  tx: Tx,
  note = '',
): Promise<KnowledgeDoc> {
  const { name, from } = KNOWLEDGE_ACTS[act]
  const line = { at: new Date(time.now()), who: actor.name, what: name, note }
  await noteSearchChange('knowledge', [String(doc._id)], tx)
  return found(await changeEntry(doc, { ...set, state: from[doc.state] ?? doc.state }, line, tx))
}

async function contentOf(
  { topic: key, question, answer, basis }: Written,
  withheld: readonly string[],
  regionId: string,
  tx: Tx,
): Promise<KnowledgeContent> {
  const texts = [question, answer, basis]
  for (const text of texts) refuseIf(classifiedRefusal(text))
  refuseIf(namesRefusal(texts, withheld))
  const { name } = await topicOf(regionId, key, tx)
  return { topic: { key, name }, question, answer, basis, folded: foldedText(texts.join('\n')) }
}

async function namesIn(consultationId: string, actor: Actor, tx: Tx): Promise<string[]> {
  const scope = found(scopeFor(actor, 'consultation.answer'))
  const doc = found(await readConsultation(scope, consultationId, tx))
  if (!doc.posts.some(({ side }) => side === 'office')) throw new Refused('consultation.unanswered')
  return [doc.asker.name, doc.org.name]
}
