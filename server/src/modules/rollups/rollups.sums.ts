import { addCountsAt, minusCounts, type CaseCounts, type DayCounts } from '@mingdu/shared/cases/cases.rollups'
import type { CaseDimensions, RollupBy } from './rollups.model'

export type Share = CaseDimensions & { days: DayCounts[] }

/** One row of the sums, or what is to be added to it. */
export interface RollupRow extends CaseDimensions {
  by: RollupBy
  span: string
  sum: CaseCounts
  days: Record<string, CaseCounts>
}

/** Rows by the key they are stored under. */
export type Rows = Map<string, RollupRow>

/** Adds what a case counts for to the month and the year of each day, for its item and for all items of its unit. */
export function addShare(rows: Rows, share: Share, sign: 1 | -1 = 1): void {
  for (const { day, counts } of share.days) {
    const signed = sign === 1 ? counts : minusCounts({}, counts)
    for (const by of ['org', 'item'] as const) {
      const month = rowOf(rows, share, by, day.slice(0, 7))
      addCountsAt(month.days, day.slice(8), signed)
      addCountsAt(month, 'sum', signed)
      const year = rowOf(rows, share, by, day.slice(0, 4))
      addCountsAt(year, 'sum', signed)
    }
  }
}

function rowOf(rows: Rows, share: Share, by: RollupBy, span: string): RollupRow {
  const { regionId, orgId, channel, window } = share
  const powerId = by === 'org' ? '' : share.powerId
  const key = `${by}|${span}|${orgId}|${powerId}|${channel}|${window}`
  const known = rows.get(key)
  if (known) return known
  const row: RollupRow = { by, span, regionId, orgId, powerId, channel, window, sum: {}, days: {} }
  rows.set(key, row)
  return row
}
