import { NO_ACTS } from '@mingdu/shared/tasks/acts.rules'
import { undoRefusal } from '@mingdu/shared/tasks/batch.rules'
import { BATCH_ACTS, BATCH_PERMISSION, type BatchAct } from '@mingdu/shared/tasks/batch.states'
import { inTransaction, type Tx } from '../../db/connection'
import { ownScope, scopeFor } from '../../http/actor'
import { found, refuseIf, Refused, refuseStale } from '../../refused'
import { digestOf } from '../../seal-box'
import { auditRow } from '../audit/audit.service'
import { dropHandler, settleMatters } from '../matters/settle.service'
import { keepHeld, withdrawHeld } from '../messages/messages.service'
import {
  batchOf,
  claimUndo,
  rowsOf,
  setUndone,
  type BatchDoc,
  type BatchRowDoc,
  type Joined,
} from './batch.repo'
import type { Batching } from './batch.service'
import { dayFacts } from './day.service'
import { changeTask, findTask, type TaskDoc } from './tasks.repo'
import { line } from './tasks.service'

/** While an undo is under way nothing of its batch is told; one that broke off lets the messages go after so long. */
const UNDOING_MS = 600_000

/**
 * Puts back what each row of a batch changed, row by row: only where nothing happened to the task since. The messages of
 * those rows are never told, those of the others go on waiting for the end.
 * @throws Refused `record.missing`, `batch.undo-late`, `batch.undone`, `batch.nothing`
 */
export async function undoBatch(id: string, by: Batching): Promise<BatchDoc> {
  const doc = found(await batchOf(by.actor.id, id))
  const again = doc.undoKey === by.key
  const undoUntil = doc.undoUntil?.getTime() ?? null
  if (!again) refuseIf(undoRefusal({ undoUntil, undone: doc.undoKey !== null }, Date.now()))
  await inTransaction(async (tx) => {
    if (!(await claimUndo(doc, by.key, tx))) throw new Refused('batch.undone')
    await keepHeld(id, Date.now() + UNDOING_MS, tx)
  })
  const rows = [...(await rowsOf(id)).values()]
  const joined = rows.flatMap((row) => row.joined ?? [])
  for (const row of rows) if (row.done && row.undone === null) await undoRow(row, { doc, joined }, by)
  return doc
}

/** The undo has ended: what is still held belongs to rows that stay, and is told now. */
export async function endUndo(id: string, tx: Tx) {
  await keepHeld(id, Date.now(), tx)
  const rows = [...(await rowsOf(id, tx)).values()].flatMap(({ taskId, name, undone }) =>
    undone ? [{ taskId, name, ...undone }] : [],
  )
  return { rows, withdrawn: rows.reduce((sum, row) => sum + row.withdrawn, 0) }
}

/** What an undo of one row needs of the whole. */
interface Undoing {
  doc: BatchDoc
  /** Who became a handler of a matter by any of its rows. */
  joined: readonly Joined[]
}

async function undoRow(row: BatchRowDoc, undoing: Undoing, by: Batching): Promise<void> {
  try {
    await inTransaction((tx) => putBack(row, undoing, by, tx))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await setUndone(row, { done: false, message: error.message, withdrawn: 0 })
  }
}

async function putBack(row: BatchRowDoc, { doc, joined }: Undoing, by: Batching, tx: Tx): Promise<void> {
  const { _id, act } = doc
  const { actor, time, requestId, ip } = by
  const scope = scopeFor(actor, BATCH_PERMISSION[act]) ?? ownScope(actor)
  const task = found(await findTask(scope, row.taskId, tx))
  refuseStale(task, row.versionAfter)
  const what = `撤销${BATCH_ACTS[act]}`
  await changeTask(task, beforeOf(act, row), line(by, what, '批量办理后 10 秒内撤销'), tx)
  const withdrawn = await withdrawHeld(String(_id), row.taskId, tx)
  const at = new Date(time.now())
  // settling takes them in again where they handle another task of the matter
  for (const { matterId, personId } of joined)
    if (matterId === task.matterId) await dropHandler(matterId, personId, tx)
  await settleMatters([task.matterId], await dayFacts(time), at, tx, { changedAt: at })
  await setUndone(row, { done: true, message: '', withdrawn }, tx)
  const subject = { kind: 'task', id: row.taskId, name: row.name }
  const digests = [digestOf({ id: row.taskId, version: task.version + 1, ...row.before })]
  const entry = { event: 'task.actUndone', subject, digests, note: what } as const
  await auditRow(entry, { actor, requestId, ip, at }, tx)
}

/** A task that had no act of the kind before has none again. */
function beforeOf(act: BatchAct, { before }: BatchRowDoc): Partial<TaskDoc> {
  return act === 'sign' ? before : { ...before, acts: before.acts ?? NO_ACTS }
}
