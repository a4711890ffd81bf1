import { CLUE_RATES } from '@mingdu/shared/clues/figures.rules'
import { rateFigures } from '@mingdu/shared/kernel/rate-figures'
import { addDays, plainDate, shanghaiMidnight, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { tallyClues } from '@mingdu/shared/clues/figures.rules'
import { refuseFields } from '../../refused'
import { cluesReceived, type ClueScope } from './clues.repo'

/** Longest period of one question. */
const MOST_DAYS = 366

/** 响应率, 解决率, 满意率 of what came in on these days; whatever is kept from the reader counts for nothing in it. */
export async function clueFigures(
  who: ClueScope,
  { from, through, orgId }: { from: string; through: string; orgId?: string | undefined },
  today: PlainDate,
) {
  const [first, last] = [plainDate(from), plainDate(through)]
  const wrong = last < first || last >= addDays(first, MOST_DAYS)
  refuseFields([['query.through', wrong ? '截止日不能早于起始日，最长一年' : null]])
  const days = {
    from: new Date(shanghaiMidnight(first)),
    before: new Date(shanghaiMidnight(addDays(last, 1))),
  }
  const tally = tallyClues(await cluesReceived(who, days, orgId), today)
  const figures = rateFigures(CLUE_RATES, tally, 'staff')
  return { from, through, received: tally.received, closed: tally.closed, ...figures }
}
