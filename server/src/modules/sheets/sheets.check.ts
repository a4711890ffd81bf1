import { columnLetter } from '@mingdu/shared/sheets/headers.rules'
import { isReadable, type RowFinding } from '@mingdu/shared/sheets/rows.rules'
import type { SheetSummary } from '@mingdu/shared/sheets/sheets.api'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { inTransaction } from '../../db/connection'
import { orgIdsByName } from './sheets.orgs'
import { checkInThread } from './sheets.pool'
import { noteProgress } from './sheets.lease.repo'
import { packRows, readRows } from './sheets.packed'
import { forgetRows, insertBatch } from './sheets.rows.repo'
import { endHeld, StepProblem, zero, type HeldJob } from './sheets.step'
import type { Judged } from './sheets.target'
import { TARGETS } from './sheets.targets'
import type { CheckPortion, PortionRow, RowsPortion, SheetStart } from './thread/thread.types'

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
  if (portion.kind === 'rows') return store(run, portion)
  run.start = portion.start
  const { columns, total } = portion.start
  await noteProgress(job, owner, { $set: { columns, total } }, null)
}

async function store(run: Run, { rows, packed, done }: RowsPortion): Promise<void> {
  const { job, jobId, owner } = run.held
  const readable = rows.filter(isReadable)
  const read = readRows(
    readable.map(({ key }) => key),
    packed,
  )
  const judged = await TARGETS[job.kind].judge(read, { regionId: job.regionId, orgs: run.orgs })
  const verdicts = new Map(readable.map((row, i) => [row, { verdict: judged[i], at: i }] as const))
  const findings = rows.flatMap((row) => {
    const { verdict, at = 0 } = verdicts.get(row) ?? {}
    return [...row.findings, ...listFindings(row.row, verdict, () => read.rows()[at]?.fields, run.start)]
  })
  for (const row of rows) count(run, row, verdicts.get(row)?.verdict)
  run.summary.findings += findings.length
  const kept = judged.filter(willWrite).length
  const all = kept === readable.length
  const stored = all ? packed : packRows(read.rows().filter((_, i) => willWrite(judged[i])))
  run.portions += 1
  await inTransaction(async (tx) => {
    await noteProgress(job, owner, { $set: { done, checked: run.summary } }, tx)
    await insertBatch(jobId, run.portions, kept > 0 ? stored : null, findings, tx)
  })
}

function willWrite(verdict: Judged | undefined): boolean {
  return verdict?.action === 'created' || verdict?.action === 'updated'
}

function count(run: Run, row: PortionRow, verdict: Judged | undefined): void {
  run.summary[row.again ? 'unchanged' : (verdict?.action ?? 'failed')] += 1
  if (row.newOrg !== '' && willWrite(verdict)) run.newOrgs.add(row.newOrg)
}

/** What the list has against a row, with the place of the cell. */
function listFindings(
  row: number,
  verdict: Judged | undefined,
  fields: () => Readonly<Record<string, unknown>> | undefined,
  { columns }: SheetStart,
): RowFinding[] {
  return (verdict?.notes ?? []).map(({ field, level, rule, message }) => {
    const at = columns.findIndex((column) => field !== '' && column.field === field)
    const place =
      at < 0 ? { column: '', header: '' } : { column: columnLetter(at), header: columns[at]?.header ?? '' }
    const value = String(fields()?.[field] ?? '').slice(0, 100)
    return { row, ...place, value, level, rule, message }
  })
}

function headersProblem(missing: readonly string[]): string {
  return refusalText('sheet.headers', { missing: missing.join('”、“') })
}

function brokenProblem(problem: string): string {
  return refusalText('sheet.broken', { problem })
}
