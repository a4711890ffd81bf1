import { type PlainDate, yearOf } from '../kernel/plain-date'

/** `演督〔2026〕37号`; the prefix is the 发文机关代字 of the region. */
export function matterNo(prefix: string, year: number, ordinal: number): string {
  return `${prefix}〔${year}〕${ordinal}号`
}

/** `演督〔2026〕37号-2.1`; before the matter has its number, `2.1`. */
export function taskNo(matter: string | null, positions: readonly number[]): string {
  const place = positions.join('.')
  return matter === null ? place : `${matter}-${place}`
}

/** Text order of these is the order of the tree: `002.001`. */
export function sortKey(positions: readonly number[]): string {
  return positions.map((n) => String(n).padStart(3, '0')).join('.')
}

/** The year whose series a number given on this day belongs to. */
export function numberYear(today: PlainDate): number {
  return yearOf(today)
}
