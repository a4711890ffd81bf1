import { createHash } from 'node:crypto'
import { SHEET_TABLES } from '@mingdu/shared/sheets/sheets.table'
import { dateInShanghai, shanghaiTime } from '@mingdu/shared/kernel/plain-date'
import { scopedBy } from '@mingdu/shared/sheets/sheets.states'
import type { SheetColumn } from '@mingdu/shared/sheets/table.rules'
import { employeeNoOf } from '../accounts/accounts.service'
import { keyOfDigest, type FileStore } from '../files/files.service'
import { orgNamesById } from './sheets.orgs'
import { markInThread, writeInThread } from './sheets.pool'
import { noteProgress, setMarked } from './sheets.lease.repo'
import type { JobDoc } from './sheets.repo'
import { findingsByRow } from './sheets.rows.repo'
import type { ExportAsk } from './sheets.target'
import { endHeld, goOn, type HeldJob } from './sheets.step'
import { sourceOf } from './sheets.targets'

/** 导出: records go to the thread in portions, the file comes back. */
export async function exportStep(held: HeldJob): Promise<void> {
  const { job, owner, parts, signal } = held
  const ask = {
    regionId: job.regionId,
    // a job of before scopes were kept is one of a list, which is public within its region
    scope: job.scope ?? { kind: 'region', regionId: job.regionId },
    filter: job.filter ?? {},
    today: parts.time.today(),
    orgNames: await orgNamesById(),
  }
  const total = await sourceOf(job.kind).count(ask)
  await noteProgress(job, owner, { $set: { state: 'writing', done: 0, total } }, null)
  const written = { rows: 0 }
  const bytes = await writeInThread(
    { kind: job.kind, format: job.format, mark: await markOf(held) },
    portions(held, ask, written),
    signal,
  )
  const resultKey = await keep(parts.files, bytes)
  const finishedAt = new Date(parts.time.now())
  const figures = { done: written.rows, total: written.rows }
  await endHeld(held, { state: 'ready', resultKey, finishedAt, ...figures }, '导出完成')
}

/** The watermark of what was read within a scope: who took it out, when and for what. */
async function markOf({ job, parts }: HeldJob): Promise<string[]> {
  if (scopedBy(job.kind) === null) return []
  const no = await employeeNoOf(job.by.id)
  return [
    `导出人：${job.by.name}（编号 ${no}，${job.orgName}）`,
    `导出时间：${shanghaiMinute(parts.time.now())}`,
    ...(job.purpose === '' ? [] : [`用途：${job.purpose}`]),
  ]
}

function shanghaiMinute(ms: number): string {
  return `${dateInShanghai(ms)} ${shanghaiTime(ms)}`
}

/** 标注: the sheet as it came with a column of findings; made once, after the dry run. */
export async function markJob(job: JobDoc, files: FileStore, signal: AbortSignal): Promise<void> {
  const findings = await findingsByRow(String(job._id))
  const { kind, format, fixes = [] } = job
  const bytes = await markInThread(
    { bytes: await files.get(job.fileKey), kind, format, findings, fixes },
    signal,
  )
  await setMarked(job, await keep(files, bytes))
}

async function* portions(
  held: HeldJob,
  ask: ExportAsk,
  written: { rows: number },
): AsyncGenerator<string[][]> {
  const { job, owner } = held
  const { columns } = SHEET_TABLES[job.kind]
  for await (const records of sourceOf(job.kind).records(ask)) {
    goOn(held)
    yield records.map((record) => columns.map((column) => cellOf(column, record)))
    written.rows += records.length
    await noteProgress(job, owner, { $set: { done: written.rows }, $max: { total: written.rows } }, null)
  }
}

function cellOf({ field, codec }: SheetColumn, record: Record<string, unknown>): string {
  const value = record[field]
  return value === undefined ? '' : codec.text(value)
}

async function keep(files: FileStore, bytes: Uint8Array): Promise<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const key = keyOfDigest(createHash('sha256').update(buffer).digest('hex'))
  await files.put(key, buffer)
  return key
}
