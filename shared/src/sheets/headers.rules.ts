import type { SheetColumn, SheetTable } from './table.rules'

/** Where the headers stand, and which column of the sheet holds which field. */
export interface HeaderMap {
  /** Row of the headers as the sheet shows it, from 1. */
  row: number
  /** A column of the sheet each, in their order. */
  columns: readonly { header: string; column: SheetColumn | null }[]
  /** Names of required columns that are not there. */
  missing: readonly string[]
}

/** Titles, dates and notes may stand above the headers, but not more of them. */
export const HEADER_ROWS = 10

/** Finds the headers in the first rows: the row that names most of our columns. */
export function findHeaders(rows: readonly (readonly string[])[], table: SheetTable): HeaderMap {
  const names = headerNames(table)
  const maps = rows.slice(0, HEADER_ROWS).map((cells, i) => mapRow(cells, i + 1, table, names))
  const known = (map: HeaderMap) => map.columns.filter(({ column }) => column !== null).length
  const first = maps[0] ?? mapRow([], 1, table, names)
  return maps.reduce((best, map) => (known(map) > known(best) ? map : best), first)
}

/** A, B, …, Z, AA: the letter a sheet shows above the column. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function headerNames(table: SheetTable): ReadonlyMap<string, SheetColumn> {
  return new Map(
    table.columns.flatMap((column) =>
      [...column.synonyms, column.name].map((name) => [plainHeader(name), column] as const),
    ),
  )
}

function mapRow(
  cells: readonly string[],
  row: number,
  table: SheetTable,
  names: ReadonlyMap<string, SheetColumn>,
): HeaderMap {
  const taken = new Set<SheetColumn>()
  const columns = cells.map((header) => {
    const column = names.get(plainHeader(header)) ?? null
    // of two headers that mean the same the first counts
    if (column === null || taken.has(column)) return { header: header.trim(), column: null }
    taken.add(column)
    return { header: header.trim(), column }
  })
  const missing = table.columns.filter((one) => one.required && !taken.has(one)).map(({ name }) => name)
  return { row, columns, missing }
}

/** Without spaces, marks of what is required, and remarks in brackets: “* 法定时限（工作日）” is 法定时限. */
function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*:]/g, '')
    .toLowerCase()
}
