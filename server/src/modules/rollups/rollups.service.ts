/**
 * The sums that figures of cases and of ratings are read from. Who changes a case, or says something of one, marks it in
 * the same transaction; `cases` counts what is marked.
 */
export type { CaseDimensions } from './rollups.model'
export { countsIn, only, summed, type PeriodCounts } from './rollups.periods'
export {
  receivedByMonth,
  rollupReader,
  type GroupField,
  type RollupFilter,
  type RollupReader,
} from './rollups.read.repo'
export {
  addToRows,
  insertRows,
  insertShares,
  markCase,
  oldestMarks,
  readRows,
  removeMarks,
  removeOthers,
  rollupGeneration,
  sharesOf,
  switchGeneration,
  takeTurn,
  writeShares,
} from './rollups.repo'
export { addShare, type RollupRow, type Rows, type Share } from './rollups.sums'
