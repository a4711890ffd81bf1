import { escapeFormula } from '@mingdu/shared/sheets/escape.rules'
import type ExcelJS from 'exceljs'
import type { PlainSheet } from './thread.types'
import { streamed } from './write'

/** A workbook of these sheets, one after the other; the first column is wide, as it names the rest. */
export async function plainSheets(sheets: readonly PlainSheet[]): Promise<Uint8Array> {
  const { workbook, bytes } = await streamed()
  for (const sheet of sheets) addSheet(workbook, sheet)
  await workbook.commit()
  return bytes()
}

function addSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, { name, rows }: PlainSheet): void {
  const sheet = workbook.addWorksheet(name)
  const columns = Math.max(1, ...rows.map((cells) => cells.length))
  sheet.columns = Array.from({ length: columns }, (_, i) => ({ width: i === 0 ? 30 : 16 }))
  for (const cells of rows) sheet.addRow(cells.map(escapeFormula)).commit()
  sheet.commit()
}
