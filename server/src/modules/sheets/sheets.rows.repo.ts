import type { FindingLevel } from '@mingdu/shared/sheets/sheets.states'
import type { RowFinding } from '@mingdu/shared/sheets/rows.rules'
import type { SheetSummary } from '@mingdu/shared/sheets/sheets.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Page } from '@mingdu/shared/kernel/page'
import mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import { findPage, type PageRequest } from '../../db/page'
import { packRows, unpackRows } from './sheets.packed'
import {
  FindingModel,
  newId,
  PortionModel,
  RefusedRowModel,
  type FindingDoc,
  type PortionDoc,
  type RefusedDoc,
  type StoredPortion,
  type StoredRow,
  type UndoRow,
} from './sheets.model'

export type { FindingDoc, PortionDoc, RefusedDoc, StoredRow, UndoRow }

const portions = PortionModel.collection as unknown as mongoose.mongo.Collection<StoredPortion>
const findings = FindingModel.collection as unknown as mongoose.mongo.Collection<FindingDoc>
const refused = RefusedRowModel.collection as unknown as mongoose.mongo.Collection<RefusedDoc>

const BY_ROW = [
  ['row', 1],
  ['_id', 1],
] as const

type PageOf = Omit<PageRequest, 'sort'>

/** The job has been read in scope by whoever asks. */
export function listFindings(
  jobId: Id,
  { level, ...page }: PageOf & { level?: FindingLevel | undefined },
): Promise<Page<FindingDoc>> {
  return findPage<FindingDoc>(FindingModel, { jobId, ...(level ? { level } : {}) }, { sort: BY_ROW, ...page })
}

export function listRefused(jobId: Id, page: PageOf): Promise<Page<RefusedDoc>> {
  return findPage<RefusedDoc>(RefusedRowModel, { jobId }, { sort: BY_ROW, ...page })
}

/** Of these rows those that have a finding. */
export async function rowsWithFindings(jobId: Id, rows: readonly number[], tx: Tx): Promise<Set<number>> {
  const found = await findings
    .find({ jobId, row: { $in: [...rows] } }, { projection: { row: 1 }, session: tx })
    .sort({ row: 1, _id: 1 })
    .toArray()
  return new Set(found.map(({ row }) => row))
}

/** Every finding by its row: for the sheet that goes back. */
export async function findingsByRow(jobId: Id): Promise<Map<number, string[]>> {
  const rows = new Map<number, string[]>()
  const projection = { row: 1, header: 1, message: 1 }
  for await (const { row, header, message } of findings
    .find({ jobId }, { projection })
    .sort(Object.fromEntries(BY_ROW))) {
    const texts = rows.get(row) ?? []
    texts.push(header === '' ? message : `${header}：${message}`)
    rows.set(row, texts)
  }
  return rows
}

/** What an earlier attempt at the dry run has left. */
export async function forgetRows(jobId: Id): Promise<void> {
  await portions.deleteMany({ jobId })
  await findings.deleteMany({ jobId })
}

/** Rows to be written, packed, and findings of one batch; null: there are none to be written. */
export async function insertBatch(
  jobId: Id,
  no: number,
  rows: Uint8Array | null,
  found: readonly RowFinding[],
  tx: Tx,
): Promise<void> {
  if (rows)
    await portions.insertOne(
      {
        _id: newId(),
        jobId,
        no,
        rows: new mongoose.mongo.Binary(rows),
        written: false,
        counts: null,
        undo: packed([]),
        undone: false,
        at: new Date(),
      },
      { session: tx },
    )
  await insertFindings(jobId, found, tx)
}

export async function insertFindings(jobId: Id, found: readonly RowFinding[], tx: Tx): Promise<void> {
  if (found.length === 0) return
  await findings.insertMany(
    found.map((finding) => ({ _id: newId(), jobId, ...finding, at: new Date() })),
    { session: tx },
  )
}

/** Which portions are to be written, and what became of those that are. */
export async function portionStates(jobId: Id): Promise<{ waiting: number[]; written: SheetSummary[] }> {
  const docs = await portions
    .find({ jobId }, { projection: { no: 1, written: 1, counts: 1 } })
    .sort({ no: 1, _id: 1 })
    .toArray()
  return {
    waiting: docs.filter(({ written }) => !written).map(({ no }) => no),
    written: docs.flatMap(({ counts }) => counts ?? []),
  }
}

/** A portion that is to be written; null when somebody else has written it. */
export async function unwrittenPortion(jobId: Id, no: number): Promise<PortionDoc | null> {
  return unpacked(await portions.findOne({ jobId, no, written: false }))
}

/** Portions that were not written never are: whoever still is at one finds it taken. */
export async function closeUnwritten(jobId: Id): Promise<void> {
  await portions.updateMany(
    { jobId, written: false },
    { $set: { written: true, undone: true, rows: packed([]) } },
  )
}

/** The last portion written and not taken back. */
export async function nextWritten(jobId: Id): Promise<PortionDoc | null> {
  const options = { sort: { no: -1 } } as const
  return unpacked(await portions.findOne({ jobId, written: true, undone: false }, options))
}

export async function markWritten(
  portion: Pick<PortionDoc, '_id'>,
  undo: UndoRow[],
  counts: SheetSummary,
  tx: Tx,
): Promise<boolean> {
  const { _id } = portion
  const filter = { _id, written: false } as mongoose.mongo.Filter<StoredPortion>
  // what was written stands in the list now
  const set = { $set: { written: true, counts, undo: packed(undo), rows: packed([]) } }
  return (await portions.updateOne(filter, set, { session: tx })).matchedCount === 1
}

export async function markUndone(portion: Pick<PortionDoc, '_id'>, tx: Tx): Promise<boolean> {
  const filter = { _id: portion._id, undone: false } as mongoose.mongo.Filter<StoredPortion>
  return (await portions.updateOne(filter, { $set: { undone: true } }, { session: tx })).matchedCount === 1
}

export async function insertRefused(
  jobId: Id,
  rows: readonly Omit<RefusedDoc, '_id' | 'jobId' | 'at'>[],
  tx: Tx,
): Promise<void> {
  if (rows.length === 0) return
  await refused.insertMany(
    rows.map((row) => ({ _id: newId(), jobId, ...row, at: new Date() })),
    { session: tx },
  )
}

function packed(rows: readonly (StoredRow | UndoRow)[]): mongoose.mongo.Binary {
  return new mongoose.mongo.Binary(packRows(rows))
}

function unpacked(portion: StoredPortion | null): PortionDoc | null {
  if (!portion) return null
  const [rows, undo] = [portion.rows.value(), portion.undo.value()]
  return { ...portion, rows: unpackRows<StoredRow>(rows), undo: unpackRows<UndoRow>(undo) }
}
