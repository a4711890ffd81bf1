import type { AuditEntry } from '@mingdu/shared/audit/audit.api'
import type { AuditEvent } from '@mingdu/shared/audit/audit.events'
import type { Page } from '@mingdu/shared/kernel/page'
import { shanghaiMidnight, addDays, plainDate } from '@mingdu/shared/kernel/plain-date'
import { trusted } from 'mongoose'
import type { Tx } from '../../db/connection'
import { findPage, containsText } from '../../db/page'
import type { Scope } from '../../http/actor'
import { canonical, digestOf } from '../../seal-box'
import { AuditChainModel, AuditModel, type AuditDoc } from './audit.model'

/** What a write says of itself, before the chain takes it up. */
export interface NewAuditEntry {
  at: Date
  event: AuditEvent
  actor: { id: string; name: string } | null
  /** In whose name the actor acted; absent: in their own. */
  behalf?: { id: string; name: string }
  org: { id: string; name: string } | null
  subject: { kind: string; id: string; name: string } | null
  digests: readonly string[]
  note: string
  requestId: string
  ip: string
}

/** Hash of the entry before the first. */
export const GENESIS = '0'.repeat(64)

/** Inserts the entry of a write, in that write's own transaction; of a question by itself. */
export async function insertAudit(entry: NewAuditEntry, tx?: Tx): Promise<void> {
  const { subject, ...rest } = entry
  const stored = {
    ...{ ...rest, digests: [...entry.digests], insertedAt: new Date() },
    ...{
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      subjectName: subject?.name ?? null,
    },
    ...{ seq: null, prevHash: null, hash: null },
  }
  await AuditModel.collection.insertOne(stored, tx ? { session: tx } : {})
}

/** The hash that links an entry to the one before it. */
export function entryHash(doc: AuditDoc, seq: number, prevHash: string): string {
  const {
    _id,
    at,
    insertedAt,
    event,
    actor,
    org,
    subjectKind,
    subjectId,
    subjectName,
    digests,
    note,
    requestId,
    ip,
    behalf,
  } = doc
  const content = {
    id: String(_id),
    at,
    insertedAt,
    event,
    actor,
    org,
    subjectKind,
    subjectId,
    subjectName,
    digests,
    note,
    requestId,
    ip,
    // entries without one are sealed as they were before there was any
    ...(behalf ? { behalf } : {}),
  }
  return digestOf({ seq, prevHash, content: canonical(content) })
}

/** The end of the sealed chain. */
export async function readHead(): Promise<{ seq: number; hash: string; sealedAt: Date | null }> {
  const head = await AuditChainModel.findById('head').lean()
  return head
    ? { seq: head.seq, hash: head.hash, sealedAt: head.sealedAt }
    : { seq: 0, hash: GENESIS, sealedAt: null }
}

/** Up to `limit` entries that wait for the sealer, oldest insert first. */
export function unsealed(limit: number): Promise<AuditDoc[]> {
  return AuditModel.find({ hash: null }).sort({ insertedAt: 1, _id: 1 }).limit(limit).lean<AuditDoc[]>()
}

export function countUnsealed(): Promise<number> {
  return AuditModel.countDocuments({ hash: null })
}

/**
 * Writes the links and moves the head, only if the head is still where the sealer read it.
 * @throws Error when an entry went away or was sealed meanwhile: then nothing of the batch is written
 */
export async function appendLinks(links: readonly Link[], expectedSeq: number, tx: Tx): Promise<boolean> {
  const last = links.at(-1)
  if (!last) return true
  const head = { seq: last.seq, hash: last.hash, sealedAt: new Date() }
  const moved = await AuditChainModel.updateOne(
    { _id: 'head', seq: expectedSeq },
    { $set: head },
    { session: tx, upsert: expectedSeq === 0 },
  )
  if (moved.matchedCount + moved.upsertedCount !== 1) return false
  const written = await AuditModel.bulkWrite(
    links.map(({ id, seq, prevHash, hash }) => ({
      updateOne: { filter: { _id: id, hash: null }, update: { $set: { seq, prevHash, hash } } },
    })),
    { session: tx },
  )
  if (written.matchedCount !== links.length)
    throw new Error('an audit entry changed while it was being sealed')
  return true
}

/** The place an entry takes in the chain. */
export interface Link {
  id: AuditDoc['_id']
  seq: number
  prevHash: string
  hash: string
}

/** Sealed entries in order, from after `seq`. */
export function sealedAfter(seq: number, limit: number): Promise<AuditDoc[]> {
  return AuditModel.find({ seq: trusted({ $gt: seq }) })
    .sort({ seq: 1, _id: 1 })
    .limit(limit)
    .lean<AuditDoc[]>()
}

export interface AuditQuery {
  cursor?: string | undefined
  limit: number
  event?: AuditEvent | undefined
  actorId?: string | undefined
  subjectId?: string | undefined
  from?: string | undefined
  through?: string | undefined
  q?: string | undefined
}

/** The trail, newest first, without what is about the `hidden` records. Only the scope `all` reads it: 审计管理员. */
export async function listAudit(
  scope: Scope,
  query: AuditQuery,
  hidden: readonly string[] = [],
): Promise<Page<AuditEntry>> {
  const kept =
    hidden.length > 0 ? { $and: [filterOf(query), { subjectId: { $nin: [...hidden] } }] } : filterOf(query)
  const page = await findPage<AuditDoc>(AuditModel, scope.kind === 'all' ? kept : { _id: null }, {
    sort: [
      ['at', -1],
      ['_id', -1],
    ],
    cursor: query.cursor,
    limit: query.limit,
  })
  return { ...page, items: page.items.map(viewOf) }
}

function filterOf(query: AuditQuery): Record<string, unknown> {
  const filter: Record<string, unknown> = {}
  if (query.event) filter['event'] = query.event
  if (query.actorId) filter['$and'] = [{ $or: [{ 'actor.id': query.actorId }, actedFor(query.actorId)] }]
  if (query.subjectId) filter['subjectId'] = query.subjectId
  const at: Record<string, Date> = {}
  if (query.from) at['$gte'] = new Date(shanghaiMidnight(plainDate(query.from)))
  if (query.through) at['$lt'] = new Date(shanghaiMidnight(addDays(plainDate(query.through), 1)))
  if (Object.keys(at).length > 0) filter['at'] = at
  if (query.q)
    filter['$or'] = ['subjectName', 'note', 'actor.name'].map((f) => ({ [f]: containsText(query.q ?? '') }))
  return filter
}

/** What others did in this person's name. */
function actedFor(id: string): Record<string, unknown> {
  return { $and: [{ 'behalf.id': id }, { 'behalf.id': { $gt: '' } }] }
}

function viewOf(doc: AuditDoc): AuditEntry {
  const event = doc.event as AuditEvent
  return {
    id: String(doc._id),
    seq: doc.seq ?? null,
    at: doc.at.toISOString(),
    event,
    actor: doc.actor ? { id: doc.actor.id, name: doc.actor.name } : null,
    behalf: doc.behalf ? { id: doc.behalf.id, name: doc.behalf.name } : null,
    org: doc.org ? { id: doc.org.id, name: doc.org.name } : null,
    subject: doc.subjectId
      ? { kind: doc.subjectKind ?? '', id: doc.subjectId, name: doc.subjectName ?? '' }
      : null,
    digests: doc.digests,
    note: doc.note,
    requestId: doc.requestId,
    ip: doc.ip,
    hash: doc.hash ?? null,
  }
}
