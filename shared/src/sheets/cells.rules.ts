import { error, warning, type CellRead, type Codec, type SheetColumn } from './table.rules'

/** Lists within a cell stand one a line; the parts of a line are parted by ｜. */
const PART = '｜'

/** Plain text of at most `max` characters, with line breaks where `lines` allows them. */
export function textCodec(max: number, options: { min?: number; lines?: boolean } = {}): Codec<string> {
  const { min = 1, lines = false } = options
  return {
    read(cell) {
      const value = lines ? trimLines(cell) : oneLine(cell)
      const length = value.length
      if (length > max) return { note: error('too-long', `有 ${length} 字，最多 ${max} 字，请缩短`) }
      if (length < min) return { note: error('too-short', `至少要 ${min} 个字，请补全`) }
      return { value }
    },
    text: (value) => value,
  }
}

/**
 * A code of a set by its name, one of its other names, or the code itself. What the set does not know is kept as it is
 * and pointed out.
 */
export function codeCodec(
  what: string,
  set: Readonly<Record<string, string>>,
  max: number,
  otherNames: Readonly<Record<string, string>> = {},
): Codec<string> {
  const codes = new Map<string, string>([
    ...Object.entries(otherNames).map(([name, code]) => [plain(name), code] as const),
    ...Object.entries(set).flatMap(([code, name]) => [
      [plain(name), code] as const,
      [plain(code), code] as const,
      [plain(code.replace(/^0+/, '')), code] as const,
    ]),
  ])
  return {
    read(cell) {
      const value = oneLine(cell)
      const code = codes.get(value) ?? codes.get(plain(value))
      if (code !== undefined) return { value: code }
      if (value.length > max)
        return { note: error('too-long', `有 ${value.length} 字，最多 ${max} 字，请缩短`) }
      return { value, note: warning('unknown-code', `代码表里没有这个${what}，按原样保留，请核对`) }
    },
    text: (value) => set[value] ?? value,
  }
}

/** Limits in working days: 20, 20个工作日, 即办 (0), 无 (none). */
export const daysCodec: Codec<number | null> = {
  read(cell) {
    const text = plain(cell)
    if (/^(即办|即办件|当场办结|即时办结|当场)$/.test(text)) return { value: 0 }
    if (/^(无|不设|不适用|[-—/]+)$/.test(text)) return { value: null }
    const [, days, unit = ''] = /^(\d{1,3})(?:\.0+)?(个?工作日|天|日|个?自然日)?$/.exec(text) ?? []
    if (days === undefined)
      return { note: error('days', '读不出天数，请填 0 到 999 的整数，例如 20 或 20个工作日') }
    if (unit === '' || unit.endsWith('工作日')) return { value: Number(days) }
    return { value: Number(days), note: warning('day-unit', `写的是“${unit}”，按工作日读入，请核对`) }
  },
  text: (value) => (value === null ? '' : String(value)),
}

/** A list of short texts, one a line or parted by ；. */
export function listCodec(max: number, count: number): Codec<string[]> {
  return {
    read(cell) {
      const value = cell
        .split(/[\n；]/)
        .map(oneLine)
        .filter(Boolean)
      const long = value.find((one) => one.length > max)
      if (long !== undefined)
        return { note: error('too-long', `“${long.slice(0, 10)}…”有 ${long.length} 字，每项最多 ${max} 字`) }
      if (value.length > count) return { note: error('too-many', `有 ${value.length} 项，最多 ${count} 项`) }
      return { value }
    },
    text: (value) => value.join('\n'),
  }
}

/** How the parts of a line of a cell become an item; a text says what is wrong with it. */
export interface LineParts<T> {
  count: number
  item(parts: readonly string[]): T | string
  parts(item: T): readonly string[]
  /** True for a line that goes on with the item above. */
  goesOn?(line: string): boolean
}

/** A list of items with parts: one a line, the parts parted by ｜. */
export function linesCodec<T>({ count, item, parts, goesOn }: LineParts<T>): Codec<T[]> {
  return {
    read(cell) {
      const lines = joined(cell, goesOn)
      if (lines.length > count) return { note: error('too-many', `有 ${lines.length} 条，最多 ${count} 条`) }
      return collected(lines.map((line) => item(line.split(/[｜|]/).map(trimLines))))
    },
    text: (value) => value.map((one) => trimEnds(parts(one)).join(PART)).join('\n'),
  }
}

function collected<T>(items: readonly (T | string)[]): CellRead<T[]> {
  const at = items.findIndex((one) => typeof one === 'string')
  if (at >= 0) return { note: error('line', `第 ${at + 1} 条${String(items[at])}`) }
  return { value: items as T[] }
}

function joined(cell: string, goesOn: ((line: string) => boolean) | undefined): string[] {
  const lines = trimLines(cell).split('\n').filter(Boolean)
  return lines.reduce<string[]>((items, line) => {
    const last = items.length - 1
    if (last < 0 || !goesOn?.(line)) return [...items, line]
    return [...items.slice(0, last), `${items[last] ?? ''}\n${line}`]
  }, [])
}

/** Empty parts at the end of a line say nothing. */
function trimEnds(parts: readonly string[]): readonly string[] {
  const last = parts.findLastIndex((part) => part !== '')
  return parts.slice(0, last + 1)
}

/** Most cells are one line: what only lines need is left out for them, 900,000 times in a city's list. */
function trimLines(text: string): string {
  if (!hasBreak(text)) return text.trim()
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

function oneLine(text: string): string {
  return (hasBreak(text) ? text.replace(/\s*[\r\n]+\s*/g, '') : text).trim()
}

function hasBreak(text: string): boolean {
  return text.includes('\n') || text.includes('\r')
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

/** A column that only leaves. Width in characters. */
export function outColumn(field: string, name: string, width: number): SheetColumn {
  return { field, name, width, codec: textCodec(400), synonyms: [], required: false, sample: '', advice: '' }
}
