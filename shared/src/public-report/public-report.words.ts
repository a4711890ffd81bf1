import type { RateFigure } from '../kernel/rate-figures'
import type { PublicReport } from './public-report.api'
import type { ShownSum } from './public-report.rules'

/** What stands where a number is not listed: it is under five, or would give away one that is. */
export const UNLISTED = '不单独列出'

/** `2026-09` → 2026 年 9 月 */
export function monthText(month: string): string {
  return `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`
}

export function countText(n: number | null, unit: string): string {
  return n === null ? UNLISTED : `${n} ${unit}`
}

/** A sum, and how many months nothing is in it of. */
export function sumText({ sum, missing }: ShownSum, unit = ''): string {
  if (sum === null) return UNLISTED
  const text = unit === '' ? String(sum) : `${sum} ${unit}`
  return missing === 0 ? text : `${text}，${missingText(missing)}`
}

/** Of how many months nothing is in a sum. */
export function missingText(months: number): string {
  return `另有 ${months} 个月${UNLISTED}`
}

/** A rate with what it is made of. */
export function rateText({ text, part, n, enough }: RateFigure): string {
  return text === null ? UNLISTED : `${text}（${part} ÷ ${n}${enough ? '' : '，样本不足'}）`
}

/** The name of the file to take along: `公开报告 2025-11 至 2026-10.xlsx`. */
export function sheetName({ from, through }: { from: string; through: string }): string {
  return `公开报告 ${from} 至 ${through}.xlsx`
}

/** Years and the last twelve months, as a question for months. */
export interface Span {
  key: string
  text: string
  query: { from?: string; through?: string }
}

const RECENT: Span = { key: 'recent', text: '近 12 个月', query: {} }

/** The last twelve months, and every year of which a month was published, the newest first. */
export function spansOf(published: PublicReport['published']): Span[] {
  if (!published) return [RECENT]
  const [first, last] = [Number(published.from.slice(0, 4)), Number(published.through.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, i) => String(last - i))
  const through = (year: string) => (year === String(last) ? published.through : `${year}-12`)
  return [
    RECENT,
    ...years.map((year) => ({
      ...{ key: year, text: `${year} 年` },
      query: { from: `${year}-01`, through: through(year) },
    })),
  ]
}
