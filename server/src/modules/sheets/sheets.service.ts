import type { Body, Query } from '@mingdu/shared/kernel/endpoint'
import type { Id } from '@mingdu/shared/kernel/ids'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { sheetsApi } from '@mingdu/shared/sheets/sheets.api'
import { exportRefusal, sheetRefusal } from '@mingdu/shared/sheets/sheets.rules'
import { SHEET_KINDS, type SheetAction } from '@mingdu/shared/sheets/sheets.states'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseIf, refuseStale, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { conditionsOf } from './sheets.filter'
import { changeJob, hasOpenImport, insertJob, readJob, type JobDoc } from './sheets.repo'
import type { StoredSheet } from './sheets.file'

export { plainInThread } from './sheets.pool'

interface Act {
  actor: Actor
  time: BusinessTime
}

const BASIS = '批量导入'

/** Puts an uploaded sheet in line for its dry run. @throws Refused `sheet.busy` */
export function startImport(
  { kind, createOrgs, basis }: Query<typeof sheetsApi.start>,
  { format, fileKey, fileName }: StoredSheet,
  { actor, time }: Act,
  tx: Tx,
): Promise<JobDoc> {
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

async function readFor(
  action: SheetAction,
  scope: Scope,
  id: Id,
  version: number,
  { time }: Act,
  tx: Tx,
): Promise<JobDoc> {
  const job = found(await readJob(scope, id, tx))
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
