import { PERMISSIONS, type Permission } from '@mingdu/shared/accounts/permissions'
import type { AuditEvent } from '@mingdu/shared/audit/audit.events'
import { heldUntil } from '@mingdu/shared/tasks/batch.rules'
import { inTransaction, type Tx } from '../../db/connection'
import { scopeFor, type Actor, type Scope } from '../../http/actor'
import { Refused } from '../../refused'
import { canonical, digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { auditRow } from '../audit/audit.service'
import { keepHeld, type Hold } from '../messages/messages.service'
import { addRow, openBatch, rowsOf, setUndoUntil, type BatchDoc, type BatchOf } from './batches.repo'

export type { BatchDoc, BatchRowDoc } from './batches.repo'

/** What is wanted of many records, each in the version the person saw. */
export interface Batch {
  act: string
  items: readonly { id: string; version: number }[]
  note: string
}

/** Who wants it, and the request by which it is known again. */
export interface Batching {
  actor: Actor
  time: BusinessTime
  key: string
  requestId: string
  ip: string
}

/** One of its records in the transaction of its row; what it tells may be held back until it cannot be undone. */
export interface RowAct {
  id: string
  version: number
  scope: Scope
  actor: Actor
  time: BusinessTime
  hold: Hold
}

/** What an act leaves of one record. */
export interface RowDone {
  name: string
  versionAfter: number
  before: unknown
  /** What there is to say although it was done; '' for nothing. */
  message: string
  event: AuditEvent
  digests: string[]
}

/** How one kind of record is acted on, by the rules of the act on a single one. */
export interface BatchKind<B extends Batch> {
  of: BatchOf
  /** Its scope decides which rows the person reaches. */
  permission: Permission
  /** Of a record that was refused; '' when the person does not see it. */
  nameOf(scope: Scope, id: string): Promise<string>
  act(batch: B, row: RowAct, tx: Tx): Promise<RowDone>
}

/** Messages of a batch that broke off are told after so long; of one that ends, when it cannot be undone any more. */
const RUNNING_MS = 600_000
/** Nothing is told while a request to undo may still come in time. */
const MARGIN_MS = 1000

/**
 * Does the act to one record after the other, each in a transaction of its own, with its line of history and its audit
 * entry. A repeat of the request goes on where the first broke off.
 * @throws Refused `auth.forbidden`, `input.key-reused`; what is refused of a row is in its result
 */
export async function runBatch<B extends Batch>(
  batch: B,
  kind: BatchKind<B>,
  by: Batching,
): Promise<BatchDoc> {
  const { of, permission } = kind
  const scope = scopeFor(by.actor, permission)
  if (!scope) throw new Refused('auth.forbidden', { permission: PERMISSIONS[permission] })
  const digest = digestOf(canonical(batch))
  const doc = await openBatch({ of, key: by.key, digest, act: batch.act, actorId: by.actor.id })
  if (doc.digest !== digest) throw new Refused('input.key-reused')
  const known = await rowsOf(String(doc._id))
  const versions = new Map(batch.items.map(({ id, version }) => [id, version]))
  for (const [id, version] of versions)
    if (!known.has(id)) await doRow({ batch, id, version }, doc, kind, scope, by)
  return doc
}

/** The batch has ended: from now on its messages wait, and it can be undone where its act can. */
export async function endBatch(doc: BatchDoc, undoable: boolean, tx: Tx) {
  const rows = [...(await rowsOf(String(doc._id), tx)).values()]
  const done = rows.filter((row) => row.done).length
  const until = undoable && done > 0 ? heldUntil(Date.now()) : null
  await setUndoUntil(doc, until === null ? null : new Date(until), tx)
  if (until !== null) await keepHeld(String(doc._id), until + MARGIN_MS, tx)
  return { rows, done, undoUntil: until === null ? null : new Date(until).toISOString() }
}

/** The answer for rows in the order they were asked for. */
export function rowsInOrder<R extends { recordId: string; name: string; done: boolean; message: string }>(
  ids: readonly string[],
  rows: readonly R[],
) {
  const byId = new Map(rows.map((row) => [row.recordId, row]))
  const found = [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
  const views = found.map(({ recordId, name, done, message }) => ({ id: recordId, name, done, message }))
  const done = views.filter((row) => row.done).length
  return { rows: views, done, refused: views.length - done }
}

interface OneRow<B> {
  batch: B
  id: string
  version: number
}

async function doRow<B extends Batch>(
  one: OneRow<B>,
  doc: BatchDoc,
  kind: BatchKind<B>,
  scope: Scope,
  by: Batching,
): Promise<void> {
  try {
    await inTransaction((tx) => actOnRow(one, doc, kind, scope, by, tx))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const name = await kind.nameOf(scope, one.id)
    const row = { batchId: String(doc._id), recordId: one.id, versionAfter: 0, before: null }
    await addRow({ ...row, name, done: false, message: error.message })
  }
}

async function actOnRow<B extends Batch>(
  { batch, id, version }: OneRow<B>,
  doc: BatchDoc,
  kind: BatchKind<B>,
  scope: Scope,
  { actor, time, requestId, ip }: Batching,
  tx: Tx,
): Promise<void> {
  const batchId = String(doc._id)
  const hold = { by: batchId, until: Date.now() + RUNNING_MS }
  const left = await kind.act(batch, { id, version, scope, actor, time, hold }, tx)
  const { name, versionAfter, before, message, event, digests } = left
  await addRow({ batchId, recordId: id, name, done: true, message, versionAfter, before }, tx)
  const entry = { event, subject: { kind: kind.of, id, name }, digests, note: batch.note }
  await auditRow(entry, { actor, requestId, ip, at: new Date(time.now()) }, tx)
}
