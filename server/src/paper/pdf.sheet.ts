import { wrapText } from '@mingdu/shared/flow/flow.text'
import PDFDocument from 'pdfkit'
import { fontBytes, openFont, type Weight } from './fonts'

/** Points; A4 with 20 mm at the sides. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 56, top: 54, bottom: 60 } as const
export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right
const PAGE_END = PAGE.height - PAGE.bottom

/** What is printed is black, with grey for what is said beside it. */
export const INK = { text: '#1F2937', muted: '#5B6472', line: '#9AA3B2', wash: '#F0F2F5' } as const

export interface TextStyle {
  size: number
  weight?: Weight
  colour?: string
  align?: 'left' | 'center'
}

/** A PDF under way: where the next line stands, and texts broken and measured with the font's own letters. */
export interface Sheet {
  doc: PDFKit.PDFDocument
  y: number
  /** Lines of a text in a width; '' gives none. */
  lines(text: string, width: number, style: TextStyle): string[]
  /** Draws one line whose top is at y. */
  line(text: string, x: number, y: number, width: number, style: TextStyle): void
  /** Begins a new page unless so much still fits. @returns whether it did */
  need(height: number): boolean
  /** Begins a new page. */
  next(): void
  left(): number
  /** Ends the paper that began on `first`: numbers its pages by themselves and writes its foot. @returns the page after */
  endPaper(foot: string, first: number): number
  finish(): Promise<Buffer>
}

export function lineHeight({ size }: TextStyle): number {
  return Math.round(size * 1.5 * 10) / 10
}

/** `compress: false` leaves the streams readable. */
export async function openSheet(info: { title: string }, compress = true): Promise<Sheet> {
  const [regular, bold] = [await fontBytes('regular'), await fontBytes('bold')]
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    compress,
    lang: 'zh-CN',
    info: { Title: info.title },
  })
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  doc.registerFont('regular', regular)
  doc.registerFont('bold', bold)
  const widths = { regular: await charWidths('regular'), bold: await charWidths('bold') }
  const widthOf = (text: string, { size, weight = 'regular' }: TextStyle) => {
    let sum = 0
    for (const char of text) sum += widths[weight](char)
    return sum * size
  }
  const sheet: Sheet = {
    doc,
    y: PAGE.top,
    lines: (text, width, { size, weight = 'regular' }) => wrapText(text, width / size, widths[weight]),
    line(text, x, y, width, style) {
      const shift = style.align === 'center' ? (width - widthOf(text, style)) / 2 : 0
      doc.font(style.weight ?? 'regular').fontSize(style.size)
      doc.fillColor(style.colour ?? INK.text)
      doc.text(text, x + shift, y + style.size * 0.02, { lineBreak: false })
    },
    need(height) {
      if (sheet.y + height <= PAGE_END) return false
      sheet.next()
      return true
    },
    next() {
      doc.addPage()
      sheet.y = PAGE.top
    },
    left: () => PAGE_END - sheet.y,
    endPaper: (foot, first) => numberPages(sheet, foot, first),
    async finish() {
      const ended = new Promise<void>((resolve) => doc.once('end', resolve))
      doc.end()
      await ended
      return Buffer.concat(pieces)
    },
  }
  return sheet
}

function numberPages(sheet: Sheet, foot: string, first: number): number {
  const end = sheet.doc.bufferedPageRange().count
  const count = end - first
  for (let page = 0; page < count; page++) {
    sheet.doc.switchToPage(first + page)
    const style = { size: 8.5, colour: INK.muted, align: 'center' } as const
    sheet.line(
      `${foot}　第 ${page + 1} 页，共 ${count} 页`,
      PAGE.left,
      PAGE.height - 42,
      CONTENT_WIDTH,
      style,
    )
  }
  return end
}

async function charWidths(weight: Weight): Promise<(char: string) => number> {
  const font = await openFont(weight)
  const known = new Map<string, number>()
  return (char) => {
    const width = known.get(char)
    if (width !== undefined) return width
    const measured = font.glyphForCodePoint(char.codePointAt(0) ?? 32).advanceWidth / font.unitsPerEm
    known.set(char, measured)
    return measured
  }
}
