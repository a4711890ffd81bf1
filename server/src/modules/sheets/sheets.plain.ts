import type { BinaryAnswer } from '../../http/routes'
import { plainInThread } from './sheets.pool'
import type { PlainSheet } from './thread/thread.types'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook of plain tables to save, a sheet each, under this name. */
export async function plainWorkbook(name: string, ...sheets: readonly PlainSheet[]): Promise<BinaryAnswer> {
  return { mime: XLSX, bytes: Buffer.from(await plainInThread(sheets)), name, inline: false }
}
