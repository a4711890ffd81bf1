import { matchDuties, type PlacedDuty } from '@mingdu/shared/powers/duties.rules'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Refusal } from '@mingdu/shared/kernel/refusals'
import { kindRefusal } from '@mingdu/shared/powers/power.rules'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import { CHANGE_KINDS, type ChangeKind } from '@mingdu/shared/powers/powers.states'
import { effectiveRefusal, FOR_EVER } from '@mingdu/shared/powers/versions.rules'
import type { Tx } from '../../db/connection'
import { noteSearchChange } from '../search/search.service'
import {
  headOn,
  dutyFigures,
  listFieldsOf,
  splitContent,
  type RowContent,
  type VersionRow,
} from './powers.build'
import {
  headsByCode,
  headsById,
  openDuties,
  versionRows,
  writeBulk,
  type BulkWrite,
} from './powers.bulk.repo'
import { newId, type DutyDoc, type PowerDoc, type VersionDoc } from './powers.model'
import { forgetRollups } from './rollup'

/** Who publishes, at what moment of business time. */
export interface By {
  name: string
  at: Date
  today: string
}

/** What all rows of a portion have in common. */
export interface Stamp {
  regionId: Id
  /** Takes effect; a day to come is allowed. */
  from: string
  basis: string
  by: By
  /** null: 新增 for a new power, 调整 for one that is there. */
  kind: ChangeKind | null
  proposalId?: Id | null
  /** The caller has just found the codes of its new rows free; the unique index sees to what comes in between. */
  codesFree?: boolean
}

export interface PowerWrite {
  content: RowContent
  /** The power as it was read when the row was judged; null for a new one. */
  existing?: { id: Id; no: number; version: number } | null
}

/** A row with what became of it; a refused one wrote nothing. */
export interface WrittenPower {
  id: Id
  no: number
  version: number
  refusal: Refusal | null
}

interface Judged {
  content: RowContent
  head: PowerDoc | null
  kind: ChangeKind
}

/**
 * Publishes a version for each row, new powers with their first: all of a portion with a handful of commands, in the
 * caller's transaction. Rows are judged one by one; what was changed since it was read is refused, not overwritten.
 */
export async function writeVersions(
  rows: readonly PowerWrite[],
  stamp: Stamp,
  tx: Tx,
): Promise<WrittenPower[]> {
  const judged = await judge(rows, stamp, tx)
  const accepted = judged.filter((row): row is Judged => !('code' in row))
  const held = accepted.flatMap(({ head }) => (head ? [String(head._id)] : []))
  const [before, stored] = [groupBy(await versionRows(held, tx)), groupBy(await openDuties(held, tx))]
  const bulk = emptyBulk()
  const written = judged.map((row): WrittenPower => {
    if ('code' in row) return { id: '', no: 0, version: 0, refusal: row }
    const id = row.head ? String(row.head._id) : ''
    return addRow(bulk, row, { versions: before.get(id) ?? [], duties: stored.get(id) ?? [] }, stamp)
  })
  await writeBulk(bulk, tx)
  await noteSearchChange(
    'power',
    written.filter((row) => row.id !== '').map((row) => row.id),
    tx,
  )
  await noteSearchChange('duty', dutiesTouched(bulk), tx)
  forgetRollups()
  return written
}

async function judge(rows: readonly PowerWrite[], stamp: Stamp, tx: Tx): Promise<(Judged | Refusal)[]> {
  const ids = rows.flatMap(({ existing }) => (existing ? [existing.id] : []))
  const heads = new Map((await headsById(ids, tx)).map((head) => [String(head._id), head]))
  const added = stamp.codesFree ? [] : rows.filter(({ existing }) => !existing)
  const codes = added.map(({ content }) => content.code)
  const taken = new Map((await headsByCode(stamp.regionId, codes, tx)).map(({ code, name }) => [code, name]))
  return rows.map((row) => {
    const head = row.existing ? (heads.get(row.existing.id) ?? null) : null
    const kind = stamp.kind ?? (head ? 'adjust' : 'add')
    const refusal = rowRefusal(row, head, kind, taken, stamp)
    if (refusal) return refusal
    if (!head) taken.set(row.content.code, row.content.name)
    return { content: row.content, head, kind }
  })
}

function rowRefusal(
  { content, existing }: PowerWrite,
  head: PowerDoc | null,
  kind: ChangeKind,
  taken: ReadonlyMap<string, string>,
  { from, by }: Stamp,
): Refusal | null {
  if (existing && !head) return { code: 'record.missing' }
  if (existing && head && (head.version !== existing.version || head.lastNo !== existing.no))
    return { code: 'version.stale', details: { who: '其他人员', when: '刚才' } }
  const name = head ? undefined : taken.get(content.code)
  if (name !== undefined) return { code: 'power.code-taken', details: { code: content.code, name } }
  // a day that has passed is only written for what is new: as-of answers of the past stay what they were
  const earliest = head ? effectiveRefusal(from, by.today, head.lastFrom) : null
  return kindRefusal(kind, head) ?? earliest
}

function addRow(
  bulk: BulkWrite,
  { content: row, head, kind }: Judged,
  stored: { versions: readonly VersionRow[]; duties: readonly DutyDoc[] },
  stamp: Stamp,
): WrittenPower {
  const { content, duties } = splitContent(row)
  const _id = head?._id ?? newId()
  const [id, no] = [String(_id), (head?.lastNo ?? 0) + 1]
  const at = { regionId: stamp.regionId, kind, no, from: stamp.from }
  const figures = duties === null && head ? lastFigures(stored.versions) : dutyFigures(duties ?? [])
  const version: VersionDoc = {
    _id: newId(),
    ...listFieldsOf(content, figures, at),
    ...published(id, stamp),
    content,
  }
  bulk.newVersions.push(version)
  if (duties !== null) addDuties(bulk, { id, no, orgId: content.orgId }, duties, stored.duties, stamp)
  const line = {
    at: stamp.by.at,
    who: stamp.by.name,
    what: CHANGE_KINDS[kind],
    note: stamp.basis,
    version: 1,
  }
  const rows = [...closed(stored.versions, no, stamp.from), version]
  const set = { ...headOn(rows, stamp.by.today, head?.guide ?? null), changedAt: new Date() }
  if (!head) {
    bulk.newHeads.push({ _id, version: 1, ...set, guide: null, openProposal: null, history: [line] })
    return { id, no, version: 1, refusal: null }
  }
  bulk.closedVersions.push({ powerId: id, no: no - 1, until: stamp.from })
  bulk.changedHeads.push({ id, version: head.version, set, line })
  return { id, no, version: head.version + 1, refusal: null }
}

function addDuties(
  bulk: BulkWrite,
  { id, no, orgId }: { id: string; no: number; orgId: string },
  wanted: PowerContent['duties'],
  stored: readonly DutyDoc[],
  { regionId }: Stamp,
): void {
  // duties that move with their power begin anew under the other org: what stood before names the one before
  const kept = stored.filter((duty) => duty.orgId === orgId)
  const left = stored.filter((duty) => duty.orgId !== orgId)
  const matched = matchDuties(kept, wanted)
  const added = matched.added
  const closed = [...matched.closed, ...left]
  const where = { powerId: id, orgId, regionId, sinceNo: no, untilNo: null }
  bulk.newDuties.push(...added.map((duty: PlacedDuty) => ({ _id: newId(), ...where, ...duty })))
  if (closed.length > 0) bulk.closedDuties.push({ ids: closed.map(({ _id }) => _id), untilNo: no })
}

function published(powerId: string, { basis, by, proposalId }: Stamp) {
  const by_ = { publishedAt: by.at, publishedBy: by.name }
  return { powerId, until: FOR_EVER, ended: false, basis, proposalId: proposalId ?? null, ...by_ }
}

function lastFigures(rows: readonly VersionRow[]) {
  const last = rows.at(-1)
  if (!last) throw new Error('a power has at least one version')
  return {
    dutyCount: last.dutyCount,
    dutiesWithoutBasis: last.dutiesWithoutBasis,
    dutyDigest: last.dutyDigest,
  }
}

function closed(rows: readonly VersionRow[], no: number, until: string): VersionRow[] {
  return rows.map((row) => (row.no === no - 1 ? { ...row, until, ended: true } : row))
}

function dutiesTouched({ newDuties, closedDuties }: BulkWrite): string[] {
  return [...newDuties.map(({ _id }) => String(_id)), ...closedDuties.flatMap(({ ids }) => ids.map(String))]
}

function groupBy<T extends { powerId: string }>(docs: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const doc of docs) {
    const group = groups.get(doc.powerId)
    if (group) group.push(doc)
    else groups.set(doc.powerId, [doc])
  }
  return groups
}

function emptyBulk(): BulkWrite {
  return {
    ...{ newHeads: [], changedHeads: [], newVersions: [] },
    ...{ closedVersions: [], newDuties: [], closedDuties: [] },
  }
}
