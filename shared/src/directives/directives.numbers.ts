import type { DirectiveLevel } from './directives.states'

/** The character of each level in its number. */
const MARKS = { routine: '办', listed: '挂', interview: '约' } as const satisfies Record<
  DirectiveLevel,
  string
>

/** `演督办〔2026〕3号`: gapless per region, level and year; the prefix is the 发文机关代字 of the place. */
export function directiveNo(prefix: string, level: DirectiveLevel, year: number, ordinal: number): string {
  return `${prefix}${MARKS[level]}〔${year}〕${ordinal}号`
}
