import { PassThrough } from 'node:stream'
import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import { escapeFormula } from '@mingdu/shared/sheets/escape.rules'
import { findHeaders } from '@mingdu/shared/sheets/headers.rules'
import type { SheetKind } from '@mingdu/shared/sheets/sheets.states'
import { isPersonalKind, SHEET_KINDS } from '@mingdu/shared/sheets/sheets.states'
import { SHEET_TABLES } from '@mingdu/shared/sheets/sheets.table'
import type ExcelJS from 'exceljs'
import { readCorrected } from './read'
import type { MarkTask, TemplateTask, WritePortion, WriteTask } from './thread.types'

const RED = { argb: 'FFC00000' }
const GREY = { argb: 'FFF0F0F0' }

/** Writes what comes over the port, portion by portion, and answers with the whole file. */
export async function writeSheet({ kind, format, mark, port }: WriteTask): Promise<Uint8Array> {
  const sheet = format === 'xlsx' ? await xlsxWriter(kind, mark) : csvWriter(kind, mark)
  try {
    for (;;) {
      const portion = await nextPortion(port)
      if (portion === null) return await sheet.end()
      for (const cells of portion) sheet.row(cells)
    }
  } finally {
    port.close()
  }
}

/** The sheet as it came, with a red column that says what is wrong with each row. */
export async function markSheet(task: MarkTask): Promise<Uint8Array> {
  const rows = await readCorrected(task)
  const { workbook, bytes } = await streamed()
  const sheet = workbook.addWorksheet(SHEET_KINDS[task.kind])
  const place = Math.max(...rows.slice(0, 50).map((cells) => cells.length)) + 1
  sheet.columns = Array.from({ length: place }, (_, i) => ({ width: i + 1 === place ? 60 : 20 }))
  const { row: headerRow } = findHeaders(rows, SHEET_TABLES[task.kind])
  rows.forEach((cells, i) => {
    const found = task.findings.get(i + 1)
    const row = sheet.addRow(cells.map(escapeFormula))
    const text = found ? found.join('；') : i === headerRow - 1 ? '问题' : ''
    if (text !== '') {
      const cell = row.getCell(place)
      cell.value = escapeFormula(text)
      cell.font = { color: RED, bold: !found }
    }
    row.commit()
  })
  sheet.commit()
  await workbook.commit()
  return bytes()
}

/** Headers, a sample row, and how to fill each column. */
export async function templateSheet({ kind, format }: TemplateTask): Promise<Uint8Array> {
  const { columns } = SHEET_TABLES[kind]
  const sample = columns.map((column) => column.sample)
  const writer = format === 'xlsx' ? await xlsxWriter(kind) : csvWriter(kind)
  writer.row(sample)
  if (format === 'csv') return writer.end()
  return writer.end((workbook) => {
    const notes = workbook.addWorksheet('填写说明')
    notes.columns = [{ width: 20 }, { width: 8 }, { width: 50 }, { width: 60 }]
    notes.addRow(['列', '必填', '怎么填', '也认这些表头']).commit()
    for (const { name, required, advice, synonyms } of columns)
      notes.addRow([name, required ? '必填' : '', advice, synonyms.join('、')]).commit()
    notes.addRow([]).commit()
    for (const note of NOTES) notes.addRow([note]).commit()
    notes.commit()
  })
}

const NOTES = [
  '第一张表的第二行是样例，填写前请删除。',
  '表头可以放在标题下面，列的次序不限，不认识的列不导入。',
  '空着的格不改清单里原有的内容。',
  '上传后先试导，逐行逐格列出问题；确认之后才写入清单，24 小时内可以撤销。',
]

interface Writer {
  row(cells: readonly string[]): void
  end(more?: (workbook: ExcelJS.stream.xlsx.WorkbookWriter) => void): Promise<Uint8Array>
}

async function xlsxWriter(kind: SheetKind, mark: readonly string[] = []): Promise<Writer> {
  const { workbook, bytes } = await streamed()
  const { columns } = SHEET_TABLES[kind]
  const onPaper: OnPaper = mark.length > 0 ? { headerFooter: headAndFoot(mark), pageSetup: LANDSCAPE } : {}
  if (mark.length > 0) addNote(workbook, kind, mark, onPaper)
  const sheet = workbook.addWorksheet(SHEET_KINDS[kind], {
    views: [{ state: 'frozen', ySplit: 1 }],
    ...onPaper,
  })
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }))
  const head = sheet.addRow(columns.map(({ name }) => name))
  head.font = { bold: true }
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: GREY }
  head.commit()
  return {
    row: (cells) => void sheet.addRow(cells.map(escapeFormula)).commit(),
    async end(more) {
      sheet.commit()
      more?.(workbook)
      await workbook.commit()
      return bytes()
    },
  }
}

type OnPaper = Partial<Pick<ExcelJS.AddWorksheetOptions, 'headerFooter' | 'pageSetup'>>

const LANDSCAPE = {
  orientation: 'landscape',
  paperSize: 9,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const

/** Whoever opens the workbook meets the watermark first. */
function addNote(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  kind: SheetKind,
  mark: readonly string[],
  onPaper: OnPaper,
): void {
  const note = workbook.addWorksheet('导出说明', onPaper)
  note.columns = [{ width: 100 }]
  const title = note.addRow([`${SHEET_KINDS[kind]}导出`])
  title.font = { bold: true, size: 14 }
  title.commit()
  for (const line of [...mark, ...notesOf(kind)]) note.addRow([escapeFormula(line)]).commit()
  note.commit()
}

/** What of people a sheet leaves out. */
const WITHOUT: Partial<Record<SheetKind, string>> = {
  cases: '申请人已脱敏。',
  clues: '不含提交人，也不含应当向您回避的线索；不得让被反映的单位和人员看到。',
}

function notesOf(kind: SheetKind): string[] {
  const about = isPersonalKind(kind)
    ? `${WITHOUT[kind] ?? ''}本表只限上述用途，不得转发、公开；用完请删除。`
    : '本表只限工作使用，不得公开。'
  return [about, '每次导出都记入审计。到期日按导出当天的工作日历计算。']
}

/** At the head who and when, at the foot for what and the page; Excel reads & as a code, 255 characters in all. */
function headAndFoot(mark: readonly string[]): Partial<ExcelJS.HeaderFooter> {
  const [who = '', ...rest] = mark.map((line) => line.replaceAll('&', '&&'))
  const oddHeader = `&C&9${who.slice(0, 200)}`
  return { oddHeader, oddFooter: `&L&9${rest.join('　').slice(0, 200)}&R&9第 &P 页，共 &N 页` }
}

/** With a mark, so that Excel takes it for UTF-8. Text has no page to bear a watermark: it stands below the rows. */
function csvWriter(kind: SheetKind, mark: readonly string[] = []): Writer {
  const lines = [`\ufeff${SHEET_TABLES[kind].columns.map(({ name }) => quoted(name)).join(',')}\r\n`]
  return {
    row: (cells) => void lines.push(`${cells.map((cell) => quoted(escapeFormula(cell))).join(',')}\r\n`),
    end: () => {
      const below =
        mark.length > 0 ? [...mark, ...notesOf(kind)].map((line) => `${quoted(escapeFormula(line))}\r\n`) : []
      return Promise.resolve(Buffer.from([...lines, ...below].join('')))
    },
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** The library is loaded when a workbook is written: a thread that reads starts without it. */
/** A workbook that is written row by row, and its bytes once it was committed. */
export async function streamed() {
  const { default: exceljs } = await import('exceljs')
  const out = new PassThrough()
  const chunks: Buffer[] = []
  out.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(out, 'end')
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  const bytes = async (): Promise<Uint8Array> => {
    await ended
    return Buffer.concat(chunks)
  }
  return { workbook, bytes }
}

async function nextPortion(port: MessagePort): Promise<WritePortion> {
  const [portion] = (await once(port, 'message')) as [WritePortion]
  port.postMessage('taken')
  return portion
}
