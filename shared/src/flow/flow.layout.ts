import type { FlowChart, FlowEdge, FlowNode } from './flow.schema'
import { NODE_WIDTH, nodeHeight } from './flow.primitives'

const ACROSS = 56
const DOWN = 48

/**
 * Places nodes from top to bottom: each below everything that leads to it, the nodes of a row side by side around the
 * middle in their own order. A line that leads back up does not push anything down.
 */
export function layoutFlow(
  nodes: readonly Omit<FlowNode, 'x' | 'y'>[],
  edges: readonly FlowEdge[],
): FlowChart {
  const rowOf = rowsOf(nodes, edges)
  const rows: Omit<FlowNode, 'x' | 'y'>[][] = []
  for (const node of nodes) (rows[rowOf.get(node.id) ?? 0] ??= []).push(node)
  let y = 0
  const places = new Map<string, { x: number; y: number }>()
  for (const row of rows.filter((one) => one !== undefined)) {
    const width = row.length * NODE_WIDTH + (row.length - 1) * ACROSS
    row.forEach((node, i) => places.set(node.id, { x: i * (NODE_WIDTH + ACROSS) - width / 2, y }))
    y += Math.max(...row.map(nodeHeight)) + DOWN
  }
  return {
    nodes: nodes.map((node) => ({ ...node, ...(places.get(node.id) ?? { x: 0, y: 0 }) })),
    edges: [...edges],
  }
}

/** Row of each node: the longest way to it, lines back to a node on the way left out. */
function rowsOf(nodes: readonly { id: string; kind: string }[], edges: readonly FlowEdge[]) {
  const rows = new Map<string, number>()
  const order = forwardOrder(nodes, edges)
  const place = new Map(order.map((id, i) => [id, i]))
  for (const id of order) {
    const row = rows.get(id) ?? 0
    rows.set(id, row)
    for (const { from, to } of edges) {
      if (from !== id || (place.get(to) ?? 0) <= (place.get(id) ?? 0)) continue
      rows.set(to, Math.max(rows.get(to) ?? 0, row + 1))
    }
  }
  return rows
}

/** Nodes so that every line but those back up leads to a later one: reverse order of leaving, from the starts. */
function forwardOrder(nodes: readonly { id: string; kind: string }[], edges: readonly FlowEdge[]): string[] {
  const seen = new Set<string>()
  const left: string[] = []
  const visit = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    for (const edge of [...edges].reverse()) if (edge.from === id) visit(edge.to)
    left.push(id)
  }
  const starts = nodes.filter((node) => node.kind === 'start')
  for (const node of [...nodes].reverse().filter((one) => one.kind !== 'start')) {
    if (!edges.some((edge) => edge.to === node.id)) visit(node.id)
  }
  for (const node of starts) visit(node.id)
  for (const node of nodes) visit(node.id)
  return left.reverse()
}
