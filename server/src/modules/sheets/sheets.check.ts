import { columnLetter } from '@mingdu/shared/sheets/headers.rules'
import { hasError, type CheckedRow, type RowFinding } from '@mingdu/shared/sheets/rows.rules'
import type { SheetSummary } from '@mingdu/shared/sheets/sheets.api'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { inTransaction } from '../../db/connection'
import { orgIdsByName } from './sheets.orgs'
import { checkInThread } from './sheets.pool'
import { noteProgress } from './sheets.lease.repo'
import { forgetRows, insertBatch } from './sheets.rows.repo'
import { endHeld, StepProblem, zero, type HeldJob } from './sheets.step'
import type { Judged } from './sheets.target'
import { TARGETS } from './sheets.targets'
import type { CheckPortion, SheetStart } from './thread/thread.types'

interface Run {
  held: HeldJob
  orgs: ReadonlyMap<string, string>
  start: SheetStart
  summary: SheetSummary
  newOrgs: Set<string>
  portions: number
}

/** 试导: reads the sheet in a thread, asks the list what each row would do, and keeps rows and findings. */
export async function checkStep(held: HeldJob): Promise<void> {
  const { job, jobId, parts, signal, owner } = held
  await forgetRows(jobId)
  await noteProgress(job, owner, { $set: { state: 'reading', done: 0, total: 0 } }, null)
  const orgs = await orgIdsByName(job.regionId)
  const run: Run = {
    held,
    orgs,
    start: { columns: [], total: 0 },
    summary: zero(),
    newOrgs: new Set(),
    portions: 0,
  }
  const bytes = await parts.files.get(job.fileKey)
  const { kind, format, createOrgs } = job
  const result = await checkInThread(
    { bytes, kind, format, orgs, createOrgs },
    (one) => take(run, one),
    signal,
  )
  if (!result.ok)
    throw new StepProblem(
      'missing' in result ? headersProblem(result.missing) : brokenProblem(result.problem),
    )
  const marks = run.summary.findings > 0 ? ('waiting' as const) : ('none' as const)
  const done = { done: run.start.total, total: run.start.total }
  await endHeld(
    held,
    { state: 'checked', checked: run.summary, newOrgs: [...run.newOrgs], marks, ...done },
    '试导完成',
  )
}

async function take(run: Run, portion: CheckPortion): Promise<void> {
  const { job, owner } = run.held
  if (portion.kind === 'rows') return store(run, portion.rows, portion.done)
  run.start = portion.start
  const { columns, total } = portion.start
  await noteProgress(job, owner, { $set: { columns, total } }, null)
}

async function store(run: Run, rows: readonly CheckedRow[], done: number): Promise<void> {
  const { job, jobId, owner } = run.held
  const readable = rows.filter((row) => !hasError(row) && !row.again)
  const judged = await TARGETS[job.kind].judge(readable, { regionId: job.regionId, orgs: run.orgs })
  const verdicts = new Map(readable.map((row, i) => [row, judged[i]] as const))
  const findings = rows.flatMap((row) => [
    ...row.findings,
    ...listFindings(row, verdicts.get(row), run.start),
  ])
  for (const row of rows) count(run, row, verdicts.get(row))
  run.summary.findings += findings.length
  const kept = readable.filter((row) => willWrite(verdicts.get(row)))
  const stored = kept.map(({ row, key, label, fields }) => ({ row, key, label, fields: { ...fields } }))
  run.portions += 1
  await inTransaction(async (tx) => {
    await noteProgress(job, owner, { $set: { done, checked: run.summary } }, tx)
    await insertBatch(jobId, run.portions, stored, findings, tx)
  })
}

function willWrite(verdict: Judged | undefined): boolean {
  return verdict?.action === 'created' || verdict?.action === 'updated'
}

function count(run: Run, row: CheckedRow, verdict: Judged | undefined): void {
  run.summary[row.again ? 'unchanged' : (verdict?.action ?? 'failed')] += 1
  const { org } = row.fields as { org?: unknown }
  const isNew = run.held.job.createOrgs && typeof org === 'string' && !run.orgs.has(org)
  if (isNew && willWrite(verdict)) run.newOrgs.add(org)
}

/** What the list has against a row, with the place of the cell. */
function listFindings(row: CheckedRow, verdict: Judged | undefined, { columns }: SheetStart): RowFinding[] {
  return (verdict?.notes ?? []).map(({ field, level, rule, message }) => {
    const at = columns.findIndex((column) => field !== '' && column.field === field)
    const place =
      at < 0 ? { column: '', header: '' } : { column: columnLetter(at), header: columns[at]?.header ?? '' }
    const value = String(row.fields[field] ?? '').slice(0, 100)
    return { row: row.row, ...place, value, level, rule, message }
  })
}

function headersProblem(missing: readonly string[]): string {
  return refusalText('sheet.headers', { missing: missing.join('”、“') })
}

function brokenProblem(problem: string): string {
  return refusalText('sheet.broken', { problem })
}
