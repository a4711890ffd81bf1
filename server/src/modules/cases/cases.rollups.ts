import { minusCounts } from '@mingdu/shared/cases/cases.rollups'
import { inTransaction, type Tx } from '../../db/connection'
import type { RatedFacts } from '@mingdu/shared/ratings/ratings.counts'
import { ratedFacts } from '../ratings/ratings.service'
import {
  addShare,
  addToRows,
  insertRows,
  insertShares,
  oldestMarks,
  readRows,
  removeMarks,
  removeOthers,
  rollupGeneration,
  sharesOf,
  switchGeneration,
  takeTurn,
  writeShares,
  type RollupRow,
  type Rows,
  type Share,
} from '../rollups/rollups.service'
import { casesByIds, everyCase, noteInvited, type CountedDoc, type InvitedDoc } from './cases.rollups.repo'
import { invitedOf, shareOf } from './cases.rollups.share'

/** Marks of one transaction: few enough that it is short, many enough that rows are touched once for many cases. */
const BATCH = 200

/**
 * Takes what changed into the sums until nothing is marked: for every case what it counts for now, less what it counted
 * for before. Can be ended and repeated at any moment: a batch is whole or was not.
 * @returns how many changes were taken in
 */
export async function drainMarks(stop?: AbortSignal): Promise<number> {
  let drained = 0
  for (;;) {
    if (stop?.aborted) return drained
    const [waits] = await oldestMarks(1)
    if (!waits) return drained
    drained += await inTransaction((tx) => drainBatch(tx))
  }
}

/** One batch in the caller's transaction, which sees the marks and the cases as of the same moment. */
export async function drainBatch(tx: Tx, limit = BATCH): Promise<number> {
  const marked = await oldestMarks(limit, tx)
  if (marked.length === 0) return 0
  const { generation } = await takeTurn(tx)
  const ids = [...new Set(marked.map(({ caseId }) => caseId))]
  const [docs, before] = [await casesByIds(ids, tx), await sharesOf(generation, ids, tx)]
  const now = sharesNow(docs, await ratedFacts(ids, tx))
  const rows: Rows = new Map()
  for (const share of before.values()) addShare(rows, share, -1)
  for (const share of now.values()) addShare(rows, share)
  await addToRows(generation, rows, tx)
  await writeShares(generation, now, tx)
  await noteInvited(newlyInvited(docs, now), tx)
  await removeMarks(marked, tx)
  return marked.length
}

/**
 * Counts every case anew into a generation of its own, which then holds at once; until then the former is read. Whatever
 * is marked meanwhile is taken in afterwards. It gives way to `drainMarks` and
 * to another that began later.
 * @returns how many cases were counted; null when it gave way
 */
export async function rebuildRollups(): Promise<number | null> {
  const begun = await takeTurn()
  await removeOthers(begun.generation)
  // turns only grow: nobody else makes a generation of this number
  const generation = begun.turn
  const rows: Rows = new Map()
  let counted = 0
  for await (const docs of everyCase()) {
    const portion = sharesNow(docs, await ratedFacts(docs.map(({ _id }) => String(_id))))
    for (const share of portion.values()) addShare(rows, share)
    await insertShares(generation, portion)
    await noteInvited(newlyInvited(docs, portion))
    counted += docs.length
  }
  await insertRows(generation, rows)
  if (!(await switchGeneration(begun, generation))) return null
  await removeOthers(generation)
  return counted
}

/** The keys of rows that differ from what all cases add up to; none when nothing is marked and all is well. */
export async function rollupDifferences(): Promise<string[]> {
  const counted: Rows = new Map()
  for await (const docs of everyCase()) {
    const rated = await ratedFacts(docs.map(({ _id }) => String(_id)))
    for (const share of sharesNow(docs, rated).values()) addShare(counted, share)
  }
  const stored = await readRows(await rollupGeneration())
  const keys = new Set([...counted.keys(), ...stored.keys()])
  return [...keys].filter((key) => differ(counted.get(key), stored.get(key))).sort()
}

function sharesNow(docs: readonly CountedDoc[], rated: ReadonlyMap<string, RatedFacts>): Map<string, Share> {
  return new Map(docs.map((doc) => [String(doc._id), shareOf(doc, rated.get(String(doc._id)))]))
}

/** What is noted otherwise on the case: mostly of few. */
function newlyInvited(docs: readonly CountedDoc[], shares: ReadonlyMap<string, Share>) {
  const differing = docs.flatMap(({ _id, invited: noted }): [string, InvitedDoc | null][] => {
    const share = shares.get(String(_id))
    const invited = share ? invitedOf(share) : null
    const isSame = noted?.on === invited?.on && noted?.answered === invited?.answered
    return isSame ? [] : [[String(_id), invited]]
  })
  return new Map(differing)
}

function differ(a: RollupRow | undefined, b: RollupRow | undefined): boolean {
  const days = new Set([...Object.keys(a?.days ?? {}), ...Object.keys(b?.days ?? {})])
  const pairs = [[a?.sum, b?.sum], ...[...days].map((day) => [a?.days[day], b?.days[day]])]
  return pairs.some(([x, y]) => Object.keys(minusCounts(x ?? {}, y ?? {})).length > 0)
}
