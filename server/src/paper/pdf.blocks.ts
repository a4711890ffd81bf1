import { cellParts, type PaperBlock, type PaperPair } from './document'
import { chartHeight, drawChart } from './pdf.flow'
import { drawTable } from './pdf.table'
import { CONTENT_WIDTH, INK, lineHeight, PAGE, type Sheet, type TextStyle } from './pdf.sheet'

export const BODY: TextStyle = { size: 10.5 }
const MUTED: TextStyle = { size: 9.5, colour: INK.muted }
const FIGURE: TextStyle = { size: 34, weight: 'bold', align: 'center' }
const NAME_WIDTH = 84

export function drawBlock(sheet: Sheet, block: PaperBlock): void {
  if (block.kind === 'text') drawText(sheet, block.text, block.muted ? MUTED : BODY)
  else if (block.kind === 'figure') drawFigure(sheet, block.text)
  else if (block.kind === 'list') drawList(sheet, block.items)
  else if (block.kind === 'pairs') drawPairs(sheet, block.rows)
  else if (block.kind === 'table')
    drawTable(
      sheet,
      block.columns,
      block.rows.map((row) => row.map(cellParts)),
      block.tall,
    )
  else drawChart(sheet, block.chart)
  sheet.y += 4
}

/** Height of what must stay with a heading: the first lines of the block below it. */
export function leastHeight(block: PaperBlock | undefined): number {
  if (block?.kind === 'table') return 64
  if (block?.kind === 'figure') return lineHeight(FIGURE)
  return block?.kind === 'flow' ? chartHeight(block.chart) : 2 * lineHeight(BODY)
}

function drawText(sheet: Sheet, text: string, style: TextStyle): void {
  for (const line of sheet.lines(text, CONTENT_WIDTH, style)) drawLine(sheet, line, PAGE.left, style)
}

function drawFigure(sheet: Sheet, text: string): void {
  sheet.need(lineHeight(FIGURE))
  sheet.line(text, PAGE.left, sheet.y, CONTENT_WIDTH, FIGURE)
  sheet.y += lineHeight(FIGURE)
}

function drawList(sheet: Sheet, items: readonly string[]): void {
  items.forEach((item, i) => {
    const number = `${i + 1}.`
    sheet.lines(item, CONTENT_WIDTH - 22, BODY).forEach((line, row) => {
      sheet.need(lineHeight(BODY))
      if (row === 0) sheet.line(number, PAGE.left, sheet.y, 20, BODY)
      drawLine(sheet, line, PAGE.left + 22, BODY)
    })
  })
}

function drawPairs(sheet: Sheet, rows: readonly PaperPair[]): void {
  for (const [name, value] of rows) {
    sheet.lines(value, CONTENT_WIDTH - NAME_WIDTH, BODY).forEach((line, row) => {
      sheet.need(lineHeight(BODY))
      if (row === 0) sheet.line(name, PAGE.left, sheet.y, NAME_WIDTH, { ...BODY, colour: INK.muted })
      drawLine(sheet, line, PAGE.left + NAME_WIDTH, BODY)
    })
  }
}

function drawLine(sheet: Sheet, line: string, x: number, style: TextStyle): void {
  sheet.need(lineHeight(style))
  sheet.line(line, x, sheet.y, CONTENT_WIDTH, style)
  sheet.y += lineHeight(style)
}
