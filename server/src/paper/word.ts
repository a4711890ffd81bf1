import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import QRCode from 'qrcode'
import {
  cellParts,
  sectionTitle,
  type PaperBlock,
  type PaperDocument,
  type PaperPair,
  type PaperStub,
} from './document'
import { flowPicture, pictureSize } from './flow-picture'

/** 仿宋 is what offices write in; Word takes another Chinese font where it is missing. */
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' }
const HEAD_FONT = { ...FONT, eastAsia: '黑体' }
/** Half points. */
const SIZE = { figure: 68, title: 40, subject: 28, heading: 24, text: 22, table: 19, note: 17 } as const
/** Twentieths of a point; A4 with 20 mm at the sides. */
const PAGE = { width: 11_906, height: 16_838, side: 1120 } as const
/** A row to sign in, in twentieths of a point. */
const TALL = 880
const WIDTH = PAGE.width - 2 * PAGE.side
/** Pixels across the page. */
const WIDEST = 640
const TALLEST = 860

/** The same paper as a Word file: every text in it can be changed. */
export async function paperWord(paper: PaperDocument): Promise<Buffer> {
  const sections = await Promise.all(
    paper.sections.map(async ({ title, blocks }, i) => [
      heading(sectionTitle(title, i)),
      ...(await Promise.all(blocks.map(blockParts))).flat(),
    ]),
  )
  const children = [
    ...(await headParts(paper)),
    ...sections.flat(),
    ...(paper.seal ? sealParts(paper.seal) : []),
    ...(paper.stub ? stubParts(paper.stub) : []),
  ]
  const page = {
    size: { width: PAGE.width, height: PAGE.height },
    margin: { top: 1080, bottom: 1080, left: PAGE.side, right: PAGE.side },
  }
  const document = new Document({
    title: `${paper.title} ${paper.foot}`,
    creator: '明督',
    styles: { default: { document: { run: { font: FONT, size: SIZE.text } } } },
    sections: [{ properties: { page }, children, footers: { default: footer(paper.foot) } }],
  })
  return Packer.toBuffer(document)
}

type Part = Paragraph | Table

async function headParts({ title, subject, facts, qr }: PaperDocument): Promise<Part[]> {
  const pairs = pairParts(facts)
  const code = qr ? [await codeParagraph(qr.url), small(qr.caption, AlignmentType.CENTER)] : []
  const cell = (children: Paragraph[], share: number) =>
    new TableCell({ children, width: { size: share, type: WidthType.PERCENTAGE } })
  const facing = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [Math.round(WIDTH * 0.76), Math.round(WIDTH * 0.24)],
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [cell(pairs, 76), cell(code, 24)] })],
  })
  const below = subject === '' ? [] : [centred(subject, SIZE.subject)]
  return [centred(title, SIZE.title), ...below, ...(qr ? [facing] : pairs)]
}

function centred(text: string, size: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [new TextRun({ text, bold: true, size, font: HEAD_FONT })],
  })
}

async function codeParagraph(url: string): Promise<Paragraph> {
  const data = await QRCode.toBuffer(url, { errorCorrectionLevel: 'M', margin: 0, width: 400 })
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [picture(data, 108, 108)] })
}

async function blockParts(block: PaperBlock): Promise<Part[]> {
  if (block.kind === 'text') return [block.muted ? small(block.text) : paragraph(block.text)]
  if (block.kind === 'figure') return [centred(block.text, SIZE.figure)]
  if (block.kind === 'list') return block.items.map((item, i) => paragraph(`${i + 1}. ${item}`))
  if (block.kind === 'pairs') return pairParts(block.rows)
  if (block.kind === 'table') return [tablePart(block), paragraph('')]
  const data = await flowPicture(block.chart)
  const { width, height } = await pictureSize(data)
  const scale = Math.min(0.5, WIDEST / width, TALLEST / height)
  const children = [picture(data, Math.round(width * scale), Math.round(height * scale))]
  return [new Paragraph({ alignment: AlignmentType.CENTER, children })]
}

function tablePart({ columns, rows, tall }: Extract<PaperBlock, { kind: 'table' }>): Table {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const columnWidths = columns.map((column) => Math.round((column.width / total) * WIDTH))
  const head = columns.map(
    ({ title }) =>
      new TableCell({
        shading: { fill: 'F0F2F5' },
        children: [new Paragraph({ children: [new TextRun({ text: title, bold: true, size: SIZE.table })] })],
      }),
  )
  const bodies = rows.map(
    (row) =>
      new TableRow({
        children: row.map((cell) => new TableCell({ children: cellPart(cell) })),
        ...(tall ? { height: { value: TALL, rule: HeightRule.ATLEAST } } : {}),
      }),
  )
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths,
    rows: [new TableRow({ tableHeader: true, children: head }), ...bodies],
  })
}

function cellPart(cell: Parameters<typeof cellParts>[0]): Paragraph[] {
  const { text, notes } = cellParts(cell)
  return [
    new Paragraph({ children: [new TextRun({ text, size: SIZE.table })] }),
    ...notes.map(
      (note) => new Paragraph({ children: [new TextRun({ text: note, size: SIZE.note, color: '5B6472' })] }),
    ),
  ]
}

function sealParts({ org, date }: NonNullable<PaperDocument['seal']>): Paragraph[] {
  return [`${org}（印章）`, date].map(
    (text, i) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: { before: i === 0 ? 480 : 0, after: 60 },
        keepNext: i === 0,
        children: [new TextRun({ text })],
      }),
  )
}

/** A line of dashes to cut along, and all below it on one page. */
function stubParts({ title, facts, blanks }: PaperStub): Paragraph[] {
  const cut = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 480, after: 240 },
    keepNext: true,
    border: { top: { style: BorderStyle.DASHED, size: 6, color: '5B6472', space: 4 } },
    children: [new TextRun({ text: '存根　沿虚线剪下', size: SIZE.note, color: '5B6472' })],
  })
  const name = new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [new TextRun({ text: title, bold: true, size: SIZE.heading, font: HEAD_FONT })],
  })
  const lines = blanks.map((blank) => `${blank}：＿＿＿＿＿＿＿＿`).join('　')
  return [cut, name, ...pairParts(facts, true), paragraph(lines)]
}

function heading(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 240, after: 80 },
    keepNext: true,
    children: [new TextRun({ text, bold: true, size: SIZE.heading, font: HEAD_FONT })],
  })
}

function pairParts(pairs: readonly PaperPair[], keepNext = false): Paragraph[] {
  return pairs.map(
    ([name, value]) =>
      new Paragraph({
        spacing: { after: 40 },
        keepNext,
        children: [new TextRun({ text: `${name}：`, color: '5B6472' }), new TextRun({ text: value })],
      }),
  )
}

function paragraph(text: string): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text })] })
}

function small(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
) {
  return new Paragraph({ alignment, children: [new TextRun({ text, size: SIZE.note, color: '5B6472' })] })
}

function picture(data: Buffer, width: number, height: number): ImageRun {
  return new ImageRun({ type: 'png', data, transformation: { width, height } })
}

function footer(text: string): Footer {
  const children = [`${text}　第 `, PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页']
  const run = new TextRun({ children, size: SIZE.note, color: '5B6472' })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] })
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_BORDERS = {
  ...{ top: NONE, bottom: NONE, left: NONE, right: NONE },
  ...{ insideHorizontal: NONE, insideVertical: NONE },
}
