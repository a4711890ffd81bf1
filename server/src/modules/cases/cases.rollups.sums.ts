import {
  addCountsAt,
  caseCounts,
  minusCounts,
  type CaseCountFacts,
  type CaseCounts,
  type DayCounts,
} from '@mingdu/shared/cases/cases.rollups'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { CaseDoc } from './cases.repo'
import type { CaseDimensions, RollupBy } from './cases.rollups.model'

export type Share = CaseDimensions & { days: DayCounts[] }

/** One row of the sums, or what is to be added to it. */
export interface RollupRow extends CaseDimensions {
  by: RollupBy
  span: string
  sum: CaseCounts
  days: Record<string, CaseCounts>
}

/** What a case counts for now: of its document and nothing else. */
export function shareOf(doc: CaseDoc): Share {
  const { regionId, orgId, power, channel } = doc
  return { regionId, orgId, powerId: power.id, channel, days: caseCounts(countFacts(doc)) }
}

export function countFacts(doc: CaseDoc): CaseCountFacts {
  const { firstReceivedOn, enteredOn, enteredLate, ended, decideBy, decision, netDays } = doc
  return {
    ...{ receivedOn: plainDate(firstReceivedOn), enteredOn: plainDate(enteredOn), enteredLate, netDays },
    ended: ended && { on: plainDate(ended.on), as: ended.as },
    decideBy: decideBy === null ? null : plainDate(decideBy),
    decidedOn: decision && plainDate(decision.on),
  }
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
  const { regionId, orgId, channel } = share
  const powerId = by === 'org' ? '' : share.powerId
  const key = `${by}|${span}|${orgId}|${powerId}|${channel}`
  const known = rows.get(key)
  if (known) return known
  const row: RollupRow = { by, span, regionId, orgId, powerId, channel, sum: {}, days: {} }
  rows.set(key, row)
  return row
}
