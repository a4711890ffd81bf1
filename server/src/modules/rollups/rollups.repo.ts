import type { CaseCounts } from '@mingdu/shared/cases/cases.rollups'
import mongoose from 'mongoose'
import { retryAfterRace, type Tx } from '../../db/connection'
import {
  marks,
  rollups,
  rollupState,
  shares,
  type CaseMarkDoc,
  type CaseShareDoc,
  type RollupStateDoc,
} from './rollups.model'
import type { RollupRow, Rows, Share } from './rollups.sums'

/** Another arrangement of the rows is another state: everything is then counted anew. */
const CURRENT = 'levels'
const PORTION = 1000

/** Notes in the transaction of a change that the figures do not know it yet. */
export async function markCase(caseId: string, at: Date, tx: Tx): Promise<void> {
  await marks.insertOne({ _id: new mongoose.Types.ObjectId(), caseId, at }, { session: tx })
}

export function oldestMarks(limit: number, tx?: Tx): Promise<CaseMarkDoc[]> {
  return marks
    .find({}, tx ? { session: tx } : {})
    .sort({ at: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

export async function removeMarks(done: readonly CaseMarkDoc[], tx: Tx): Promise<void> {
  await marks.deleteMany({ _id: { $in: done.map(({ _id }) => _id) } }, { session: tx })
}

/** The generation that holds; 0 before everything was counted for the first time. */
export async function rollupGeneration(): Promise<number> {
  return (await rollupState.findOne({ _id: CURRENT }))?.generation ?? 0
}

/** Moves the turn on and says what holds; two that move it at once, or one after another has, conflict. */
export async function takeTurn(tx?: Tx): Promise<RollupStateDoc> {
  try {
    const state = await rollupState.findOneAndUpdate(
      { _id: CURRENT },
      { $inc: { turn: 1 }, $setOnInsert: { generation: 0 } },
      { upsert: true, returnDocument: 'after', ...(tx ? { session: tx } : {}) },
    )
    if (!state) throw new Error('the state of the sums was not written')
    return state
  } catch (error) {
    throw retryAfterRace(error)
  }
}

/** Lets a new generation hold; false when a turn was taken since. */
export async function switchGeneration({ turn }: RollupStateDoc, generation: number): Promise<boolean> {
  const moved = await rollupState.updateOne(
    { _id: CURRENT, turn },
    { $set: { generation }, $inc: { turn: 1 } },
  )
  return moved.modifiedCount === 1
}

/** What cases counted for when they were last counted. */
export async function sharesOf(
  generation: number,
  ids: readonly string[],
  tx: Tx,
): Promise<Map<string, CaseShareDoc>> {
  const keys = ids.map((id) => shareKey(generation, id))
  const found = await shares.find({ _id: { $in: keys } }, { session: tx }).toArray()
  return new Map(found.map((share) => [share._id.slice(share._id.indexOf('|') + 1), share]))
}

export async function writeShares(
  generation: number,
  all: ReadonlyMap<string, Share>,
  tx: Tx,
): Promise<void> {
  const writes = [...all].map(([id, share]) => ({
    replaceOne: { filter: { _id: shareKey(generation, id) }, replacement: share, upsert: true },
  }))
  if (writes.length > 0) await shares.bulkWrite(writes as never, { session: tx, ordered: false })
}

/** Adds to the rows, whether or not they are there. */
export async function addToRows(generation: number, rows: Rows, tx: Tx): Promise<void> {
  const writes = [...rows].flatMap(([key, { sum, days, ...dimensions }]) => {
    const $inc = incrementsOf({ sum, days })
    if (Object.keys($inc).length === 0) return []
    const update = { $inc, $setOnInsert: { generation, ...dimensions } }
    return [{ updateOne: { filter: { _id: rowKey(generation, key) }, update, upsert: true } }]
  })
  if (writes.length > 0) await rollups.bulkWrite(writes as never, { session: tx, ordered: false })
}

/** What a new generation begins with, outside any transaction: nobody reads it before the switch. */
export async function insertShares(generation: number, all: ReadonlyMap<string, Share>): Promise<void> {
  const docs = [...all].map(([id, share]) => ({ _id: shareKey(generation, id), ...share }))
  if (docs.length > 0) await shares.insertMany(docs, { ordered: false })
}

export async function insertRows(generation: number, rows: Rows): Promise<void> {
  const docs = [...rows].map(([key, row]) => ({ _id: rowKey(generation, key), generation, ...row }))
  for (let i = 0; i < docs.length; i += PORTION)
    await rollups.insertMany(docs.slice(i, i + PORTION), { ordered: false })
}

/** Takes away every generation but one: what an end in the middle, or the one before, has left. */
export async function removeOthers(generation: number): Promise<void> {
  await rollups.deleteMany({ generation: { $ne: generation } })
  const begin = `${generation}|`
  await shares.deleteMany({ $or: [{ _id: { $lt: begin } }, { _id: { $gte: `${generation}}` } }] })
}

/** The rows as they stand, without those that came back to nothing. */
export async function readRows(generation: number): Promise<Rows> {
  const rows: Rows = new Map()
  for await (const { _id, generation: _generation, ...row } of rollups.find({ generation }))
    rows.set(_id.slice(_id.indexOf('|') + 1), row satisfies RollupRow)
  return rows
}

function shareKey(generation: number, caseId: string): string {
  return `${generation}|${caseId}`
}

function rowKey(generation: number, key: string): string {
  return `${generation}|${key}`
}

function incrementsOf({ sum, days }: Pick<RollupRow, 'sum' | 'days'>): Record<string, number> {
  const under = (path: string, counts: CaseCounts) =>
    Object.entries(counts).flatMap(([counter, n]) => (n === 0 ? [] : [[`${path}.${counter}`, n] as const]))
  return Object.fromEntries([
    ...under('sum', sum),
    ...Object.entries(days).flatMap(([day, counts]) => under(`days.${day}`, counts)),
  ])
}
