import type { Id } from '@mingdu/shared/kernel/ids'
import type { Refusal } from '@mingdu/shared/kernel/refusals'
import type { Duty } from '@mingdu/shared/powers/powers.schema'
import type { PowerState } from '@mingdu/shared/powers/powers.states'
import { FOR_EVER } from '@mingdu/shared/powers/versions.rules'
import type { Tx } from '../../db/connection'
import { noteSearchChange } from '../search/search.service'
import { headOn } from './powers.build'
import {
  changeHeads,
  deletePowers,
  dropVersions,
  headsByCode,
  headsById,
  versionRows,
  versionsAt,
} from './powers.bulk.repo'
import type { PowerDoc } from './powers.model'
import { writeVersions, type By, type PowerWrite, type Stamp, type WrittenPower } from './powers.write'
import { forgetRollups } from './rollup'

/** What the import and the seed tool write with: portions of some hundred rows, a few commands each. */
export { contentDigest, dutiesDigest, type RowContent } from './powers.build'
export {
  exportDuties,
  exportPowers,
  type ExportedDuty,
  type ExportedPower,
  type ExportFilter,
} from './powers.export'
export type { By, PowerWrite, Stamp, WrittenPower }

/** A power as a sheet meets it, by its code. */
export interface CodedPower {
  id: Id
  /** The newest version published, in force or not. */
  no: number
  version: number
  name: string
  state: PowerState
  /** `contentDigest` and `dutiesDigest` of the version in force. */
  digest: string
  dutyDigest: string
  openProposal: PowerDoc['openProposal']
  upcoming: PowerDoc['upcoming']
}

/** The powers of a region among these codes. */
export async function powersByCode(
  regionId: Id,
  codes: readonly string[],
  tx?: Tx,
): Promise<Map<string, CodedPower>> {
  const heads = await headsByCode(regionId, [...new Set(codes)], tx)
  return new Map(heads.map((head) => [head.code, codedOf(head)]))
}

/**
 * Creates powers and publishes versions of those that are there. A content without duties leaves them as they are.
 * @returns a result for each row, in order; a refused row wrote nothing
 */
export function writePowerRows(rows: readonly PowerWrite[], stamp: Stamp, tx: Tx): Promise<WrittenPower[]> {
  return writeVersions(rows, stamp, tx)
}

/** A power whose duties a sheet holds, all of them. */
export interface DutiesWrite {
  existing: { id: Id; no: number; version: number }
  duties: Duty[]
}

/** Publishes a version of each power with these duties; everything else stays as its newest version says. */
export async function replaceDutiesRows(
  rows: readonly DutiesWrite[],
  stamp: Omit<Stamp, 'kind'>,
  tx: Tx,
): Promise<WrittenPower[]> {
  const pairs = rows.map(({ existing }) => ({ powerId: existing.id, no: existing.no }))
  const contents = new Map((await versionsAt(pairs, tx)).map((doc) => [doc.powerId, doc.content]))
  const results = new Map<DutiesWrite, WrittenPower>()
  const known = rows.flatMap((row) => {
    const content = contents.get(row.existing.id)
    if (!content) results.set(row, { id: '', no: 0, version: 0, refusal: { code: 'record.missing' } })
    return content
      ? [{ row, write: { content: { ...content, duties: row.duties }, existing: row.existing } }]
      : []
  })
  const written = await writeVersions(
    known.map(({ write }) => write),
    { ...stamp, kind: null },
    tx,
  )
  known.forEach(({ row }, i) => {
    const result = written[i]
    if (result) results.set(row, result)
  })
  return rows.flatMap((row) => results.get(row) ?? [])
}

/** A row that an import wrote, as it left it. */
export interface WrittenRow {
  id: Id
  noAfter: number
  versionAfter: number
  created: boolean
}

/** A row that an undo left alone, and why. */
export interface UndoRefused {
  id: Id
  code: string
  name: string
  refusal: Refusal
}

/**
 * Takes written rows back to what they were: a power that the import brought goes, another loses its newest version.
 * Rows changed since, and those a guide or an open proposal stands on, are left alone and returned.
 */
export async function undoPowerRows(
  rows: readonly WrittenRow[],
  by: By,
  tx: Tx,
): Promise<{ undone: Id[]; refused: UndoRefused[] }> {
  const heads = new Map(
    (
      await headsById(
        rows.map(({ id }) => id),
        tx,
      )
    ).map((head) => [String(head._id), head]),
  )
  const refused = rows.flatMap((row) => undoRefusal(row, heads.get(row.id)) ?? [])
  const kept = new Set(refused.map(({ id }) => id))
  const taken = rows.filter(({ id }) => !kept.has(id))
  const created = taken.filter((row) => row.created).map(({ id }) => id)
  const changed = taken.filter((row) => !row.created)
  const duties = [...(await deletePowers(created, tx)), ...(await takeBack(changed, heads, by, tx))]
  await noteSearchChange(
    'power',
    taken.map(({ id }) => id),
    tx,
  )
  await noteSearchChange('duty', duties, tx)
  forgetRollups()
  return { undone: taken.map(({ id }) => id), refused }
}

function undoRefusal(row: WrittenRow, head: PowerDoc | undefined): UndoRefused | null {
  if (!head) return { id: row.id, code: '', name: '', refusal: { code: 'record.missing' } }
  const same = head.version === row.versionAfter && head.lastNo === row.noAfter
  const inUse = head.openProposal !== null || (row.created && head.guide !== null)
  if (same && !inUse) return null
  const refusal = { code: 'version.stale', details: { who: '其他人员', when: '导入后' } } as const
  return { id: row.id, code: head.code, name: head.name, refusal }
}

/** @returns ids of the duties touched */
async function takeBack(
  rows: readonly WrittenRow[],
  heads: ReadonlyMap<Id, PowerDoc>,
  by: By,
  tx: Tx,
): Promise<string[]> {
  const remaining = new Map<string, Awaited<ReturnType<typeof versionRows>>>()
  for (const version of await versionRows(
    rows.map(({ id }) => id),
    tx,
  ))
    remaining.set(version.powerId, [...(remaining.get(version.powerId) ?? []), version])
  const changes = rows.flatMap(({ id, noAfter }) => {
    const head = heads.get(id)
    const before = (remaining.get(id) ?? []).filter(({ no }) => no < noAfter)
    if (!head || before.length === 0) return []
    const versions = before.map((v) => (v.no === noAfter - 1 ? { ...v, until: FOR_EVER } : v))
    const set = { ...headOn(versions, by.today, head.guide), changedAt: new Date() }
    const line = { at: by.at, who: by.name, what: '撤销导入', note: '', version: 0 }
    return [{ id, version: head.version, set, line }]
  })
  await changeHeads(changes, tx)
  return dropVersions(
    rows.map(({ id, noAfter }) => ({ powerId: id, no: noAfter })),
    tx,
  )
}

function codedOf(head: PowerDoc): CodedPower {
  const { lastNo, version, name, state, digest, dutyDigest, openProposal, upcoming } = head
  return {
    id: String(head._id),
    no: lastNo,
    ...{ version, name, state, digest, dutyDigest, openProposal, upcoming },
  }
}
