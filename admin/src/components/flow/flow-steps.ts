import type { FlowChart, FlowNode } from '@mingdu/shared/flow/flow.schema'
import { NODE_KINDS } from './flow-model'

export interface ReadStep {
  id: string
  /** `受理（窗口，1 个工作日）` */
  text: string
  /** Where it leads, with the answer that leads there. */
  next: string[]
}

/** The chart as a list, for who does not see the drawing: along the lines from its start, what hangs loose last. */
export function flowSteps(chart: FlowChart): ReadStep[] {
  const nodes = new Map(chart.nodes.map((n) => [n.id, n]))
  return inOrder(chart).map((node) => ({
    id: node.id,
    text: `${node.kind === 'decision' ? `${NODE_KINDS.decision}：` : ''}${node.text}${aside(node)}`,
    next: chart.edges
      .filter((e) => e.from === node.id)
      .map((e) => `${e.label === '' ? '' : `${e.label}：`}${nodes.get(e.to)?.text ?? ''}`),
  }))
}

function inOrder(chart: FlowChart): FlowNode[] {
  const seen = new Set<string>()
  const order: FlowNode[] = []
  const visit = (node: FlowNode | undefined) => {
    if (!node || seen.has(node.id)) return
    seen.add(node.id)
    order.push(node)
    for (const e of chart.edges.filter((edge) => edge.from === node.id))
      visit(chart.nodes.find((n) => n.id === e.to))
  }
  for (const node of chart.nodes.filter((n) => n.kind === 'start')) visit(node)
  for (const node of [...chart.nodes].sort((a, b) => a.y - b.y || a.x - b.x)) visit(node)
  return order
}

function aside({ who, days }: FlowNode): string {
  const parts = [who, days === null ? '' : `${days} 个工作日`].filter((part) => part !== '')
  return parts.length === 0 ? '' : `（${parts.join('，')}）`
}
