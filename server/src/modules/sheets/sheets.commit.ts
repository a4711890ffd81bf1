import type { RowFinding } from '@mingdu/shared/sheets/rows.rules'
import type { SheetSummary } from '@mingdu/shared/sheets/sheets.api'
import { undoUntil } from '@mingdu/shared/sheets/sheets.rules'
import { inTransaction, type Tx } from '../../db/connection'
import { addMissingOrgs, orgIdsByName } from './sheets.orgs'
import { LostJob, noteProgress } from './sheets.lease.repo'
import {
  closeUnwritten,
  insertFindings,
  insertRefused,
  markUndone,
  markWritten,
  nextWritten,
  portionStates,
  unwrittenPortion,
  type PortionDoc,
  type UndoRow,
} from './sheets.rows.repo'
import { endHeld, goOn, StepProblem, zero, type HeldJob } from './sheets.step'
import type { ImportAct, WrittenRow } from './sheets.target'
import { targetOf } from './sheets.targets'

/** Portions under way at once: while the database writes one, the next is made ready. */
const LANES = 3

/**
 * 导入: portion by portion, each in one transaction with its checkpoint. No key stands in two portions, so that their
 * order does not matter. A worker that dies leaves whole portions; the next one writes those that are left.
 */
export async function commitStep(held: HeldJob): Promise<void> {
  const { job, jobId, parts } = held
  await addMissingOrgs(job, new Date(parts.time.now()))
  const { waiting, written } = await portionStates(jobId)
  if (waiting.length === 0 && written.length === 0 && job.total > 0) throw new StepProblem(EXPIRED)
  const sums = written.reduce(sumOf, zero())
  await writeAll(held, waiting, sums)
  const at = parts.time.now()
  const ended = { state: 'committed' as const, open: false, finishedAt: new Date(at), written: sums }
  await endHeld(held, { ...ended, done: job.total, undoUntil: new Date(undoUntil(at)) }, '导入完成')
}

const EXPIRED = '试导的结果只保留 30 天，现在已清除。请重新上传表格。'

/** 撤销导入: the last portion first; rows changed since stay and are listed. */
export async function undoStep(held: HeldJob): Promise<void> {
  const { job, jobId, parts } = held
  const act = await actOf(held)
  await closeUnwritten(jobId)
  for (;;) {
    goOn(held)
    const portion = await nextWritten(jobId)
    if (!portion) break
    await inTransaction((tx) => undoPortion(held, portion, act, tx))
  }
  const finishedAt = new Date(parts.time.now())
  const state = job.rollback ? ('failed' as const) : ('undone' as const)
  await endHeld(
    held,
    { state, open: false, finishedAt, rollback: false },
    job.rollback ? '退回导入' : '撤销完成',
  )
}

async function actOf({ job, jobId, parts }: HeldJob): Promise<ImportAct> {
  const by = { name: job.by.name, at: new Date(parts.time.now()), today: parts.time.today() }
  return {
    ...{ importId: jobId, importer: job.by, regionId: job.regionId, basis: job.basis, by, today: by.today },
    orgs: await orgIdsByName(job.regionId),
  }
}

async function writeAll(held: HeldJob, waiting: number[], sums: SheetSummary): Promise<void> {
  const { job, owner } = held
  const act = await actOf(held)
  await inLanes(LANES, waiting, async (no) => {
    goOn(held)
    const counts = await writePortion(held, no, act)
    Object.assign(sums, sumOf(sums, counts))
    const done = sums.created + sums.updated + sums.unchanged + sums.failed
    await noteProgress(job, owner, { $set: { done, written: { ...sums } } }, null)
  })
}

/** Each lane takes the next when it is done with one; after a failure none takes another. */
async function inLanes(lanes: number, waiting: number[], act: (no: number) => Promise<void>): Promise<void> {
  let failed = false
  const lane = async () => {
    for (let no = waiting.shift(); no !== undefined && !failed; no = waiting.shift()) {
      try {
        await act(no)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const results = await Promise.allSettled(Array.from({ length: lanes }, lane))
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

async function writePortion({ job, jobId }: HeldJob, no: number, act: ImportAct): Promise<SheetSummary> {
  const portion = await unwrittenPortion(jobId, no)
  if (!portion) throw new LostJob()
  return inTransaction(async (tx) => {
    const written = await targetOf(job.kind).write(portion.rows, act, tx)
    const problems = problemsOf(portion, written)
    const counts = countsOf(written, problems.length)
    const undo = written.flatMap((row) => row.undo ?? [])
    if (!(await markWritten(portion, undo, counts, tx))) throw new LostJob()
    await insertFindings(jobId, problems, tx)
    return counts
  })
}

function countsOf(written: readonly WrittenRow[], findings: number): SheetSummary {
  const counts = { ...zero(), findings }
  for (const { action } of written) counts[action] += 1
  return counts
}

function sumOf(a: SheetSummary, b: SheetSummary): SheetSummary {
  return {
    created: a.created + b.created,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    failed: a.failed + b.failed,
    findings: a.findings + b.findings,
  }
}

/** What was good at the dry run and is not any more. */
function problemsOf({ rows }: PortionDoc, written: readonly WrittenRow[]): RowFinding[] {
  return rows.flatMap(({ row, key }, i) => {
    const result = written[i]
    if (result?.action !== 'failed') return []
    const message = result.problem || '没有写入'
    return [{ row, column: '', header: '', value: key, level: 'error' as const, rule: 'commit', message }]
  })
}

async function undoPortion(held: HeldJob, portion: PortionDoc, act: ImportAct, tx: Tx): Promise<void> {
  const { job, jobId, owner } = held
  const left = await targetOf(job.kind).undo(portion.undo, act, tx)
  if (!(await markUndone(portion, tx))) throw new LostJob()
  await insertRefused(
    jobId,
    left.map(({ row, message }) => refusedOf(row, message)),
    tx,
  )
  await noteProgress(job, owner, { $inc: { done: portion.undo.length, refused: left.length } }, tx)
}

function refusedOf({ row, key, label }: UndoRow, message: string) {
  return { row, code: key, name: label, message }
}
