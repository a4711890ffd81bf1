import { addCountsAt, minusCounts, type CaseCounts, type DayCounts } from '@mingdu/shared/cases/cases.rollups'
import { ROLLUP_LEVELS, type CaseDimensions, type RollupDetail, type RollupLevel } from './rollups.model'

export type Share = CaseDimensions & { days: DayCounts[] }

/** One row of the sums, or what is to be added to it. */
export interface RollupRow {
  level: RollupLevel
  span: string
  regionId: string
  orgId: string
  /** Empty where the level does not tell it apart, as are the next two. */
  powerId: string
  channel: string
  window: string
  sum: CaseCounts
  days: Record<string, CaseCounts>
}

/** Rows by the key they are stored under. */
export type Rows = Map<string, RollupRow>

const LEVELS = Object.entries(ROLLUP_LEVELS) as [RollupLevel, readonly RollupDetail[]][]

/** The level with the fewest rows that tells all of these apart. */
export function levelFor(details: readonly RollupDetail[]): RollupLevel {
  const fits = LEVELS.find(([, told]) => details.every((detail) => told.includes(detail)))
  return fits?.[0] ?? 'placeItem'
}

/** Adds what a case counts for to the month and the year of each day, at every level. */
export function addShare(rows: Rows, share: Share, sign: 1 | -1 = 1): void {
  for (const { day, counts } of share.days) {
    const signed = sign === 1 ? counts : minusCounts({}, counts)
    for (const [level, told] of LEVELS) {
      const place = placeOf(share, told)
      const month = rowOf(rows, level, day.slice(0, 7), place)
      addCountsAt(month.days, day.slice(8), signed)
      addCountsAt(month, 'sum', signed)
      addCountsAt(rowOf(rows, level, day.slice(0, 4), place), 'sum', signed)
    }
  }
}

type Place = Pick<RollupRow, 'regionId' | 'orgId' | RollupDetail>

function placeOf({ regionId, orgId, powerId, channel, window }: Share, told: readonly RollupDetail[]): Place {
  const only = (detail: RollupDetail, value: string) => (told.includes(detail) ? value : '')
  return {
    ...{ regionId, orgId, powerId: only('powerId', powerId) },
    ...{ channel: only('channel', channel), window: only('window', window) },
  }
}

function rowOf(rows: Rows, level: RollupLevel, span: string, place: Place): RollupRow {
  const { orgId, powerId, channel, window } = place
  const key = `${level}|${span}|${orgId}|${powerId}|${channel}|${window}`
  const known = rows.get(key)
  if (known) return known
  const row: RollupRow = { level, span, ...place, sum: {}, days: {} }
  rows.set(key, row)
  return row
}
