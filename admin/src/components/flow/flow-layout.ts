import { NODE_WIDTH, nodeHeight } from '@mingdu/shared/flow/flow.drawing'
import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { Graph, layout } from '@dagrejs/dagre'
import { moveNodes } from './flow-model'

/** 自动排列: from top to bottom in the order of the lines, nothing on top of each other. */
export function arrange(chart: FlowChart): FlowChart {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 48, ranksep: 44, edgesep: 24, marginx: 16, marginy: 16 })
  for (const node of chart.nodes) graph.setNode(node.id, { width: NODE_WIDTH, height: nodeHeight(node) })
  for (const { id, from, to, label } of chart.edges)
    graph.setEdge(
      from,
      to,
      { width: label === '' ? 0 : label.length * 13 + 12, height: label === '' ? 0 : 20 },
      id,
    )
  layout(graph)
  return moveNodes(chart, new Map(chart.nodes.map((n) => [n.id, cornerOf(graph, n.id, nodeHeight(n))])))
}

/** dagre speaks of centres, a chart of upper left corners. */
function cornerOf(graph: Graph, id: string, height: number): { x: number; y: number } {
  const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number }
  return { x: x - NODE_WIDTH / 2, y: y - height / 2 }
}
