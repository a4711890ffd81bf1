import { NODE_WIDTH, nodeHeight } from '@mingdu/shared/flow/flow.drawing'
import type { FlowChart, FlowEdge, FlowNode } from '@mingdu/shared/flow/flow.schema'

const GAP = 48
const COLUMN = NODE_WIDTH + 40

export type NodeKind = FlowNode['kind']
export const NODE_KINDS: Record<NodeKind, string> = {
  start: '开始',
  step: '环节',
  decision: '判断',
  end: '结束',
}

export const EMPTY_CHART: FlowChart = { nodes: [], edges: [] }

/** A chart and the node that was added to it: below the one it follows, with a line from it. */
export function addNode(chart: FlowChart, kind: NodeKind, after: string | null): [FlowChart, string] {
  const id = freeKey('n', chart.nodes)
  const before = chart.nodes.find((n) => n.id === after) ?? null
  const node: FlowNode = {
    id,
    kind,
    text: newText(chart, kind),
    who: '',
    days: null,
    ...placeFor(chart, before),
  }
  const grown = { ...chart, nodes: [...chart.nodes, node] }
  return [before && before.kind !== 'end' ? connect(grown, before.id, id) : grown, id]
}

/** A line between two nodes; the same line twice or to itself changes nothing. */
export function connect(chart: FlowChart, from: string, to: string): FlowChart {
  const known = (id: string) => chart.nodes.some((n) => n.id === id)
  const there = chart.edges.some((e) => e.from === from && e.to === to)
  if (from === to || there || !known(from) || !known(to)) return chart
  const edge: FlowEdge = { id: freeKey('e', chart.edges), from, to, label: labelFor(chart, from) }
  return { ...chart, edges: [...chart.edges, edge] }
}

/** Without the nodes and lines named, and without lines that would hang in the air. */
export function remove(chart: FlowChart, nodes: readonly string[], edges: readonly string[]): FlowChart {
  const gone = new Set(nodes)
  const left = chart.nodes.filter((n) => !gone.has(n.id))
  if (left.length === 0) return EMPTY_CHART
  return {
    nodes: left,
    edges: chart.edges.filter((e) => !edges.includes(e.id) && !gone.has(e.from) && !gone.has(e.to)),
  }
}

export function patchNode(chart: FlowChart, id: string, patch: Partial<FlowNode>): FlowChart {
  return { ...chart, nodes: chart.nodes.map((n) => (n.id === id ? { ...n, ...patch } : n)) }
}

export function patchEdge(chart: FlowChart, id: string, patch: Partial<FlowEdge>): FlowChart {
  return { ...chart, edges: chart.edges.map((e) => (e.id === id ? { ...e, ...patch } : e)) }
}

export function moveNodes(
  chart: FlowChart,
  places: ReadonlyMap<string, { x: number; y: number }>,
): FlowChart {
  if (places.size === 0) return chart
  const placed = chart.nodes.map((n) => {
    const at = places.get(n.id)
    return at ? { ...n, x: Math.round(at.x), y: Math.round(at.y) } : n
  })
  return { ...chart, nodes: placed }
}

/** The two answers of a decision, in the order they are drawn. */
function labelFor(chart: FlowChart, from: string): string {
  if (chart.nodes.find((n) => n.id === from)?.kind !== 'decision') return ''
  const used = chart.edges.filter((e) => e.from === from).map((e) => e.label)
  return ['是', '否'].find((word) => !used.includes(word)) ?? ''
}

function newText(chart: FlowChart, kind: NodeKind): string {
  if (kind === 'start' || kind === 'end') return NODE_KINDS[kind]
  if (kind === 'decision') return '是否符合条件'
  return `新环节${chart.nodes.filter((n) => n.kind === 'step').length + 1}`
}

/** Below the node it follows, moved aside as long as something stands there. */
function placeFor(chart: FlowChart, before: FlowNode | null): { x: number; y: number } {
  const foot = (n: FlowNode) => n.y + nodeHeight(n) + GAP
  let x = before?.x ?? chart.nodes[0]?.x ?? 0
  const y = before ? foot(before) : Math.max(0, ...chart.nodes.map(foot))
  const taken = (n: FlowNode) => Math.abs(n.x - x) < NODE_WIDTH && y < foot(n) && n.y < y + GAP
  while (chart.nodes.some(taken)) x += COLUMN
  return { x, y }
}

function freeKey(prefix: string, taken: readonly { id: string }[]): string {
  const used = new Set(taken.map((t) => t.id))
  let i = taken.length + 1
  while (used.has(`${prefix}${i}`)) i++
  return `${prefix}${i}`
}
