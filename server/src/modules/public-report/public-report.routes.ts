import { monthAfter, monthsIn } from '@mingdu/shared/public-report/counted.rules'
import { publicReportApi } from '@mingdu/shared/public-report/public-report.api'
import { shownMonth, shownTotals } from '@mingdu/shared/public-report/public-report.rules'
import { readRoute, type Route } from '../../http/routes'
import { refuseFields } from '../../refused'
import { monthsBetween, publishedSpan } from './public-report.repo'

/** Longest span of one question. */
const MOST_MONTHS = 36
const USUAL_MONTHS = 12

/** 参与公开报告, for everybody. */
export const publicReportRoutes: readonly Route[] = [
  readRoute(publicReportApi.get, async ({ query, time }) => {
    const running = time.today().slice(0, 7)
    const span = askedSpan(query, monthAfter(running, -1))
    const [published, docs] = await Promise.all([publishedSpan(), monthsBetween(span.from, span.through)])
    const months = docs.map((doc) => ({ month: doc._id, ...shownMonth(doc) }))
    return { published, ...span, running, months, totals: shownTotals(months) }
  }),
]

/** The last twelve months that are over, unless others are asked for. @throws Refused `input.invalid` */
function askedSpan(
  { from, through }: { from?: string | undefined; through?: string | undefined },
  lastOver: string,
): { from: string; through: string } {
  const last = through ?? lastOver
  const first = from ?? monthAfter(last, 1 - USUAL_MONTHS)
  const months = monthsIn(first, last)
  const wrong = months < 1 || months > MOST_MONTHS
  refuseFields([
    ['query.through', last > lastOver ? `截止月份最晚是 ${lastOver}：一个月结束后才公布` : null],
    ['query.from', wrong ? `起始月份不能晚于截止月份，一次最多看 ${MOST_MONTHS} 个月` : null],
  ])
  return { from: first, through: last }
}
