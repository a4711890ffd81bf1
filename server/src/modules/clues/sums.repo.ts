import type { CountedClue } from '@mingdu/shared/clues/figures.rules'
import {
  dateInShanghai,
  plainDate,
  shanghaiMidnight,
  addDays,
  type PlainDate,
} from '@mingdu/shared/kernel/plain-date'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { clues, type ClueDoc } from './clues.model'
import { both, type Filter } from './filters.repo'
import { clueDays, clueDayState, clueMarks, type ClueDayDoc, type ClueMarkDoc } from './sums.model'

export type { ClueDayDoc, ClueMarkDoc }

/** What figures need of a clue; nothing else is read. */
export type FiguredClue = CountedClue & Pick<ClueDoc, 'regionId' | 'assignment' | 'createdAt'>

export interface Days {
  from: PlainDate
  through: PlainDate
}

/** Notes in the transaction of a change that the sums of its day do not know it yet. */
export async function markDay(
  { createdAt, regionId }: Pick<ClueDoc, 'createdAt' | 'regionId'>,
  tx: Tx,
): Promise<void> {
  const day = dateInShanghai(createdAt.getTime())
  await clueMarks.insertOne({ _id: new Types.ObjectId(), day, regionId }, { session: tx })
}

export function someMarks(limit: number): Promise<ClueMarkDoc[]> {
  return clueMarks.find({}).sort({ _id: 1 }).limit(limit).toArray()
}

/** The days between these of which the sums are behind. */
export async function daysBehind({ from, through }: Days, tx: Tx): Promise<PlainDate[]> {
  const found = await clueMarks
    .find({ day: { $gte: from, $lte: through } }, { session: tx, projection: { day: 1 } })
    .toArray()
  return [...new Set(found.map(({ day }) => plainDate(day)))].sort()
}

export async function removeMarks(marks: readonly ClueMarkDoc[], tx: Tx): Promise<void> {
  await clueMarks.deleteMany({ _id: { $in: marks.map(({ _id }) => _id) } }, { session: tx })
}

export async function replaceDay(
  { day, regionId }: Pick<ClueDayDoc, 'day' | 'regionId'>,
  rows: readonly ClueDayDoc[],
  tx: Tx,
): Promise<void> {
  await clueDays.deleteMany({ day, regionId }, { session: tx })
  if (rows.length > 0) await clueDays.insertMany([...rows], { session: tx })
}

/** Sums of these units, '' for all that is received; of every region where none is named. */
export function sumsOf(
  { from, through }: Days,
  { orgIds, regionId }: { orgIds: readonly string[]; regionId?: string | undefined },
  tx: Tx,
): Promise<Pick<ClueDayDoc, 'day' | 'counted'>[]> {
  const [first = ''] = orgIds
  const filter = {
    orgId: orgIds.length === 1 ? first : { $in: [...orgIds] },
    day: { $gte: from, $lte: through },
    ...(regionId === undefined ? {} : { regionId }),
  }
  return clueDays.find(filter, { session: tx, projection: { day: 1, counted: 1 } }).toArray()
}

/** Whether every day was counted. */
export async function everyDayCounted(tx?: Tx): Promise<boolean> {
  return (await clueDayState.findOne({ _id: 'all' }, tx ? { session: tx } : {})) !== null
}

/** From here on figures read the clues themselves, until every day is counted anew. */
export async function forgetSums(): Promise<void> {
  await clueDayState.deleteMany({})
  await clueDays.deleteMany({})
}

export async function noteEveryDayCounted(): Promise<void> {
  await clueDayState.updateOne({ _id: 'all' }, { $set: { counted: true } }, { upsert: true })
}

/** The days and regions of all clues. */
export async function everyDay(): Promise<Pick<ClueDayDoc, 'day' | 'regionId'>[]> {
  const seen = new Map<string, Pick<ClueDayDoc, 'day' | 'regionId'>>()
  for await (const { createdAt, regionId } of clues.find({}, { projection: { createdAt: 1, regionId: 1 } })) {
    const day = dateInShanghai(createdAt.getTime())
    seen.set(`${day}|${regionId}`, { day, regionId })
  }
  return [...seen.values()]
}

const PROJECTION = {
  ...{ state: 1, due: 1, answeredAt: 1, resolution: 1, rated: 1 },
  ...{ createdAt: 1, regionId: 1, assignment: 1 },
} as const

/** Those received on these days that a filter names. */
export function cluesReceived({ from, through }: Days, filter: Filter, tx?: Tx): Promise<FiguredClue[]> {
  const before = new Date(shanghaiMidnight(addDays(through, 1)))
  const received = { createdAt: { $gte: new Date(shanghaiMidnight(from)), $lt: before } }
  const options = { projection: PROJECTION, ...(tx ? { session: tx } : {}) }
  return clues.find(both(filter, received), options).toArray()
}
