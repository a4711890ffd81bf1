import type { Page } from '@mingdu/shared/kernel/page'
import type { PowerCheck, PowerState } from '@mingdu/shared/powers/powers.states'
import { STATE_AFTER } from '@mingdu/shared/powers/powers.states'
import type { Tx } from '../../db/connection'
import { findPage, type SortField } from '../../db/page'
import { headsById } from './powers.bulk.repo'
import {
  powers,
  PowerVersionModel,
  toId,
  versions,
  type ListFields,
  type PowerDoc,
  type VersionDoc,
} from './powers.model'
import type { Where } from './powers.scope'

/** A row of a list: of the powers as they are, or of the versions that held on a day. */
export interface ListedPower extends ListFields {
  /** Id of the power. */
  id: string
  /** Id of the document, by which pages go on. */
  rowId: string
  version: number
  state: PowerState
  guide: PowerDoc['guide']
  openProposal: PowerDoc['openProposal']
}

interface PageOf {
  sort: keyof typeof POWER_SORTS
  cursor?: string | undefined
  limit: number
}

const POWER_SORTS = {
  code: [
    ['code', 1],
    ['_id', 1],
  ],
  changed: [
    ['from', -1],
    ['_id', -1],
  ],
} as const satisfies Record<string, readonly SortField[]>

const HEAD_ROW = { history: 0 } as const
const VERSION_ROW = { content: 0 } as const

/** The list as it stood on another day. */
export async function listAsOf(
  where: Where,
  day: string,
  { sort, ...page }: PageOf,
): Promise<Page<ListedPower>> {
  const request = {
    sort: POWER_SORTS[sort],
    projection: VERSION_ROW,
    ...page,
    total: () => countAsOf(where, day),
  }
  const found = await findPage<VersionDoc>(PowerVersionModel, asOfFilter(where, day), request)
  return { ...found, items: await versionRowsOf(found.items) }
}

/** Rows of the list in the order of these ids. */
export async function rowsById(ids: readonly string[]): Promise<ListedPower[]> {
  const rows = new Map((await headsById(ids)).map((doc) => [String(doc._id), headRow(doc)]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}

/** Powers by id after one, for those who read every one. */
export function headsAfter(id: string | null, limit: number): Promise<PowerDoc[]> {
  return powers
    .find(id === null ? {} : { _id: { $gt: toId(id) } }, { projection: HEAD_ROW })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray() as Promise<PowerDoc[]>
}

export async function rowsAsOf(
  where: Where,
  day: string,
  ids: readonly string[] | undefined,
  after: { code: string; id: string } | null,
  limit: number,
): Promise<ListedPower[]> {
  const filter = { ...asOfFilter(where, day), ...(ids ? { powerId: { $in: [...ids] } } : {}) }
  const docs = await versions
    .find(afterRow(filter, after) as never, { projection: VERSION_ROW })
    .sort({ code: 1, _id: 1 })
    .limit(limit)
    .toArray()
  return versionRowsOf(docs as unknown as VersionDoc[])
}

export async function readPower(id: string, tx?: Tx): Promise<PowerDoc | null> {
  return powers.findOne({ _id: toId(id) }, tx ? { session: tx } : {})
}

/** Every version of a power, oldest first. */
export function readVersions(powerId: string, tx?: Tx): Promise<VersionDoc[]> {
  return versions
    .find({ powerId }, tx ? { session: tx } : {})
    .sort({ no: 1, _id: 1 })
    .toArray()
}

export async function setGuide(
  id: string,
  guide: PowerDoc['guide'],
  checks: PowerCheck[],
  tx: Tx,
): Promise<void> {
  await powers.updateOne(
    { _id: toId(id) },
    { $set: { guide, checks, changedAt: new Date() } },
    { session: tx },
  )
}

/** Marks the powers that a proposal is open for, or frees them. A parallel proposal for the same power conflicts. */
export async function setOpenProposal(
  ids: readonly string[],
  openProposal: PowerDoc['openProposal'],
  tx: Tx,
): Promise<void> {
  await powers.updateMany({ _id: { $in: ids.map(toId) } }, { $set: { openProposal } }, { session: tx })
}

/** Powers with a version whose day has come, by id after one. */
export function powersDue(
  today: string,
  after: string | null,
  limit: number,
): Promise<Pick<PowerDoc, '_id'>[]> {
  const due = { 'upcoming.from': { $gt: '', $lte: today } }
  return powers
    .find(after === null ? due : { ...due, _id: { $gt: toId(after) } }, { projection: { _id: 1 } })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

/** Brings the list fields of a power to another version, without a new version of the record. */
export async function setHead(id: PowerDoc['_id'], set: Partial<PowerDoc>, tx: Tx): Promise<void> {
  await powers.updateOne({ _id: id }, { $set: set }, { session: tx })
}

function asOfFilter(where: Where, day: string): Record<string, unknown> {
  const { state, ...rest } = where
  const kinds = Object.entries(STATE_AFTER).filter(([, after]) => after === state)
  const byState = state === undefined ? {} : { kind: { $in: kinds.map(([kind]) => kind) } }
  const filter = { ...rest, from: { $lte: day }, until: { $gt: day } }
  return rest.kind !== undefined && state !== undefined
    ? { $and: [filter, byState] }
    : { ...filter, ...byState }
}

/** How many powers the list of a day held. Ranges end after they begin: those that had begun, less those that had ended; two counts of index entries. */
export async function countAsOf(where: Where, day: string): Promise<number> {
  const { from: _from, until: _until, ...rest } = asOfFilter(where, day)
  const plain = Object.keys(rest).every((key) => key === 'regionId')
  if (!plain) return versions.countDocuments(asOfFilter(where, day) as never)
  const [begun, ended] = await Promise.all([
    versions.countDocuments({ ...rest, from: { $lte: day } } as never),
    versions.countDocuments({ ...rest, ended: true, until: { $lte: day } } as never),
  ])
  return begun - ended
}

function afterRow(filter: object, after: { code: string; id: string } | null): object {
  if (after === null) return filter
  const { code, id } = after
  const beyond = { $or: [{ code: { $gt: code } }, { code, _id: { $gt: toId(id) } }] }
  return { $and: [{ ...filter, code: { $gte: code } }, beyond] }
}

function headRow(doc: PowerDoc): ListedPower {
  const { _id, ...row } = doc
  return { ...row, id: String(_id), rowId: String(_id) }
}

async function versionRowsOf(docs: readonly VersionDoc[]): Promise<ListedPower[]> {
  const heads = new Map(
    (await headsById(docs.map((doc) => doc.powerId))).map((head) => [String(head._id), head]),
  )
  return docs.map((doc) => ({
    ...doc,
    id: doc.powerId,
    rowId: String(doc._id),
    version: heads.get(doc.powerId)?.version ?? 1,
    state: STATE_AFTER[doc.kind],
    guide: heads.get(doc.powerId)?.guide ?? null,
    openProposal: null,
  }))
}

/** Whether a version that was ever published refers to this file as a template. */
export async function isPublishedTemplate(powerId: string, fileId: string): Promise<boolean> {
  const found = await versions.findOne(
    { powerId, 'content.materials.templateId': fileId },
    { projection: { _id: 1 } },
  )
  return found !== null
}
