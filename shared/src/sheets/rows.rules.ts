import { columnLetter, type HeaderMap } from './headers.rules'
import type { FindingLevel } from './sheets.states'
import { error, warning, type CheckContext, type Fields, type Note, type SheetTable } from './table.rules'

/** A finding as it is shown: row and column as the sheet shows them. */
export interface RowFinding {
  row: number
  column: string
  header: string
  value: string
  level: FindingLevel
  rule: string
  message: string
}

/** A row as it was read; `again` repeats a row above word for word. */
export interface CheckedRow {
  row: number
  key: string
  label: string
  fields: Fields
  findings: RowFinding[]
  again: boolean
}

const SHOWN = 100

/** Reads the rows of one sheet, one after the other: what is in them, and what is wrong. */
export function rowChecker(table: SheetTable, headers: HeaderMap, context: CheckContext) {
  const seen: Seen = new Map()
  const places = placesOf(headers)
  return (cells: readonly string[], row: number): CheckedRow | null => {
    if (cells.every((cell) => cell.trim() === '')) return null
    const read = readCells(cells, headers)
    const note = (field: string, found: Note): RowFinding => {
      const at = places.get(field)
      return {
        row,
        column: at === undefined ? '' : columnLetter(at),
        header: at === undefined ? '' : (headers.columns[at]?.header ?? ''),
        value: at === undefined ? '' : (cells[at] ?? '').trim().slice(0, SHOWN),
        level: found.level,
        rule: found.rule,
        message: found.message,
      }
    }
    const { key, label } = namesOf(table, read.fields)
    const repeat = repeatOf(table, read.fields, key, row, seen)
    const findings = [
      ...read.notes.map(({ field, found }) => note(field, found)),
      ...table.check(read.fields, context).map((found) => note(found.field, found)),
      ...(repeat ? [note(repeat.level === 'error' ? table.key : '', repeat)] : []),
    ]
    return { row, key, label, fields: read.fields, findings, again: repeat?.level === 'warning' }
  }
}

export function hasError(row: Pick<CheckedRow, 'findings'>): boolean {
  return row.findings.some(({ level }) => level === 'error')
}

function readCells(cells: readonly string[], { columns }: HeaderMap) {
  const fields: Record<string, unknown> = {}
  const notes: { field: string; found: Note }[] = []
  columns.forEach(({ column }, i) => {
    if (column === null) return
    const text = cells[i] ?? ''
    if (text.trim() === '') {
      if (column.required)
        notes.push({ field: column.field, found: error('required', `没有填${column.name}`) })
      return
    }
    const { value, note } = column.codec.read(text)
    if (value !== undefined) fields[column.field] = value
    if (note) notes.push({ field: column.field, found: note })
  })
  return { fields, notes }
}

function placesOf({ columns }: HeaderMap): ReadonlyMap<string, number> {
  return new Map(columns.flatMap(({ column }, i) => (column ? [[column.field, i] as const] : [])))
}

function namesOf(table: SheetTable, fields: Fields) {
  const text = (field: string) => String(fields[field] ?? '')
  return { key: text(table.key), label: text(table.label).slice(0, 200) }
}

/** The first row of each key, and the texts of all its rows once there is a second: few keys come twice. */
type Seen = Map<string, { row: number; fields: Fields; texts: Map<string, number> | null }>

/** The same row again says nothing new; the same key with other content is for a person to settle. */
function repeatOf(table: SheetTable, fields: Fields, key: string, row: number, seen: Seen): Note | null {
  if (key === '') return null
  const first = seen.get(key)
  if (!first) {
    seen.set(key, { row, fields, texts: null })
    return null
  }
  first.texts ??= new Map([[JSON.stringify(first.fields), first.row]])
  const text = JSON.stringify(fields)
  const same = first.texts.get(text)
  if (same !== undefined) return warning('repeated', `与第 ${same} 行完全相同，只导入一次`)
  first.texts.set(text, row)
  return table.unique ? error('duplicate', `编码与第 ${first.row} 行重复而内容不同，请只留一行`) : null
}
