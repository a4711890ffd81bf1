import { PERMISSIONS } from '@mingdu/shared/accounts/permissions'
import { heldUntil } from '@mingdu/shared/tasks/batch.rules'
import { BATCH_EVENT, BATCH_PERMISSION, type BatchAct } from '@mingdu/shared/tasks/batch.states'
import { inTransaction, type Tx } from '../../db/connection'
import { scopeFor, type Actor, type Scope } from '../../http/actor'
import { found, Refused, refuseFields } from '../../refused'
import { canonical, digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { auditRow } from '../audit/audit.service'
import { hasHandler, settleMatters } from '../matters/settle.service'
import { keepHeld } from '../messages/messages.service'
import { addRow, openBatch, rowsOf, setUndoUntil, type BatchDoc, type BatchRowDoc } from './batch.repo'
import { dayFacts } from './day.service'
import { entrust } from './moves.service'
import { findTask, readTask, type TaskDoc } from './tasks.repo'
import { sign, type TaskAct } from './tasks.service'
import { urge } from './urging.service'

/** What is wanted of many tasks. */
export interface Batch {
  act: BatchAct
  items: readonly { id: string; version: number }[]
  note: string
  personId: string | null
  due: string | null
}

/** Who wants it, and the request by which it is known again. */
export interface Batching {
  actor: Actor
  time: BusinessTime
  key: string
  requestId: string
  ip: string
}

/** Messages of a batch that broke off are told after so long; of one that ends, when it cannot be undone any more. */
const RUNNING_MS = 600_000
/** Nothing is told while a request to undo may still come in time. */
const MARGIN_MS = 1000

/** What of a task each act changes: what an undo puts back. */
const CHANGES = {
  urge: ['acts'],
  sign: ['state', 'handler', 'signedAt'],
  entrust: ['handler', 'acts'],
} as const satisfies Record<BatchAct, readonly (keyof TaskDoc)[]>

/**
 * Does the act to one task after the other, each in a transaction of its own by the rules of a single one, with its line of
 * history and its audit entry. A repeat of the request goes on where the first broke off.
 * @throws Refused `auth.forbidden`, `input.invalid`, `input.key-reused`; what is refused of a row is in its result
 */
export async function runBatch(batch: Batch, by: Batching): Promise<BatchDoc> {
  const permission = BATCH_PERMISSION[batch.act]
  const scope = scopeFor(by.actor, permission)
  if (!scope) throw new Refused('auth.forbidden', { permission: PERMISSIONS[permission] })
  if (batch.act === 'entrust') refuseFields([['body.personId', batch.personId ? null : '请选交给谁办']])
  const digest = digestOf(canonical(batch))
  const doc = await openBatch({ key: by.key, digest, act: batch.act, actorId: by.actor.id })
  if (doc.digest !== digest) throw new Refused('input.key-reused')
  const known = await rowsOf(String(doc._id))
  const versions = new Map(batch.items.map(({ id, version }) => [id, version]))
  for (const [id, version] of versions)
    if (!known.has(id)) await doRow({ ...batch, id, version }, doc, scope, by)
  return doc
}

/** The batch has ended: from now on its messages wait, and it can be undone. */
export async function endBatch(doc: BatchDoc, tx: Tx) {
  const rows = [...(await rowsOf(String(doc._id), tx)).values()]
  const done = rows.filter((row) => row.done).length
  const until = done > 0 ? heldUntil(Date.now()) : null
  await setUndoUntil(doc, until === null ? null : new Date(until), tx)
  if (until !== null) await keepHeld(String(doc._id), until + MARGIN_MS, tx)
  return { rows, done, undoUntil: until === null ? null : new Date(until).toISOString() }
}

/** The answer for rows in the order they were asked for. */
export function rowsInOrder<R extends { taskId: string; name: string; done: boolean; message: string }>(
  ids: readonly string[],
  rows: readonly R[],
) {
  const byId = new Map(rows.map((row) => [row.taskId, row]))
  const found = [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
  const views = found.map(({ taskId, name, done, message }) => ({ id: taskId, name, done, message }))
  const done = views.filter((row) => row.done).length
  return { rows: views, done, refused: views.length - done }
}

type OneRow = Batch & { id: string; version: number }

async function doRow(one: OneRow, doc: BatchDoc, scope: Scope, by: Batching): Promise<void> {
  const batchId = String(doc._id)
  const row = { batchId, taskId: one.id, versionAfter: 0, before: {}, joined: null }
  try {
    await inTransaction((tx) => actOnRow(one, batchId, scope, by, tx))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const name = nameOf(await findTask(scope, one.id))
    await addRow({ ...row, name, done: false, message: error.message })
  }
}

async function actOnRow(
  one: OneRow,
  batchId: string,
  scope: Scope,
  { actor, time, requestId, ip }: Batching,
  tx: Tx,
): Promise<void> {
  const hold = { by: batchId, until: Date.now() + RUNNING_MS }
  const before = await ACTS[one.act](one, { scope, actor, time, id: one.id, version: one.version, hold }, tx)
  const { matterId } = before
  const handlerId = one.act === 'entrust' ? one.personId : actor.id
  const had = handlerId === null || (await hasHandler(matterId, handlerId, tx))
  const at = new Date(time.now())
  await settleMatters([matterId], await dayFacts(time), at, tx, { changedAt: at })
  const { version, state, acts, handler } = found(await readTask(one.id, tx))
  const name = nameOf(before)
  const joined = had || handler?.id !== handlerId ? null : { matterId, personId: handlerId }
  await addRow(
    {
      ...{ batchId, taskId: one.id, name, done: true, message: '' },
      ...{ versionAfter: version, before: changedBy(one.act, before), joined },
    },
    tx,
  )
  const digests = [digestOf({ id: one.id, version, state, acts })]
  const subject = { kind: 'task', id: one.id, name }
  const entry = { event: BATCH_EVENT[one.act], subject, digests, note: one.note }
  await auditRow(entry, { actor, requestId, ip, at }, tx)
}

/** Each answers the task as it was before. */
const ACTS = {
  urge: ({ note }, act, tx) => urge(note, act, tx),
  sign: (_, act, tx) => sign(act, tx),
  entrust: ({ personId, due, note }, act, tx) => entrust({ personId: personId ?? '', due, note }, act, tx),
} as const satisfies Record<BatchAct, (one: OneRow, act: TaskAct, tx: Tx) => Promise<TaskDoc>>

function changedBy(act: BatchAct, task: TaskDoc): BatchRowDoc['before'] {
  return Object.fromEntries(CHANGES[act].map((field) => [field, task[field] ?? null]))
}

function nameOf(task: Pick<TaskDoc, 'no' | 'title'> | null): string {
  return task ? `${task.no} ${task.title}` : ''
}
