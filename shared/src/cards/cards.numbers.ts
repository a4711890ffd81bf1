import type { CardKind } from './cards.states'

/** The character of each kind in its number. */
const MARKS = {
  notice: '提',
  yellow: '黄',
  red: '红',
  rectification: '改',
} as const satisfies Record<CardKind, string>

/** `演督黄〔2026〕3号`: gapless per region, kind and year; the prefix is the 发文机关代字 of the place. */
export function cardNo(prefix: string, kind: CardKind, year: number, ordinal: number): string {
  return `${prefix}${MARKS[kind]}〔${year}〕${ordinal}号`
}
