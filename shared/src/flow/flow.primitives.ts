import type { FlowChart, FlowNode } from './flow.schema'
import { route, type Box, type Point } from './flow.routes'
import { textWidth, wrapText } from './flow.text'

/** Width of every node and least height, in pixels; the upper left corner is the node's own x and y. */
export const NODE_WIDTH = 160
export const NODE_HEIGHT = 56
const NAME_SIZE = 14
const SMALL_SIZE = 12
const LINE = 18
const MARGIN = 16

export type FlowTone = 'ink' | 'muted' | 'line' | 'surface' | 'wash' | 'primary'

/** What a chart is drawn of, in the order of drawing; every front and the paper draw the same. */
export type FlowPrimitive =
  | {
      kind: 'box'
      x: number
      y: number
      w: number
      h: number
      r: number
      fill: FlowTone
      stroke: FlowTone | null
    }
  | { kind: 'polygon'; points: readonly Point[]; fill: FlowTone; stroke: FlowTone | null }
  | { kind: 'line'; points: readonly Point[]; stroke: FlowTone }
  | { kind: 'text'; x: number; y: number; text: string; size: number; strong: boolean; fill: FlowTone }

export interface FlowDrawing {
  /** The box around everything, margin included. */
  x: number
  y: number
  width: number
  height: number
  primitives: readonly FlowPrimitive[]
}

/** Texts stand on their baseline, centred at x. */
export function drawFlow(chart: FlowChart): FlowDrawing {
  const boxes = new Map(chart.nodes.map((node) => [node.id, boxOf(node)]))
  const lines = chart.edges.flatMap((edge) => drawEdge(edge, boxes))
  const labels = chart.edges.flatMap((edge) => drawLabel(edge, boxes))
  const primitives = [...lines, ...chart.nodes.flatMap(drawNode), ...labels]
  return { ...bounds(primitives), primitives }
}

/** Height that a node's text needs; a layout keeps clear of it. */
export function nodeHeight(node: Pick<FlowNode, 'kind' | 'text' | 'who' | 'days'>): number {
  const { name, small } = nodeLines(node)
  const text = (name.length + small.length) * LINE
  // a diamond leaves its text the middle: half the width, half the height
  return Math.max(NODE_HEIGHT, node.kind === 'decision' ? Math.ceil(text * 2.3) : text + 18)
}

function boxOf(node: FlowNode): Box {
  return { id: node.id, x: node.x, y: node.y, w: NODE_WIDTH, h: nodeHeight(node) }
}

function nodeLines(node: Pick<FlowNode, 'kind' | 'text' | 'who' | 'days'>) {
  const ems = node.kind === 'decision' ? 6.2 : 9.8
  const limit = node.days === null ? '' : `${node.days} 个工作日`
  return {
    name: wrapText(node.text, ems),
    small: smallLines(node.who, limit, (ems * NAME_SIZE) / SMALL_SIZE),
  }
}

/** Who and how long: beside each other where they fit, else below each other. */
function smallLines(who: string, limit: string, ems: number): string[] {
  const both = [who, limit].filter((text) => text !== '').join('　')
  return textWidth(both) <= ems ? wrapText(both, ems) : [...wrapText(who, ems), ...wrapText(limit, ems)]
}

function drawNode(node: FlowNode): FlowPrimitive[] {
  const box = boxOf(node)
  const { name, small } = nodeLines(node)
  const centre = box.x + box.w / 2
  const top = box.y + (box.h - (name.length + small.length) * LINE) / 2
  const text = (line: string, row: number, strong: boolean): FlowPrimitive => ({
    kind: 'text',
    x: centre,
    y: top + row * LINE + 13.5,
    text: line,
    size: strong ? NAME_SIZE : SMALL_SIZE,
    strong,
    fill: strong ? 'ink' : 'muted',
  })
  return [
    outlineOf(node.kind, box),
    ...name.map((line, row) => text(line, row, true)),
    ...small.map((line, row) => text(line, name.length + row, false)),
  ]
}

function outlineOf(kind: FlowNode['kind'], { x, y, w, h }: Box): FlowPrimitive {
  if (kind === 'decision') {
    const points = [
      { x: x + w / 2, y },
      { x: x + w, y: y + h / 2 },
      { x: x + w / 2, y: y + h },
      { x, y: y + h / 2 },
    ]
    return { kind: 'polygon', points, fill: 'surface', stroke: 'primary' }
  }
  if (kind === 'step') return { kind: 'box', x, y, w, h, r: 6, fill: 'surface', stroke: 'primary' }
  return { kind: 'box', x, y, w, h, r: Math.min(28, h / 2), fill: 'wash', stroke: 'primary' }
}

type Edge = FlowChart['edges'][number]

function drawEdge(edge: Edge, boxes: ReadonlyMap<string, Box>): FlowPrimitive[] {
  const points = pathOf(edge, boxes)
  const [tip, before] = [points.at(-1), points.at(-2)]
  if (!tip || !before) return []
  return [
    { kind: 'line', points, stroke: 'line' },
    { kind: 'polygon', points: arrow(before, tip), fill: 'line', stroke: null },
  ]
}

function drawLabel(edge: Edge, boxes: ReadonlyMap<string, Box>): FlowPrimitive[] {
  const points = pathOf(edge, boxes)
  if (edge.label === '' || points.length < 2) return []
  const { x, y } = placeOfLabel(points)
  const w = textWidth(edge.label) * SMALL_SIZE + 8
  return [
    { kind: 'box', x: x - w / 2, y: y - 9, w, h: 18, r: 2, fill: 'surface', stroke: null },
    { kind: 'text', x, y: y + 4.5, text: edge.label, size: SMALL_SIZE, strong: false, fill: 'muted' },
  ]
}

function pathOf(edge: Edge, boxes: ReadonlyMap<string, Box>): Point[] {
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)]
  return from && to && from !== to ? route(from, to, [...boxes.values()]) : []
}

/** On the longest stretch, nearer to its end: lines that leave a node together part on the way. */
function placeOfLabel(points: readonly Point[]): Point {
  let best = { length: -1, at: points[0] ?? { x: 0, y: 0 } }
  points.slice(1).forEach((b, i) => {
    const a = points[i] ?? b
    const length = Math.abs(b.x - a.x) + Math.abs(b.y - a.y)
    const share = points.length === 2 ? 0.45 : 0.65
    if (length <= best.length) return
    best = { length, at: { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share } }
  })
  return best.at
}

/** The head of an arrow that comes from `before`, 9 long and 8 wide. */
function arrow(before: Point, tip: Point): Point[] {
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1
  const [ux, uy] = [(tip.x - before.x) / length, (tip.y - before.y) / length]
  const foot = { x: tip.x - ux * 9, y: tip.y - uy * 9 }
  return [tip, { x: foot.x - uy * 4, y: foot.y + ux * 4 }, { x: foot.x + uy * 4, y: foot.y - ux * 4 }]
}

function bounds(primitives: readonly FlowPrimitive[]): Omit<FlowDrawing, 'primitives'> {
  const points = primitives.flatMap(corners)
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)]
  if (points.length === 0) return { x: 0, y: 0, width: 2 * MARGIN, height: 2 * MARGIN }
  const [x, y] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN]
  return { x, y, width: Math.max(...xs) + MARGIN - x, height: Math.max(...ys) + MARGIN - y }
}

function corners(one: FlowPrimitive): readonly Point[] {
  if (one.kind === 'line' || one.kind === 'polygon') return one.points
  if (one.kind === 'box') return [one, { x: one.x + one.w, y: one.y + one.h }]
  const half = (textWidth(one.text) * one.size) / 2
  return [
    { x: one.x - half, y: one.y - one.size },
    { x: one.x + half, y: one.y },
  ]
}
