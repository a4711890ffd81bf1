import QRCode from 'qrcode'
import { sectionTitle, type PaperDocument, type PaperPair, type PaperStub } from './document'
import { BODY, drawBlock, leastHeight } from './pdf.blocks'
import { CONTENT_WIDTH, INK, lineHeight, openSheet, PAGE, type Sheet, type TextStyle } from './pdf.sheet'

const TITLE: TextStyle = { size: 20, weight: 'bold', align: 'center' }
const SUBJECT: TextStyle = { size: 13, weight: 'bold', align: 'center' }
const HEADING: TextStyle = { size: 11.5, weight: 'bold' }
const QR_SIZE = 84
const SEAL_LINE = 20

/** A paper as PDF on A4; its text can be searched and copied. `compress: false` leaves the streams readable. */
export function paperPdf(paper: PaperDocument, compress = true): Promise<Buffer> {
  return papersPdf([paper], `${paper.title} ${paper.foot}`, compress)
}

/** Several papers in one file, to be printed at once: each begins on its own page and is numbered by itself. */
export async function papersPdf(
  papers: readonly PaperDocument[],
  title: string,
  compress = true,
): Promise<Buffer> {
  const sheet = await openSheet({ title }, compress)
  let first = 0
  papers.forEach((paper, i) => {
    if (i > 0) sheet.next()
    drawPaper(sheet, paper)
    first = sheet.endPaper(paper.foot, first)
  })
  return sheet.finish()
}

function drawPaper(sheet: Sheet, paper: PaperDocument): void {
  drawTitle(sheet, paper)
  drawFacts(sheet, paper)
  paper.sections.forEach(({ title, blocks }, i) => {
    sheet.y += 8
    sheet.need(lineHeight(HEADING) + leastHeight(blocks[0]))
    sheet.line(sectionTitle(title, i), PAGE.left, sheet.y, CONTENT_WIDTH, HEADING)
    sheet.y += lineHeight(HEADING) + 2
    for (const block of blocks) drawBlock(sheet, block)
  })
  if (paper.seal) drawSeal(sheet, paper.seal)
  if (paper.stub) drawStub(sheet, paper.stub)
}

function drawTitle(sheet: Sheet, { title, subject }: PaperDocument): void {
  for (const [text, style] of [
    [title, TITLE],
    [subject, SUBJECT],
  ] as const) {
    for (const line of sheet.lines(text, CONTENT_WIDTH, style)) {
      sheet.line(line, PAGE.left, sheet.y, CONTENT_WIDTH, style)
      sheet.y += lineHeight(style)
    }
    sheet.y += 4
  }
}

/** Pairs on the left, the code on the right, a line below both. */
function drawFacts(sheet: Sheet, { facts, qr }: PaperDocument): void {
  const top = sheet.y + 4
  sheet.y = top
  const width = CONTENT_WIDTH - (qr ? QR_SIZE + 20 : 0)
  drawPairList(sheet, facts, width, 64)
  if (qr) {
    const x = PAGE.width - PAGE.right - QR_SIZE
    drawQr(sheet, qr.url, x, top)
    sheet.line(qr.caption, x, top + QR_SIZE + 2, QR_SIZE, { size: 8, colour: INK.muted, align: 'center' })
    sheet.y = Math.max(sheet.y, top + QR_SIZE + 16)
  }
  sheet.y += 4
  rule(sheet)
}

function drawPairList(sheet: Sheet, pairs: readonly PaperPair[], width: number, nameWidth: number): void {
  for (const [name, value] of pairs) {
    sheet.line(name, PAGE.left, sheet.y, nameWidth, { ...BODY, colour: INK.muted })
    for (const line of sheet.lines(value, width - nameWidth, BODY)) {
      sheet.line(line, PAGE.left + nameWidth, sheet.y, width - nameWidth, BODY)
      sheet.y += lineHeight(BODY)
    }
  }
}

/** Squares of one piece each row: a printer at 300 dpi keeps their edges. */
function drawQr(sheet: Sheet, url: string, x: number, y: number): void {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
  const side = QR_SIZE / modules.size
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) sheet.doc.rect(x + column * side, y + row * side, side, side)
    }
  }
  sheet.doc.fill('#000000')
}

function rule(sheet: Sheet): void {
  sheet.doc
    .lineWidth(0.75)
    .moveTo(PAGE.left, sheet.y)
    .lineTo(PAGE.width - PAGE.right, sheet.y)
    .stroke(INK.line)
}

/** To the right, the day below the unit, as papers end (GB/T 9704); one piece with room for the seal. */
function drawSeal(sheet: Sheet, { org, date }: NonNullable<PaperDocument['seal']>): void {
  const width = CONTENT_WIDTH * 0.62
  const x = PAGE.left + CONTENT_WIDTH - width
  const lines = [...sheet.lines(`${org}（印章）`, width, BODY), date]
  sheet.need(18 + lines.length * SEAL_LINE)
  sheet.y += 18
  for (const line of lines) {
    sheet.line(line, x, sheet.y, width, { ...BODY, align: 'center' })
    sheet.y += SEAL_LINE
  }
}

/** Stays together, at the foot of the last page: what is cut off is one piece. */
function drawStub(sheet: Sheet, stub: PaperStub): void {
  const width = CONTENT_WIDTH
  const lines = stub.facts.reduce(
    (sum, [, value]) => sum + Math.max(1, sheet.lines(value, width - 64, BODY).length),
    0,
  )
  const height = 30 + lineHeight(HEADING) + 8 + lines * lineHeight(BODY) + 40
  sheet.need(height)
  sheet.y += Math.max(0, sheet.left() - height)
  cutLine(sheet)
  sheet.line(stub.title, PAGE.left, sheet.y, CONTENT_WIDTH, { ...HEADING, align: 'center' })
  sheet.y += lineHeight(HEADING) + 4
  drawPairList(sheet, stub.facts, width, 64)
  drawBlanks(sheet, stub.blanks)
}

function cutLine(sheet: Sheet): void {
  const words = '存根　沿虚线剪下'
  sheet.doc.lineWidth(0.75).dash(4, { space: 3 })
  sheet.doc
    .moveTo(PAGE.left, sheet.y + 10)
    .lineTo(PAGE.width / 2 - 48, sheet.y + 10)
    .stroke(INK.muted)
  sheet.doc
    .moveTo(PAGE.width / 2 + 48, sheet.y + 10)
    .lineTo(PAGE.width - PAGE.right, sheet.y + 10)
    .stroke(INK.muted)
  sheet.doc.undash()
  sheet.line(words, PAGE.left, sheet.y + 3.5, CONTENT_WIDTH, {
    size: 8.5,
    colour: INK.muted,
    align: 'center',
  })
  sheet.y += 28
}

/** Side by side, each with a line to write on. */
function drawBlanks(sheet: Sheet, blanks: readonly string[]): void {
  const width = CONTENT_WIDTH / Math.max(1, blanks.length)
  sheet.y += 14
  blanks.forEach((name, i) => {
    const x = PAGE.left + i * width
    const label = `${name}：`
    const from = x + label.length * BODY.size + 2
    sheet.line(label, x, sheet.y, width, BODY)
    sheet.doc
      .lineWidth(0.5)
      .moveTo(from, sheet.y + 15)
      .lineTo(x + width - 12, sheet.y + 15)
      .stroke(INK.text)
  })
  sheet.y += 24
}
