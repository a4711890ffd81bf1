import type { ConsultationState } from '@mingdu/shared/consultations/consultations.states'
import type { Page } from '@mingdu/shared/kernel/page'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import {
  ConsultationModel,
  consultationNumbers,
  consultations,
  ConsultationTopicsModel,
  type ConsultationDoc,
  type LinkedRecord,
  type PostDoc,
  type TopicDoc,
  type TopicsDoc,
} from './consultations.model'

export { consultationNumbers, type ConsultationDoc, type LinkedRecord, type PostDoc, type TopicDoc }

/** As `queuePlace` has it. */
const QUEUE = [
  ['rank', 1],
  ['order', 1],
  ['_id', 1],
] as const

export interface ConsultationQuery {
  state?: ConsultationState | undefined
  topic?: string | undefined
  /** Of the asker or whoever answers. */
  person?: string | undefined
  /** Answered with this entry of the 知识库. */
  knowledgeId?: string | undefined
  cursor?: string | undefined
  limit: number
}

export function listConsultations(
  scope: Scope,
  { state, topic, person, knowledgeId, ...page }: ConsultationQuery,
): Promise<Page<ConsultationDoc>> {
  const filter = {
    $and: [
      scopeFilter(scope),
      ...(state === undefined ? [] : [{ state }]),
      ...(topic === undefined ? [] : [{ 'topic.key': topic }]),
      ...(knowledgeId === undefined ? [] : [{ 'posts.knowledge.id': knowledgeId }]),
      ...(person === undefined ? [] : [{ $or: [{ 'asker.id': person }, { 'responsible.id': person }] }]),
    ],
  }
  return findPage<ConsultationDoc>(ConsultationModel as never, filter, { sort: QUEUE, ...page })
}

/** What waits for one person, or for anybody of the 督查; the nearest promise first. */
export function waitingFor(scope: Scope, personId: string, limit: number): Promise<ConsultationDoc[]> {
  const mine = { $or: [{ 'responsible.id': personId }, { responsible: null }] }
  return consultations
    .find({ $and: [scopeFilter(scope), { state: 'waiting' }, mine] })
    .sort({ rank: 1, order: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

/** What is not over of some topics, in the order of lists. */
export function openOfTopics(
  regionId: string,
  topics: readonly string[],
  tx: Tx,
): Promise<ConsultationDoc[]> {
  return consultations
    .find({ regionId, 'topic.key': { $in: [...topics] }, state: { $ne: 'closed' } }, { session: tx })
    .sort({ rank: 1, order: 1, _id: 1 })
    .toArray()
}

/** null when it is not there or out of scope. */
export function readConsultation(scope: Scope, id: string, tx?: Tx): Promise<ConsultationDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, scopeFilter(scope)] }
  return consultations.findOne(filter, tx ? { session: tx } : {})
}

export function newConsultationId(): Types.ObjectId {
  return new Types.ObjectId()
}

export async function insertConsultation(doc: ConsultationDoc, tx: Tx): Promise<ConsultationDoc> {
  await consultations.insertOne(doc, { session: tx })
  return doc
}

export function changeConsultation(
  { _id, version }: Pick<ConsultationDoc, '_id' | 'version'>,
  set: Partial<ConsultationDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<ConsultationDoc | null> {
  return consultations.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

/** Answered and quiet since: to be closed by the worker, whatever the region. */
export function quietSince(today: PlainDate, limit: number): Promise<ConsultationDoc[]> {
  return consultations
    .find({ state: 'answered', closesAfter: { $lt: today } })
    .sort({ closesAfter: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

export function readTopics(regionId: string, tx?: Tx): Promise<TopicsDoc | null> {
  return ConsultationTopicsModel.findOne({ regionId })
    .session(tx ?? null)
    .lean<TopicsDoc>()
}

/** Writes the next version of what the running transaction has read. */
export async function writeTopics(
  regionId: string,
  version: number,
  topics: readonly TopicDoc[],
  tx: Tx,
): Promise<void> {
  const next = { regionId, version: version + 1, topics: [...topics] }
  if (version === 0) await ConsultationTopicsModel.create([next], { session: tx })
  else await ConsultationTopicsModel.updateOne({ regionId, version }, { $set: next }, { session: tx })
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  return { 'org.id': { $in: scope.kind === 'orgs' ? [...scope.orgIds] : [scope.orgId] } }
}
