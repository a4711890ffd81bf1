import { drawFlow, type FlowPrimitive, type FlowTone } from './flow.primitives'
import type { FlowChart } from './flow.schema'

export { layoutFlow } from './flow.layout'
export {
  drawFlow,
  NODE_HEIGHT,
  NODE_WIDTH,
  nodeHeight,
  type FlowDrawing,
  type FlowPrimitive,
  type FlowTone,
} from './flow.primitives'

/** Colours of a chart; `surface` is also the ground of its labels. */
export type FlowColours = Record<FlowTone, string>

/** As the screens show it by day; what is printed takes the same. */
export const FLOW_COLOURS: FlowColours = {
  ink: '#1F2937',
  muted: '#5B6472',
  line: '#71809A',
  surface: '#FFFFFF',
  wash: '#EDF3FB',
  primary: '#1D5FB8',
}

export interface FlowSvgOptions {
  colours?: FlowColours
  /** Ground behind everything; none when left out. */
  ground?: string
  /** What is read out in place of the picture. */
  title?: string
  /** Draws a text where the reader has no Chinese font. */
  textSvg?: (text: Extract<FlowPrimitive, { kind: 'text' }>, colour: string) => string
}

/** The chart as an SVG of its own size. */
export function flowSvg(chart: FlowChart, options: FlowSvgOptions = {}): string {
  const { colours = FLOW_COLOURS, ground, title = '办理流程图', textSvg = textElement } = options
  const { x, y, width, height, primitives } = drawFlow(chart)
  const [w, h] = [Math.ceil(width), Math.ceil(height)]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="${n(x)} ${n(y)} ${w} ${h}"`,
    ` role="img" aria-label="${escaped(title)}" font-family="${FONTS}">`,
    ground ? `<rect x="${n(x)}" y="${n(y)}" width="${w}" height="${h}" fill="${ground}"/>` : '',
    ...primitives.map((one) => element(one, colours, textSvg)),
    '</svg>',
  ].join('')
}

const FONTS = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif'

function element(one: FlowPrimitive, colours: FlowColours, textSvg: typeof textElement): string {
  if (one.kind === 'text') return textSvg(one, colours[one.fill])
  if (one.kind === 'line') {
    return `<polyline points="${pointList(one.points)}" fill="none" stroke="${colours[one.stroke]}" stroke-width="1.5"/>`
  }
  const paint = `fill="${colours[one.fill]}"${one.stroke ? ` stroke="${colours[one.stroke]}" stroke-width="1.5"` : ''}`
  if (one.kind === 'polygon') return `<polygon points="${pointList(one.points)}" ${paint}/>`
  return `<rect x="${n(one.x)}" y="${n(one.y)}" width="${n(one.w)}" height="${n(one.h)}" rx="${n(one.r)}" ${paint}/>`
}

function textElement(one: Extract<FlowPrimitive, { kind: 'text' }>, colour: string): string {
  const weight = one.strong ? ' font-weight="600"' : ''
  return `<text x="${n(one.x)}" y="${n(one.y)}" font-size="${one.size}"${weight} text-anchor="middle" fill="${colour}">${escaped(one.text)}</text>`
}

function pointList(points: readonly { x: number; y: number }[]): string {
  return points.map((p) => `${n(p.x)},${n(p.y)}`).join(' ')
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}
