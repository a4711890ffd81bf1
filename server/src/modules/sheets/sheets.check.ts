import { columnLetter } from '@mingdu/shared/sheets/headers.rules'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { RowFinding } from '@mingdu/shared/sheets/rows.rules'
import type { SheetSummary } from '@mingdu/shared/sheets/sheets.api'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { inTransaction } from '../../db/connection'
import { orgIdsByName } from './sheets.orgs'
import { checkInThread } from './sheets.pool'
import { noteProgress } from './sheets.lease.repo'
import { packRows, readRows } from './sheets.packed'
import { forgetRows, insertBatch, type StoredRow } from './sheets.rows.repo'
import { endHeld, StepProblem, zero, type HeldJob } from './sheets.step'
import type { Judged } from './sheets.target'
import { targetOf } from './sheets.targets'
import type { CheckPortion, RowsPortion, SheetStart } from './thread/thread.types'

interface Run {
  held: HeldJob
  orgs: ReadonlyMap<string, string>
  today: PlainDate
  start: SheetStart
  summary: SheetSummary
  newOrgs: Set<string>
  portions: number
  /** Rows of the sheet read so far. */
  done: number
  /** The portion that is being kept, while the list is asked about the next. */
  keeping: Promise<void>
}

/** 试导: reads the sheet in a thread, asks the list what each row would do, and keeps rows and findings. */
export async function checkStep(held: HeldJob): Promise<void> {
  const { job, jobId, parts, signal, owner } = held
  await noteProgress(job, owner, { $set: { state: 'reading', done: 0, total: 0 } }, null)
  const [orgs, bytes] = await Promise.all([
    orgIdsByName(job.regionId),
    parts.files.get(job.fileKey),
    forgetRows(jobId),
  ])
  const run: Run = {
    held,
    orgs,
    today: parts.time.today(),
    start: { columns: [], total: 0 },
    summary: zero(),
    newOrgs: new Set(),
    portions: 0,
    done: 0,
    keeping: Promise.resolve(),
  }
  const { kind, format, createOrgs } = job
  const result = await checkInThread(
    { bytes, kind, format, orgs, createOrgs, fixes: job.fixes ?? [] },
    (one) => take(run, one),
    signal,
  )
  if (!result.ok)
    throw new StepProblem(
      'missing' in result ? headersProblem(result.missing) : brokenProblem(result.problem),
    )
  await run.keeping
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

async function store(run: Run, portion: RowsPortion): Promise<void> {
  const { job, jobId, owner } = run.held
  const read = readRows(portion.keys, portion.packed)
  const { orgs, today } = run
  const place = { regionId: job.regionId, orgs, today, importer: job.by }
  const judged = await targetOf(job.kind).judge(read, place)
  const notes = judged.flatMap((verdict, at) => listFindings(verdict, () => read.rows()[at], run.start))
  const findings = [...portion.findings, ...notes]
  count(run, portion, judged, findings.length)
  const kept = judged.filter(willWrite).length
  const stored =
    kept === judged.length ? portion.packed : packRows(read.rows().filter((_, at) => willWrite(judged[at])))
  await run.keeping
  const no = (run.portions += 1)
  const [done, checked] = [run.done, { ...run.summary }]
  run.keeping = inTransaction(async (tx) => {
    await noteProgress(job, owner, { $set: { done, checked } }, tx)
    await insertBatch(jobId, no, kept > 0 ? stored : null, findings, tx)
  })
  // whoever waits for it hears of its failure
  run.keeping.catch(() => undefined)
}

function willWrite(verdict: Judged | undefined): boolean {
  return verdict?.action === 'created' || verdict?.action === 'updated'
}

function count(run: Run, portion: RowsPortion, judged: readonly Judged[], findings: number): void {
  const { summary, newOrgs } = run
  for (const { action } of judged) summary[action] += 1
  summary.failed += portion.failed
  summary.unchanged += portion.again
  summary.findings += findings
  run.done += portion.rows
  for (const { at, name } of portion.newOrgs) if (willWrite(judged[at])) newOrgs.add(name)
}

/** What the list has against a row, with the place of the cell. */
function listFindings(
  { notes }: Judged,
  of: () => StoredRow | undefined,
  { columns }: SheetStart,
): RowFinding[] {
  return notes.map(({ field, level, rule, message }) => {
    const at = columns.findIndex((column) => field !== '' && column.field === field)
    const place =
      at < 0 ? { column: '', header: '' } : { column: columnLetter(at), header: columns[at]?.header ?? '' }
    const { row = 0, fields = {} } = of() ?? {}
    const value = String(fields[field] ?? '').slice(0, 100)
    return { row, ...place, value, level, rule, message }
  })
}

function headersProblem(missing: readonly string[]): string {
  return refusalText('sheet.headers', { missing: missing.join('”、“') })
}

function brokenProblem(problem: string): string {
  return refusalText('sheet.broken', { problem })
}
