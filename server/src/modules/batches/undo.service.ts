import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { AuditEvent } from '@mingdu/shared/audit/audit.events'
import { undoRefusal } from '@mingdu/shared/tasks/batch.rules'
import { inTransaction, type Tx } from '../../db/connection'
import { ownScope, scopeFor, type Actor, type Scope } from '../../http/actor'
import { found, refuseIf, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { auditRow } from '../audit/audit.service'
import { keepHeld } from '../messages/messages.service'
import {
  batchOf,
  claimUndo,
  rowsOf,
  setUndone,
  type BatchDoc,
  type BatchOf,
  type BatchRowDoc,
} from './batches.repo'
import type { Batching } from './batches.service'

/** How one kind of record is put back. */
export interface Undoing {
  of: BatchOf
  permission(act: string): Permission
  /** Whether the act cannot be taken back; absent: none of them. */
  final?(act: string): boolean
  /**
   * Restores what the act changed where nothing happened to the record since. `rows`: all of the batch.
   * @throws Refused `version.stale` when something did
   */
  putBack(
    row: BatchRowDoc,
    batch: { id: string; act: string; rows: readonly BatchRowDoc[] },
    by: { scope: Scope; actor: Actor; time: BusinessTime },
    tx: Tx,
  ): Promise<PutBack>
}

/** What an undo leaves of one row. */
export interface PutBack {
  /** Messages that are not told any more. */
  withdrawn: number
  event: AuditEvent
  digests: string[]
  note: string
}

/** While an undo is under way nothing of its batch is told; one that broke off lets the messages go after so long. */
const UNDOING_MS = 600_000

/**
 * Puts back what each row of a batch changed, row by row. The messages of those rows are never told, those of the others go
 * on waiting for the end.
 * @throws Refused `record.missing`, `batch.final`, `batch.undo-late`, `batch.undone`, `batch.nothing`
 */
export async function undoBatch(id: string, kind: Undoing, by: Batching): Promise<BatchDoc> {
  const doc = found(await batchOf(kind.of, by.actor.id, id))
  if (kind.final?.(doc.act)) throw new Refused('batch.final')
  const again = doc.undoKey === by.key
  const undoUntil = doc.undoUntil?.getTime() ?? null
  if (!again) refuseIf(undoRefusal({ undoUntil, undone: doc.undoKey !== null }, Date.now()))
  await inTransaction(async (tx) => {
    if (!(await claimUndo(doc, by.key, tx))) throw new Refused('batch.undone')
    await keepHeld(id, Date.now() + UNDOING_MS, tx)
  })
  const rows = [...(await rowsOf(id)).values()]
  for (const row of rows) if (row.done && row.undone === null) await undoRow(row, { doc, rows, kind }, by)
  return doc
}

/** The undo has ended: what is still held belongs to rows that stay, and is told now. */
export async function endUndo(id: string, tx: Tx) {
  await keepHeld(id, Date.now(), tx)
  const rows = [...(await rowsOf(id, tx)).values()].flatMap(({ recordId, name, undone }) =>
    undone ? [{ recordId, name, ...undone }] : [],
  )
  return { rows, withdrawn: rows.reduce((sum, row) => sum + row.withdrawn, 0) }
}

interface Whole {
  doc: BatchDoc
  rows: readonly BatchRowDoc[]
  kind: Undoing
}

async function undoRow(row: BatchRowDoc, whole: Whole, by: Batching): Promise<void> {
  try {
    await inTransaction((tx) => undoOne(row, whole, by, tx))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await setUndone(row, { done: false, message: error.message, withdrawn: 0 })
  }
}

async function undoOne(row: BatchRowDoc, { doc, rows, kind }: Whole, by: Batching, tx: Tx): Promise<void> {
  const { actor, time, requestId, ip } = by
  const scope = scopeFor(actor, kind.permission(doc.act)) ?? ownScope(actor)
  const batch = { id: String(doc._id), act: doc.act, rows }
  const { withdrawn, event, digests, note } = await kind.putBack(row, batch, { scope, actor, time }, tx)
  await setUndone(row, { done: true, message: '', withdrawn }, tx)
  const subject = { kind: kind.of, id: row.recordId, name: row.name }
  await auditRow({ event, subject, digests, note }, { actor, requestId, ip, at: new Date(time.now()) }, tx)
}
