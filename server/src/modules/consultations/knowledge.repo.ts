import type { KnowledgeState } from '@mingdu/shared/consultations/consultations.states'
import type { Page } from '@mingdu/shared/kernel/page'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { containsText, findPage } from '../../db/page'
import { knowledgeEntries, KnowledgeModel, type KnowledgeContent, type KnowledgeDoc } from './knowledge.model'

export type { KnowledgeContent, KnowledgeDoc }

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

/** What a person reads of the 知识库 of their region: whoever writes it also sees what is not published. */
export interface KnowledgeScope {
  regionId: string
  writes: boolean
}

export interface KnowledgeQuery {
  /** Folded. */
  q?: string | undefined
  topic?: string | undefined
  state?: KnowledgeState | undefined
  cursor?: string | undefined
  limit: number
}

export function listEntries(
  scope: KnowledgeScope,
  { q, topic, state, ...page }: KnowledgeQuery,
): Promise<Page<KnowledgeDoc>> {
  const part = scope.writes ? 'content' : 'shown'
  const filter = {
    $and: [
      scopeFilter(scope),
      ...(q === undefined || q === '' ? [] : [{ [`${part}.folded`]: containsText(q) }]),
      ...(topic === undefined ? [] : [{ [`${part}.topic.key`]: topic }]),
      ...(state === undefined || !scope.writes ? [] : [{ state }]),
    ],
  }
  return findPage<KnowledgeDoc>(KnowledgeModel as never, filter, { sort: NEWEST, ...page })
}

/** What is published in a region, the newest first, at most `most`. */
export function shownEntries(regionId: string, most: number): Promise<KnowledgeDoc[]> {
  return knowledgeEntries
    .find(scopeFilter({ regionId, writes: false }))
    .sort({ createdAt: -1, _id: -1 })
    .limit(most)
    .toArray()
}

/** What is published anywhere, in the order of the ids, behind one of them. */
export function shownAfter(after: Types.ObjectId | null, limit: number): Promise<KnowledgeDoc[]> {
  return knowledgeEntries
    .find({ shown: { $ne: null }, ...(after ? { _id: { $gt: after } } : {}) })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

export function shownById(ids: readonly string[]): Promise<KnowledgeDoc[]> {
  return knowledgeEntries
    .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) }, shown: { $ne: null } })
    .sort({ _id: 1 })
    .toArray()
}

/** null when it is not there or out of scope. */
export function readEntry(scope: KnowledgeScope, id: string, tx?: Tx): Promise<KnowledgeDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, scopeFilter(scope)] }
  return knowledgeEntries.findOne(filter, tx ? { session: tx } : {})
}

export async function insertEntry(doc: Omit<KnowledgeDoc, '_id'>, tx: Tx): Promise<KnowledgeDoc> {
  const created = { _id: new Types.ObjectId(), ...doc }
  await knowledgeEntries.insertOne(created, { session: tx })
  return created
}

export function changeEntry(
  { _id, version }: Pick<KnowledgeDoc, '_id' | 'version'>,
  set: Partial<KnowledgeDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<KnowledgeDoc | null> {
  return knowledgeEntries.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

/** Counts what changes nothing of the entry: neither needs its version. */
export async function countUse(id: Types.ObjectId, tx: Tx): Promise<void> {
  await knowledgeEntries.updateOne({ _id: id }, { $inc: { uses: 1 } }, { session: tx })
}

export function noteUseful(id: Types.ObjectId, accountId: string, tx: Tx): Promise<KnowledgeDoc | null> {
  return knowledgeEntries.findOneAndUpdate(
    { _id: id },
    { $addToSet: { usefulBy: accountId } },
    { session: tx, returnDocument: 'after' },
  )
}

function scopeFilter({ regionId, writes }: KnowledgeScope): Record<string, unknown> {
  return writes ? { regionId } : { regionId, shown: { $ne: null } }
}
