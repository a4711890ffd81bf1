import { createRequire } from 'node:module'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { deflateRawSync } from 'node:zlib'
import { zipOf } from '../../server/src/modules/sheets/zip.factory'
import { SHEET_TABLES } from '@mingdu/shared/sheets/sheets.table'

// what the server depends on is found from the server's folder
const ofServer = createRequire(path.resolve('server/package.json'))

interface StreamedWorkbook {
  addWorksheet(name: string): { addRow(cells: readonly string[]): { commit(): void }; commit(): void }
  commit(): Promise<void>
}
interface Exceljs {
  stream: { xlsx: { WorkbookWriter: new (options: object) => StreamedWorkbook } }
}

/** A list as Excel writes it: 20 cells in each row, texts shared. */
export async function makeSheet(filename: string, rows: number): Promise<void> {
  const { stream } = ofServer('exceljs') as Exceljs
  const workbook = new stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true })
  const sheet = workbook.addWorksheet('权责清单')
  const columns = SHEET_TABLES.powers.columns.slice(0, 20)
  sheet.addRow(columns.map(({ name }) => name)).commit()
  for (let i = 0; i < rows; i += 1) sheet.addRow(columns.map(({ field }) => cellOf(field, i))).commit()
  sheet.commit()
  await workbook.commit()
}

const CELLS: Readonly<Record<string, (i: number) => string>> = {
  org: () => '区水务局',
  mainName: (i) => `主项${Math.floor(i / 8)}`,
  name: (i) => `演示事项：在河道管理范围内修建第 ${i} 号设施的审批`,
  code: (i) => `演示-511A${String(i).padStart(7, '0')}-511602000000-000-1-00`,
  type: () => '行政许可',
  level: () => '县',
  source: () => '法定本级行使',
  bases: (i) =>
    `《中华人民共和国水法》第${(i % 80) + 1}条：修建设施应当符合流域规划，并经水行政主管部门同意。`,
  legalDays: () => '20',
  promisedDays: (i) => String(i % 20),
}

function cellOf(field: string, i: number): string {
  return CELLS[field]?.(i) ?? `演示${i % 1000}`
}

/** Seconds that the reading library takes for the sheet, alone in a thread; the best of some rounds. */
export async function measureBare(file: string, rounds: number): Promise<number> {
  let best = Infinity
  for (let i = 0; i < rounds; i += 1) best = Math.min(best, await readOnce(file))
  return best
}

function readOnce(file: string): Promise<number> {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads')
    const { readSheet } = require(workerData.reader)
    const started = performance.now()
    void readSheet(workerData.file).then(() => parentPort.postMessage((performance.now() - started) / 1000))`
  const workerData = { file, reader: ofServer.resolve('read-excel-file/node') }
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, { eval: true, workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** 1 GB of zeros in a workbook of 1 MB. */
export function bombBytes(): Promise<Buffer> {
  const zeros = Buffer.alloc(64 * 1024 * 1024)
  const packed = deflateRawSync(zeros, { level: 9 })
  const parts = Array.from({ length: 16 }, (_, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    packed,
    size: zeros.length,
  }))
  const book = Buffer.from('<workbook/>')
  return Promise.resolve(
    zipOf([{ name: 'xl/workbook.xml', packed: deflateRawSync(book), size: book.length }, ...parts]),
  )
}
