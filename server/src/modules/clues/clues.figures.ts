import {
  CLUE_RATES,
  clueDay,
  minusTally,
  tallyClues,
  tallyOn,
  type ClueTally,
} from '@mingdu/shared/clues/figures.rules'
import { rateFigures } from '@mingdu/shared/kernel/rate-figures'
import { addDays, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { inTransaction, type Tx } from '../../db/connection'
import { refuseFields } from '../../refused'
import { both, keptFrom, openTo, scopeFilter, wantedFilter, type ClueScope } from './filters.repo'
import { cluesReceived, daysBehind, everyDayCounted, sumsOf, type Days } from './sums.repo'

/** Longest period of one question. */
const MOST_DAYS = 366

interface Asked {
  who: ClueScope
  orgId: string | undefined
  days: Days
  today: PlainDate
}

/** 响应率, 解决率, 满意率 of what came in on these days; whatever is kept from the reader counts for nothing in it. */
export async function clueFigures(
  who: ClueScope,
  { from, through, orgId }: { from: string; through: string; orgId?: string | undefined },
  today: PlainDate,
) {
  const days = { from: plainDate(from), through: plainDate(through) }
  const wrong = days.through < days.from || days.through >= addDays(days.from, MOST_DAYS)
  refuseFields([['query.through', wrong ? '截止日不能早于起始日，最长一年' : null]])
  // in one snapshot: sums, what they do not know yet, and what is kept, are of the same moment
  const tally = await inTransaction((tx) => tallyFor({ who, orgId, days, today }, tx))
  const figures = rateFigures(CLUE_RATES, tally, 'staff')
  return { from, through, received: tally.received, closed: tally.closed, ...figures }
}

/** From sums where there are any; what is kept from the reader, which is little, is read and taken off. */
async function tallyFor(asked: Asked, tx: Tx): Promise<ClueTally> {
  const { who, orgId, days, today } = asked
  const filter = both(scopeFilter(who.scope), wantedFilter({ orgId }))
  const summed = summedBy(asked)
  if (summed === null || !(await everyDayCounted(tx)))
    return tallyClues(await cluesReceived(days, both(filter, openTo(who)), tx), today)
  const behind = await daysBehind(days, tx)
  const sums = await sumsOf(days, summed, tx)
  const known = sums.filter(({ day }) => !behind.includes(plainDate(day))).map(({ counted }) => counted)
  for (const day of behind) known.push(clueDay(await cluesReceived({ from: day, through: day }, filter, tx)))
  const kept = await cluesReceived(days, both(keptFrom(who), filter), tx)
  return minusTally(tallyOn(known, today), tallyClues(kept, today))
}

/** By which units the sums are asked for; null: who handles a clue is nothing they tell apart. */
function summedBy({ who: { scope }, orgId }: Asked): { orgIds: readonly string[]; regionId?: string } | null {
  if (scope.kind === 'own') return null
  const region = scope.kind === 'region' ? { regionId: scope.regionId } : {}
  const units = orgId === undefined ? null : [orgId]
  if (scope.kind !== 'orgs') return { orgIds: units ?? [''], ...region }
  return { orgIds: (units ?? scope.orgIds).filter((id) => scope.orgIds.includes(id)) }
}
