import { drawFlow, FLOW_COLOURS, type FlowPrimitive } from '@mingdu/shared/flow/flow.drawing'
import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { CONTENT_WIDTH, PAGE, type Sheet } from './pdf.sheet'

/** No larger than on a screen: text of 14 pixels prints as 10.5 points. */
const LARGEST = 0.75
/** Room of a heading above the chart on the same page. */
const HEADING = 40
/** How much smaller a chart may become rather than begin a new page. */
const SHRINK = 0.75

/** The least height a chart takes: it stays on one page with its heading. */
export function chartHeight(chart: FlowChart): number {
  const drawing = drawFlow(chart)
  return drawing.height * wholeScale(drawing) * SHRINK
}

/** The chart as vectors, as large as fits into what is left of the page. */
export function drawChart(sheet: Sheet, chart: FlowChart): void {
  const drawing = drawFlow(chart)
  const largest = wholeScale(drawing)
  sheet.need(drawing.height * largest * SHRINK)
  const scale = Math.min(largest, sheet.left() / drawing.height)
  const left = PAGE.left + (CONTENT_WIDTH - drawing.width * scale) / 2
  sheet.doc.save()
  sheet.doc.translate(left, sheet.y).scale(scale).translate(-drawing.x, -drawing.y)
  for (const one of drawing.primitives) drawOne(sheet, one)
  sheet.doc.restore()
  sheet.y += drawing.height * scale
}

function wholeScale({ width, height }: { width: number; height: number }): number {
  return Math.min(LARGEST, CONTENT_WIDTH / width, (PAGE.height - PAGE.top - PAGE.bottom - HEADING) / height)
}

function drawOne(sheet: Sheet, one: FlowPrimitive): void {
  const { doc } = sheet
  if (one.kind === 'text') {
    const style = { size: one.size, colour: FLOW_COLOURS[one.fill], align: 'center' } as const
    // a line stands a little above its middle: the drawing gives the baseline
    return sheet.line(one.text, one.x, one.y - one.size * 1.17, 0, {
      ...style,
      weight: one.strong ? 'bold' : 'regular',
    })
  }
  doc.lineWidth(1.5)
  if (one.kind === 'box') doc.roundedRect(one.x, one.y, one.w, one.h, one.r)
  else one.points.forEach((p, i) => (i === 0 ? doc.moveTo(p.x, p.y) : doc.lineTo(p.x, p.y)))
  if (one.kind === 'line') return void doc.stroke(FLOW_COLOURS[one.stroke])
  if (one.kind === 'polygon') doc.closePath()
  if (one.stroke) doc.fillAndStroke(FLOW_COLOURS[one.fill], FLOW_COLOURS[one.stroke])
  else doc.fill(FLOW_COLOURS[one.fill])
}
