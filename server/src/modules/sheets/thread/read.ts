import { unescapeFormula } from '@mingdu/shared/sheets/escape.rules'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import type { Corrected, SheetBytes } from './thread.types'

/** A table that cannot be read, in words for the person who sent it. */
export class UnreadableSheet extends Error {}

/** Every row of the first sheet as text; row 0 is the first row that the sheet shows. */
export async function readTable({
  bytes,
  format,
}: Pick<SheetBytes, 'bytes' | 'format'>): Promise<string[][]> {
  const rows = format === 'csv' ? readCsv(bytes) : await readXlsx(bytes)
  if (rows.length === 0) throw new UnreadableSheet('第一张工作表是空的')
  return rows
}

/** The table with what was corrected since it was uploaded. */
export async function readCorrected({ fixes, ...sheet }: SheetBytes & Corrected): Promise<string[][]> {
  const rows = await readTable(sheet)
  for (const { row, at, text } of fixes) {
    const cells = rows[row - 1]
    if (!cells) continue
    // a row may end before its last columns
    while (cells.length < at) cells.push('')
    cells[at] = text
  }
  return rows
}

function readCsv(bytes: Uint8Array): string[][] {
  const text = decode(bytes)
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    })
    return rows.map((cells) => cells.map(unescapeFormula))
  } catch (error) {
    const { lines } = error as { lines?: number }
    throw new UnreadableSheet(lines ? `第 ${lines} 行附近的引号没有成对` : '不是有效的 CSV')
  }
}

/** UTF-8 with or without mark, else what Excel writes in China. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 2000)
  return !head.includes(',') && head.includes('\t') ? '\t' : ','
}

async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  try {
    // numbers as they stand in the file: a code is no quantity
    const rows = await readSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      parseNumber: numberText,
      trim: false,
    })
    return rows.map(textsOf)
  } catch (error) {
    throw new UnreadableSheet(xlsxProblem(error))
  }
}

/** Excel stores 0.1+0.2 and long numbers in ways nobody typed. */
function numberText(stored: string): string {
  return /e|\.\d{10,}/i.test(stored) ? String(Number(stored)) : stored
}

/** In place: a city's list has a million cells. */
function textsOf(cells: unknown[]): string[] {
  for (let i = 0; i < cells.length; i += 1) cells[i] = cellText(cells[i])
  return cells as string[]
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return unescapeFormula(value)
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'number' ? String(value) : ''
}

/** A cell that holds an error value, with its place; or a workbook that is none. */
function xlsxProblem(error: unknown): string {
  const { message } = error as Error
  const [, row, column] = /at row (\d+),? col (\d+)/.exec(message) ?? []
  if (row && column) return `第 ${row} 行第 ${column} 列的内容读不出来（例如 #REF!），请改正这一格再上传`
  return '文件已损坏。请用 Excel 或 WPS 打开，另存为新的 .xlsx 再上传'
}
