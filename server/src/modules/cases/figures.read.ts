import type { Period } from '@mingdu/shared/cases/cases.balance'
import { CASE_CHANNELS, type CaseChannel } from '@mingdu/shared/cases/cases.states'
import type { caseFiguresApi } from '@mingdu/shared/cases/figures.api'
import {
  bucketsOf,
  monthsInside,
  periodBefore,
  periodLastYear,
  periodProblem,
  ranksOf,
  REACH_FIGURES,
  type FiguresBy,
  type Reach,
} from '@mingdu/shared/cases/figures.rules'
import type { CaseFigureRow, CaseFigures } from '@mingdu/shared/cases/figures.schema'
import type { Query } from '@mingdu/shared/kernel/endpoint'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { rateFigures } from '@mingdu/shared/kernel/rate-figures'
import type { Scope } from '../../http/actor'
import { Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { orgsWithGuides } from '../guides/guides.service'
import { orgIdsOf, orgsById, subtreeIds } from '../orgs/orgs.service'
import { powerRefs } from '../powers/powers.service'
import {
  countsIn,
  oldestMarks,
  only,
  receivedByMonth,
  rollupReader,
  summed,
  type GroupField,
  type RollupFilter,
  type RollupReader,
} from '../rollups/rollups.service'
import { declaredIn } from './declared.repo'
import { byDivision } from './figures.divisions'
import { countLate, isInvitedIn, lateRatings, type LateRating } from './figures.late'
import { figureRow, figureSet, isEmpty, plainRate, type RatedCounts } from './figures'

type Wanted = Query<typeof caseFiguresApi.read>

/** More rows than these nobody reads; the largest are shown. */
const MOST_ROWS = 300
const GROUPS = {
  org: 'orgId',
  item: 'powerId',
  channel: 'channel',
  window: 'window',
  // of each unit, and then of what the unit lies in
  region: 'orgId',
} as const satisfies Partial<Record<FiguresBy, GroupField>>

/**
 * The figures of a period, of the ones to compare with, and broken down.
 * @throws Refused `input.invalid` by `query.from`, `query.through`, `query.by`
 */
export async function readCaseFigures(query: Wanted, scope: Scope, time: BusinessTime): Promise<CaseFigures> {
  const period = { from: plainDate(query.from), through: plainDate(query.through) }
  const today = plainDate(time.today())
  refusePeriod(period, query.by)
  const filter = { ...query, orgIds: await orgsWithin(scope, query.orgId) }
  // read first: what is counted after it can only be more recent than it says
  const [waiting] = await oldestMarks(1)
  const asOf = waiting ? waiting.at : new Date(time.now())
  const late = await lateRatings(filter, today)
  // the units are read once: all of them together are the whole
  const units = await rollupReader(filter, 'orgId')
  const whole = async (of: Period) => {
    const lateOpen = countLate(late, of)
    return figureSet({ ...summed(await countsIn(units, of, today)), lateOpen }, of)
  }
  const rows = await readRows(filter, query.by, { period, today, late, units })
  return {
    by: query.by,
    today,
    asOf: asOf.toISOString(),
    total: await whole(period),
    before: await whole(periodBefore(period)),
    lastYear: await whole(periodLastYear(period)),
    reach: isPartOfUnits(filter) ? null : await readReach(filter, units, period, today),
    ...rows,
  }
}

interface Asked {
  period: Period
  today: PlainDate
  late: readonly LateRating[]
  units: RollupReader
}

async function readRows(
  filter: RollupFilter,
  by: FiguresBy,
  asked: Asked,
): Promise<Pick<CaseFigures, 'rows' | 'more'>> {
  if (by === 'day' || by === 'month') return { rows: await series(filter, by, asked), more: 0 }
  const { period } = asked
  const groups = await grouped(filter, by, asked)
  const named = await namesOf(by, [...groups.keys()])
  const rows = [...groups].map(([key, counts]) =>
    figureRow({ key, ...(named(key) ?? { name: '（已删除）', kind: '' }), period }, counts),
  )
  const busiest = rows.filter((row) => !isEmpty(row)).sort(byWork)
  const shown = busiest.slice(0, MOST_ROWS)
  const ranks = (rate: (row: CaseFigureRow) => RankedRate) =>
    by === 'org' ? ranksOf(busiest.map((row) => comparable(row, rate(row)))) : new Map<string, never>()
  const [onTime, satisfaction] = [
    ranks(({ rates }) => rates.onTime),
    ranks(({ ratings }) => ratings.satisfaction),
  ]
  return {
    rows: shown.map((row) => ({
      ...row,
      rank: onTime.get(row.key) ?? null,
      satisfactionRank: satisfaction.get(row.key) ?? null,
    })),
    more: busiest.length - shown.length,
  }
}

async function grouped(
  filter: RollupFilter,
  by: keyof typeof GROUPS,
  { period, today, late, units }: Asked,
): Promise<Map<string, RatedCounts>> {
  const field = GROUPS[by]
  const reader = field === 'orgId' ? units : await rollupReader(filter, field)
  const groups = await countsIn(reader, period, today)
  const counted = new Map<string, RatedCounts>()
  for (const [key, counts] of groups) counted.set(key, { ...counts, lateOpen: 0 })
  for (const one of late) {
    const row = counted.get(one[field])
    if (row && isInvitedIn(period, one)) row.lateOpen += 1
  }
  return by === 'region' ? byDivision(counted, filter.orgIds) : counted
}

/** Each day or month by itself; the balance of one begins where that of the one before ends. */
async function series(
  filter: RollupFilter,
  by: 'day' | 'month',
  { period, today, late }: Asked,
): Promise<CaseFigureRow[]> {
  const reader = await rollupReader(filter, null)
  const rows: CaseFigureRow[] = []
  for (const { key, ...bucket } of bucketsOf(period, by)) {
    const counts = { ...only(await countsIn(reader, bucket, today)), lateOpen: countLate(late, bucket) }
    rows.push(figureRow({ key, name: key, kind: '', period: bucket }, counts))
  }
  return rows
}

/** 接入率 and 使用率 of the units within. */
async function readReach(
  { orgIds }: RollupFilter,
  units: RollupReader,
  period: Period,
  today: PlainDate,
): Promise<CaseFigures['reach']> {
  const within = (ids: Iterable<string>) => [...ids].filter((id) => orgIds === null || orgIds.includes(id))
  const withGuides = within(await orgsWithGuides())
  const byOrg = await countsIn(units, period, today)
  const handling = withGuides.filter((id) => (byOrg.get(id)?.within.received ?? 0) > 0)
  const months = monthsInside(period)
  const declared = months.length === 0 ? [] : await declaredIn(months, orgIds)
  const received = await receivedByMonth(
    months,
    declared.map(({ orgId }) => orgId),
  )
  const reach: Reach = {
    ...{ orgs: handling.length, orgsWithGuides: withGuides.length },
    here: declared.reduce((sum, { orgId, month }) => sum + (received.get(`${orgId} ${month}`) ?? 0), 0),
    declared: declared.reduce((sum, one) => sum + one.total, 0),
  }
  const { access, usage } = rateFigures(REACH_FIGURES, reach, 'staff')
  const view = (rate: typeof access) => ({
    ...plainRate(rate),
    ...{ name: rate.name, definition: rate.definition, counted: null },
  })
  return { access: view(access), usage: view(usage) }
}

/** Units asked for that the person may see; null: every unit. */
async function orgsWithin(scope: Scope, orgId: string | undefined): Promise<readonly string[] | null> {
  const within = await orgIdsOf(scope)
  if (orgId === undefined) return within
  const asked = await subtreeIds(orgId)
  return within === null ? asked : asked.filter((id) => within.includes(id))
}

async function namesOf(by: keyof typeof GROUPS, keys: readonly string[]) {
  if (by === 'window') return (key: string) => ({ name: key, kind: '' })
  if (by === 'channel') return (key: string) => ({ name: CASE_CHANNELS[key as CaseChannel], kind: '' })
  if (by === 'item') {
    const powers = await powerRefs(keys)
    return (key: string) => {
      const power = powers.get(key)
      return power && { name: power.name, kind: power.type }
    }
  }
  const orgs = await orgsById(keys)
  return (key: string) => {
    const org = orgs.get(key)
    return org && { name: org.shortName || org.name, kind: org.kind }
  }
}

type RankedRate = Pick<CaseFigureRow['rates']['onTime'], 'value' | 'n'>

function comparable({ key, kind }: CaseFigureRow, { value, n }: RankedRate) {
  return { key, kind, value, n: n ?? 0 }
}

/** Of one item, channel or window it cannot be said what a unit handles elsewhere. */
function isPartOfUnits({ powerId, channel, window }: RollupFilter): boolean {
  return powerId !== undefined || channel !== undefined || window !== undefined
}

function byWork(a: CaseFigureRow, b: CaseFigureRow): number {
  const work = ({ balance }: CaseFigureRow) => balance.received + balance.carriedOver
  return work(b) - work(a) || (a.key < b.key ? -1 : 1)
}

function refusePeriod(period: Period, by: FiguresBy): void {
  const problem = periodProblem(period, by)
  if (!problem) return
  const refused = new Refused('input.invalid', { count: 1 })
  refused.fields = [{ path: `query.${problem[0]}`, rule: 'period', message: problem[1] }]
  throw refused
}
