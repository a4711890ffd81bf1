import { COUNTERS, addCountsAt, sumCounts, type CaseCounts } from '@mingdu/shared/cases/cases.rollups'
import type { CaseChannel } from '@mingdu/shared/cases/cases.states'
import { addDays, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { ROLLUP_LEVELS, rollups, type CaseRollupDoc, type RollupDetail } from './rollups.model'
import { rollupGeneration } from './rollups.repo'
import { levelFor } from './rollups.sums'

export interface RollupFilter {
  /** null: every unit. */
  orgIds: readonly string[] | null
  powerId?: string | undefined
  channel?: CaseChannel | undefined
  window?: string | undefined
}

export type GroupField = 'orgId' | 'powerId' | 'channel' | 'window'

/** Counts by the value of the group; of no group by ''. */
export type Grouped = ReadonlyMap<string, CaseCounts>

/** What was counted from the beginning through a day; any period is the difference of two. */
export interface RollupReader {
  through(day: PlainDate): Promise<Grouped>
}

/** No case is older; years before it hold nothing. */
const FIRST_YEAR = 2000

/** Reads whole years and months as they are summed, and of the last month its days; what was read once is kept. */
export async function rollupReader(filter: RollupFilter, group: GroupField | null): Promise<RollupReader> {
  const generation = await rollupGeneration()
  const match = { level: levelFor(detailsOf(filter, group)), generation, ...conditions(filter) }
  const bases = new Map<string, Promise<Grouped>>()
  const days = new Map<string, Promise<CaseRollupDoc[]>>()
  const kept = <K, V>(map: Map<K, V>, key: K, read: () => V): V => {
    const known = map.get(key)
    if (known !== undefined) return known
    const value = read()
    map.set(key, value)
    return value
  }
  const base = (month: string): Promise<Grouped> =>
    kept(bases, month, async () => {
      const before = monthBefore(month)
      const known = bases.get(before)
      // a series goes on from its last month; whatever else begins is one question
      if (!known) return sumsOf(match, group, spansBefore(month))
      return merged(await known, await sumsOf(match, group, [before]))
    })
  return {
    async through(day) {
      const month = day.slice(0, 7)
      if (addDays(day, 1).endsWith('-01')) return base(addDays(day, 1).slice(0, 7))
      const rows = await kept(days, month, () => daysOf(match, group, month))
      return merged(await base(month), daysThrough(rows, group, day.slice(8)))
    },
  }
}

/** What has to be told apart to filter and group so. */
function detailsOf(filter: RollupFilter, group: GroupField | null): RollupDetail[] {
  const details: readonly RollupDetail[] = ROLLUP_LEVELS.placeItem
  return details.filter((detail) => detail === group || filter[detail] !== undefined)
}

/** The sums of some spans, added up by group. */
async function sumsOf(match: object, group: GroupField | null, spans: readonly string[]): Promise<Grouped> {
  const sums = Object.fromEntries(COUNTERS.map((counter) => [counter, { $sum: `$sum.${counter}` }]))
  const rows = await rollups
    .aggregate<{ _id: string } & Record<string, number>>([
      { $match: { ...match, span: spans.length === 1 ? spans[0] : { $in: [...spans] } } },
      { $group: { _id: group === null ? '' : `$${group}`, ...sums } },
    ])
    .toArray()
  return new Map(rows.map(({ _id, ...counts }) => [_id, counts as CaseCounts]))
}

function daysOf(match: object, group: GroupField | null, month: string): Promise<CaseRollupDoc[]> {
  const projection = { days: 1, ...(group === null ? {} : { [group]: 1 }) }
  return rollups.find({ ...match, span: month }, { projection }).toArray() as Promise<CaseRollupDoc[]>
}

function daysThrough(rows: readonly CaseRollupDoc[], group: GroupField | null, last: string): Grouped {
  const sums: Record<string, CaseCounts> = {}
  for (const row of rows) {
    const key = group === null ? '' : row[group]
    for (const [day, counts] of Object.entries(row.days)) if (day <= last) addCountsAt(sums, key, counts)
  }
  return new Map(Object.entries(sums))
}

function merged(a: Grouped, b: Grouped): Grouped {
  const all = new Map(a)
  for (const [key, counts] of b) {
    const known = all.get(key)
    all.set(key, known ? sumCounts([known, counts]) : counts)
  }
  return all
}

/** Cases received in some months by unit: what is compared with what was declared. */
export async function receivedByMonth(
  months: readonly string[],
  orgIds: readonly string[],
): Promise<Map<string, number>> {
  const generation = await rollupGeneration()
  const rows = await rollups
    .aggregate<{ _id: { orgId: string; span: string }; received: number }>([
      { $match: { level: 'unit', generation, span: { $in: [...months] }, orgId: { $in: [...orgIds] } } },
      { $group: { _id: { orgId: '$orgId', span: '$span' }, received: { $sum: '$sum.received' } } },
    ])
    .toArray()
  return new Map(rows.map(({ _id, received }) => [`${_id.orgId} ${_id.span}`, received]))
}

function conditions({ orgIds, powerId, channel, window }: RollupFilter): object {
  return {
    ...(orgIds === null ? {} : { orgId: orgIds.length === 1 ? orgIds[0] : { $in: [...orgIds] } }),
    ...(powerId === undefined ? {} : { powerId }),
    ...(channel === undefined ? {} : { channel }),
    ...(window === undefined ? {} : { window }),
  }
}

/** Whole years, and the months of the year, before a month. */
function spansBefore(month: string): string[] {
  const [year, months] = [Number(month.slice(0, 4)), Number(month.slice(5)) - 1]
  const years = Array.from({ length: Math.max(0, year - FIRST_YEAR) }, (_, n) => String(FIRST_YEAR + n))
  return [...years, ...Array.from({ length: months }, (_, n) => monthOfYear(year, n + 1))]
}

function monthBefore(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return number === 1 ? monthOfYear(year - 1, 12) : monthOfYear(year, number - 1)
}

function monthOfYear(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}
