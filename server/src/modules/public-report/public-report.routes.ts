import { monthAfter, monthsIn } from '@mingdu/shared/public-report/counted.rules'
import { publicReportApi, type PublicReport } from '@mingdu/shared/public-report/public-report.api'
import { shownMonth, shownTotals } from '@mingdu/shared/public-report/public-report.rules'
import { publicReportSheets } from '@mingdu/shared/public-report/public-report.sheet'
import { sheetName } from '@mingdu/shared/public-report/public-report.words'
import { createLimit } from '../../db/limits'
import { readRoute, type Route } from '../../http/routes'
import { Refused, refuseFields } from '../../refused'
import type { BusinessTime } from '../../time'
import { plainWorkbook } from '../sheets/sheets.service'
import { monthsBetween, publishedSpan } from './public-report.repo'

/** Longest span of one question. */
const MOST_MONTHS = 36
const USUAL_MONTHS = 12

/** Tables made for one address, as printed papers: 20 in 10 minutes. */
const sheetLimit = createLimit(
  { keyPrefix: 'report-sheet', points: 20, duration: 600 },
  (retryMs) => new Refused('publicReport.too-many', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) }),
)

interface AskedSpan {
  from?: string | undefined
  through?: string | undefined
}

/** 参与公开报告, for everybody. */
export const publicReportRoutes: readonly Route[] = [
  readRoute(publicReportApi.get, ({ query, time }) => readReport(query, time)),
  readRoute(publicReportApi.sheet, async ({ query, time, ip }) => {
    await sheetLimit.spend(ip)
    const report = await readReport(query, time)
    // a month may be published within the hour
    return {
      ...(await plainWorkbook(sheetName(report), ...publicReportSheets(report))),
      keep: false as const,
    }
  }),
]

async function readReport(query: AskedSpan, time: BusinessTime): Promise<PublicReport> {
  const running = time.today().slice(0, 7)
  const span = spanOf(query, monthAfter(running, -1))
  const [published, docs] = await Promise.all([publishedSpan(), monthsBetween(span.from, span.through)])
  const months = docs.map((doc) => ({ month: doc._id, ...shownMonth(doc) }))
  return { published, ...span, running, months, totals: shownTotals(months) }
}

/** The last twelve months that are over, unless others are asked for. @throws Refused `input.invalid` */
function spanOf({ from, through }: AskedSpan, lastOver: string): { from: string; through: string } {
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
