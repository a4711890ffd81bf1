import { NODE_WIDTH, nodeHeight } from '@mingdu/shared/flow/flow.drawing'
import { route, type Box } from '@mingdu/shared/flow/flow.routes'
import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import {
  BaseEdge,
  Handle,
  Position,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
} from '@xyflow/react'
import { memo } from 'react'
import { NODE_KINDS } from './flow-model'

export type CanvasNode = Node<{ kind: string; wrong: boolean }, 'flow'>
export type CanvasEdge = Edge<{ path: string }, 'flow'>

const SIDES = [Position.Top, Position.Right, Position.Bottom, Position.Left] as const

/** What one grasps; the drawing itself lies below, made by the rule that draws it everywhere. */
const FlowBox = memo(function FlowBox({ data: { kind, wrong }, selected }: NodeProps<CanvasNode>) {
  const classes = [
    'flow-node',
    `flow-node--${kind}`,
    selected && 'flow-node--on',
    wrong && 'flow-node--wrong',
  ]
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      {SIDES.map((side) => (
        <Handle key={side} id={side} type="source" position={side} title="按住拖到另一个环节，连一条线" />
      ))}
    </div>
  )
})

function FlowLine({ id, data }: EdgeProps<CanvasEdge>) {
  return <BaseEdge id={id} path={data?.path ?? ''} interactionWidth={20} />
}

export const NODE_TYPES = { flow: FlowBox }
export const EDGE_TYPES = { flow: FlowLine }

export function canvasNodes(
  chart: FlowChart,
  chosen: ReadonlySet<string>,
  wrong: ReadonlySet<string>,
): CanvasNode[] {
  return chart.nodes.map((node) => {
    const size = { width: NODE_WIDTH, height: nodeHeight(node) }
    return {
      id: node.id,
      type: 'flow',
      position: { x: node.x, y: node.y },
      data: { kind: node.kind, wrong: wrong.has(node.id) },
      ...size,
      measured: size,
      selected: chosen.has(node.id),
      ariaLabel: `${NODE_KINDS[node.kind]}：${node.text}`,
    }
  })
}

export function canvasEdges(chart: FlowChart, chosen: ReadonlySet<string>): CanvasEdge[] {
  const boxes = new Map<string, Box>(
    chart.nodes.map((n) => [n.id, { id: n.id, x: n.x, y: n.y, w: NODE_WIDTH, h: nodeHeight(n) }]),
  )
  const text = new Map(chart.nodes.map((n) => [n.id, n.text]))
  return chart.edges.map(({ id, from, to, label }) => ({
    id,
    type: 'flow',
    source: from,
    target: to,
    data: { path: pathBetween(boxes.get(from), boxes.get(to), [...boxes.values()]) },
    selected: chosen.has(id),
    ariaLabel: `从“${text.get(from) ?? ''}”到“${text.get(to) ?? ''}”${label === '' ? '' : `，${label}`}`,
  }))
}

function pathBetween(from: Box | undefined, to: Box | undefined, all: readonly Box[]): string {
  if (!from || !to) return ''
  return `M${route(from, to, all)
    .map(({ x, y }) => `${x} ${y}`)
    .join('L')}`
}
