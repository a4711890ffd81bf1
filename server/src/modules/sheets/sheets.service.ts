import { PERMISSIONS } from '@mingdu/shared/accounts/permissions'
import type { Body, Query } from '@mingdu/shared/kernel/endpoint'
import type { Id } from '@mingdu/shared/kernel/ids'
import { clip } from '@mingdu/shared/kernel/text'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { sheetsApi } from '@mingdu/shared/sheets/sheets.api'
import { columnLetter } from '@mingdu/shared/sheets/headers.rules'
import { exportRefusal, sheetRefusal } from '@mingdu/shared/sheets/sheets.rules'
import { IMPORT_NEEDS, SHEET_KINDS, type SheetAction } from '@mingdu/shared/sheets/sheets.states'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseIf, refuseStale, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { conditionsOf } from './sheets.filter'
import { mayImport } from './sheets.view'
import { changeJob, hasOpenImport, insertJob, readJob, type JobDoc } from './sheets.repo'
import type { StoredSheet } from './sheets.file'
import { rowsWithFindings } from './sheets.rows.repo'
import type { Fix } from './thread/thread.types'

export { plainWorkbook } from './sheets.plain'

interface Act {
  actor: Actor
  time: BusinessTime
}

const BASIS = '批量导入'

/** Puts an uploaded sheet in line for its dry run. @throws Refused `auth.forbidden`, `sheet.busy` */
export function startImport(
  { kind, createOrgs, basis }: Query<typeof sheetsApi.start>,
  { format, fileKey, fileName }: StoredSheet,
  { actor, time }: Act,
  tx: Tx,
): Promise<JobDoc> {
  const needed = IMPORT_NEEDS[kind]
  if (!actor.permissions.has(needed)) throw new Refused('auth.forbidden', { permission: PERMISSIONS[needed] })
  const job = {
    ...{ direction: 'import' as const, kind, format, fileName, fileKey, filter: null, open: true },
    ...{ createOrgs: createOrgs === 'true', basis: basis || BASIS },
    ...whose(actor, time),
  }
  return insertJob(job, line('上传表格', actor, time), tx)
}

/** Puts an export in line. @throws Refused `sheet.purpose`, `sheet.workbook`, `sheet.filter`, `auth.forbidden` */
export async function startExport(
  { kind, format, filter, purpose }: Body<typeof sheetsApi.export>,
  { actor, time }: Act,
  tx: Tx,
): Promise<JobDoc> {
  const conditions = conditionsOf(kind, filter, actor)
  refuseIf(exportRefusal(kind, { format, purpose }))
  refuseIf(classifiedRefusal(purpose))
  const fileName = `${SHEET_KINDS[kind]}-${time.today()}.${format}`
  const job = {
    ...{ direction: 'export' as const, kind, format, fileName, fileKey: '', open: false },
    ...{ ...conditions, purpose, createOrgs: false, basis: '' },
    ...whose(actor, time),
  }
  return insertJob(job, line('开始导出', actor, time), tx)
}

/** @throws Refused `sheet.state`, `version.stale` */
export async function commitImport(
  scope: Scope,
  id: Id,
  { version, basis }: Body<typeof sheetsApi.commit>,
  act: Act,
  tx: Tx,
): Promise<JobDoc> {
  const job = await readFor('commit', scope, id, version, act, tx)
  const { created, updated } = job.checked
  const set = {
    state: 'committing' as const,
    work: true,
    attempts: 0,
    basis,
    done: 0,
    total: created + updated,
  }
  return found(await changeJob(job, set, line('确认导入', act.actor, act.time), tx))
}

/**
 * 就地改正: cells of rows with findings, kept beside the sheet; the dry run starts again.
 * @throws Refused `sheet.cell`, `sheet.corrections`, `sheet.state`, `version.stale`
 */
export async function correctImport(
  scope: Scope,
  id: Id,
  { version, cells }: Body<typeof sheetsApi.correct>,
  act: Act,
  tx: Tx,
): Promise<JobDoc> {
  const job = await readFor('correct', scope, id, version, act, tx)
  const fixes = await fixesOf(job, cells, tx)
  const set = {
    ...{ state: 'queued' as const, work: true, attempts: 0, leaseUntil: new Date(0) },
    ...{ done: 0, total: 0, fixes, marks: 'none' as const, markedKey: '' },
  }
  const said = cells.map(({ row, column }) => `${column}${row}`).join('、')
  return found(await changeJob(job, set, { ...line('改正', act.actor, act.time), note: clip(said, 200) }, tx))
}

/** A cell corrected again counts as it was corrected last. */
async function fixesOf(job: JobDoc, cells: Body<typeof sheetsApi.correct>['cells'], tx: Tx): Promise<Fix[]> {
  const letters = job.columns.map((_, i) => columnLetter(i))
  const kept = new Map((job.fixes ?? []).map((fix) => [`${fix.at} ${fix.row}`, fix]))
  const known = await rowsWithFindings(
    String(job._id),
    cells.map(({ row }) => row),
    tx,
  )
  for (const { row } of job.fixes ?? []) known.add(row)
  for (const { row, column, value: text } of cells) {
    const at = letters.indexOf(column)
    if (at < 0 || !known.has(row)) throw new Refused('sheet.cell', { row, column })
    kept.set(`${at} ${row}`, { row, at, text })
  }
  if (kept.size > FIXES) throw new Refused('sheet.corrections', { limit: FIXES })
  return [...kept.values()].map(({ row, at, text }) => ({ row, at, text }))
}

const FIXES = 5000

/** @throws Refused `sheet.state`, `sheet.undo-late`, `sheet.busy`, `version.stale` */
export async function undoImport(scope: Scope, id: Id, version: number, act: Act, tx: Tx): Promise<JobDoc> {
  const job = await readFor('undo', scope, id, version, act, tx)
  if (await hasOpenImport(job.regionId, tx)) throw new Refused('sheet.busy')
  const { created, updated } = job.written
  const set = {
    state: 'undoing' as const,
    work: true,
    open: true,
    attempts: 0,
    done: 0,
    total: created + updated,
  }
  return found(await changeJob(job, set, line('撤销导入', act.actor, act.time), tx))
}

/** @throws Refused `sheet.state`, `version.stale` */
export async function cancelImport(scope: Scope, id: Id, version: number, act: Act, tx: Tx): Promise<JobDoc> {
  const job = await readFor('cancel', scope, id, version, act, tx)
  const finishedAt = new Date(act.time.now())
  const set = { state: 'cancelled' as const, work: false, open: false, finishedAt, marks: 'none' as const }
  return found(await changeJob(job, set, line('取消导入', act.actor, act.time), tx))
}

/** A job of a kind that this person may import; what others import does not exist for them. @throws Refused `record.missing` */
export async function importedJob(scope: Scope, id: Id, actor: Actor, tx?: Tx): Promise<JobDoc> {
  const job = found(await readJob(scope, id, tx))
  if (!mayImport(job, actor)) throw new Refused('record.missing')
  return job
}

async function readFor(
  action: SheetAction,
  scope: Scope,
  id: Id,
  version: number,
  { actor, time }: Act,
  tx: Tx,
): Promise<JobDoc> {
  const job = await importedJob(scope, id, actor, tx)
  refuseStale(job, version)
  refuseIf(sheetRefusal({ ...job, undoUntil: job.undoUntil?.getTime() ?? null }, action, time.now()))
  return job
}

function whose(actor: Actor, time: BusinessTime) {
  const { id, name, orgName, regionId } = actor
  return { by: { id, name }, orgName, regionId, createdAt: new Date(time.now()) }
}

function line(what: string, actor: Actor, time: BusinessTime) {
  return { at: new Date(time.now()), who: actor.name, what, note: '' }
}
