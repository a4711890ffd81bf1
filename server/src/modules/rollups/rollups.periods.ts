import type { Period } from '@mingdu/shared/cases/cases.balance'
import { minusCounts, sumCounts, type CaseCounts } from '@mingdu/shared/cases/cases.rollups'
import { addDays, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { RollupReader } from './rollups.read.repo'

/** What a period counted, and all days before it. */
export interface PeriodCounts {
  within: CaseCounts
  before: CaseCounts
}

/**
 * The counts of a period by group. A case that is open is due once its last day is over: of `dueOpen` only the days
 * before today count, whether or not anything was done about the case since.
 */
export async function countsIn(
  reader: RollupReader,
  { from, through }: Period,
  today: PlainDate,
): Promise<Map<string, PeriodCounts>> {
  const yesterday = addDays(today, -1)
  const overThrough = yesterday < through ? yesterday : through
  const before = await reader.through(addDays(from, -1))
  const end = await reader.through(through)
  const over = overThrough < from ? before : await reader.through(overThrough)
  const groups = new Map<string, PeriodCounts>()
  for (const [key, counts] of end) {
    const earlier = before.get(key) ?? {}
    const dueOpen = (over.get(key)?.dueOpen ?? 0) - (earlier.dueOpen ?? 0)
    groups.set(key, { within: { ...minusCounts(counts, earlier), dueOpen }, before: earlier })
  }
  return groups
}

/** All groups together. */
export function summed(groups: ReadonlyMap<string, PeriodCounts>): PeriodCounts {
  const all = [...groups.values()]
  return {
    within: sumCounts(all.map(({ within }) => within)),
    before: sumCounts(all.map(({ before }) => before)),
  }
}

/** Of no group. */
export function only(groups: ReadonlyMap<string, PeriodCounts>): PeriodCounts {
  return groups.get('') ?? { within: {}, before: {} }
}
