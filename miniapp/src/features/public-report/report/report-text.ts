import type { PublicReport } from '@mingdu/shared/public-report/public-report.api'
import type { ShownSum } from '@mingdu/shared/public-report/public-report.rules'

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
export function sumText({ sum, missing }: ShownSum, unit: string): string {
  if (sum === null) return UNLISTED
  return missing === 0 ? `${sum} ${unit}` : `${sum} ${unit}，另有 ${missing} 个月${UNLISTED}`
}

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
