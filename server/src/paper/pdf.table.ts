import type { PaperColumn } from './document'
import { CONTENT_WIDTH, INK, lineHeight, PAGE, type Sheet, type TextStyle } from './pdf.sheet'

const TEXT: TextStyle = { size: 9.5 }
const NOTE: TextStyle = { size: 8.5, colour: INK.muted }
const HEAD: TextStyle = { size: 9, weight: 'bold' }
const PAD = 5
/** A row to sign in. */
const TALL = 44

interface Cell {
  text: string
  notes: readonly string[]
}
interface Line {
  text: string
  style: TextStyle
}

/** A table over as many pages as it takes: its head is repeated, and a row longer than a page goes on on the next. */
export function drawTable(
  sheet: Sheet,
  columns: readonly PaperColumn[],
  rows: readonly (readonly Cell[])[],
  tall = false,
): void {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => (column.width / total) * CONTENT_WIDTH)
  const drawHead = () =>
    drawRow(
      sheet,
      widths,
      columns.map(({ title }, i) => linesOf(sheet, { text: title, notes: [] }, widths[i] ?? 0, HEAD)),
      0,
      INK.wash,
    )
  const first = rows[0]
  sheet.need(40 + (first ? Math.min(heightOf(cellsOf(sheet, first, widths)), 120) : 0))
  drawHead()
  for (const row of rows) {
    let rest = cellsOf(sheet, row, widths)
    const height = Math.max(heightOf(rest), tall ? TALL : 0)
    // a short row stays whole; a long one fills what is left of the page
    if (height <= 200 && sheet.need(height)) drawHead()
    while (rest.some((lines) => lines.length > 0)) {
      if (sheet.need(2 * lineHeight(TEXT) + 2 * PAD)) drawHead()
      const room = sheet.left() - 2 * PAD
      const parts = rest.map((lines) => splitAt(lines, room))
      drawRow(
        sheet,
        widths,
        parts.map(([fits]) => fits),
        tall ? TALL : 0,
      )
      rest = parts.map(([, left]) => left)
    }
  }
}

function cellsOf(sheet: Sheet, row: readonly Cell[], widths: readonly number[]): Line[][] {
  return row.map((cell, i) => linesOf(sheet, cell, widths[i] ?? 0, TEXT))
}

function linesOf(sheet: Sheet, { text, notes }: Cell, width: number, style: TextStyle): Line[] {
  const room = width - 2 * PAD
  const of = (part: string, as: TextStyle) =>
    sheet.lines(part, room, as).map((line) => ({ text: line, style: as }))
  const main = of(text, style)
  return [...(main.length > 0 ? main : [{ text: '', style }]), ...notes.flatMap((note) => of(note, NOTE))]
}

function heightOf(cells: readonly (readonly Line[])[]): number {
  return (
    Math.max(...cells.map((lines) => lines.reduce((sum, line) => sum + lineHeight(line.style), 0))) + 2 * PAD
  )
}

/** The lines that fit into a height, and the rest. */
function splitAt(lines: readonly Line[], height: number): [Line[], Line[]] {
  let used = 0
  const end = lines.findIndex((line) => (used += lineHeight(line.style)) > height)
  return end < 0 ? [[...lines], []] : [lines.slice(0, end), lines.slice(end)]
}

function drawRow(
  sheet: Sheet,
  widths: readonly number[],
  cells: readonly (readonly Line[])[],
  least: number,
  ground?: string,
): void {
  const height = Math.max(heightOf(cells), least)
  let x: number = PAGE.left
  cells.forEach((lines, i) => {
    const width = widths[i] ?? 0
    sheet.doc.lineWidth(0.5).rect(x, sheet.y, width, height)
    if (ground) sheet.doc.fillAndStroke(ground, INK.line)
    else sheet.doc.stroke(INK.line)
    let y = sheet.y + PAD
    for (const line of lines) {
      sheet.line(line.text, x + PAD, y, width - 2 * PAD, line.style)
      y += lineHeight(line.style)
    }
    x += width
  })
  sheet.y += height
}
