import { escapeFormula } from '@mingdu/shared/sheets/escape.rules'
import type { PlainTask } from './thread.types'
import { streamed } from './write'

/** One sheet of these rows; the first column is wide, as it names the rest. */
export async function plainSheet({ name, rows }: PlainTask): Promise<Uint8Array> {
  const { workbook, bytes } = await streamed()
  const sheet = workbook.addWorksheet(name)
  const columns = Math.max(1, ...rows.map((cells) => cells.length))
  sheet.columns = Array.from({ length: columns }, (_, i) => ({ width: i === 0 ? 30 : 16 }))
  for (const cells of rows) sheet.addRow(cells.map(escapeFormula)).commit()
  sheet.commit()
  await workbook.commit()
  return bytes()
}
