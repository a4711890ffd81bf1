import { drawFlow } from '@mingdu/shared/flow/flow.drawing'
import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  ReactFlow,
  ViewportPortal,
  type AriaLabelConfig,
  type EdgeChange,
  type NodeChange,
} from '@xyflow/react'
import { useMemo, useState } from 'react'
import {
  canvasEdges,
  canvasNodes,
  EDGE_TYPES,
  NODE_TYPES,
  type CanvasEdge,
  type CanvasNode,
} from './flow-elements'
import type { FlowHistory } from './flow-history'
import { connect, moveNodes, remove } from './flow-model'
import { FlowPrimitives } from './flow-primitives'
import type { FlowFinding } from './flow-problems'

export interface Chosen {
  nodes: ReadonlySet<string>
  edges: ReadonlySet<string>
}

export const NOTHING_CHOSEN: Chosen = { nodes: new Set(), edges: new Set() }

interface FlowCanvasProps {
  history: FlowHistory
  chosen: Chosen
  choose: (change: (old: Chosen) => Chosen) => void
  findings: readonly FlowFinding[]
}

type Places = ReadonlyMap<string, { x: number; y: number }>
const NOWHERE: Places = new Map()

/** Where one drags: the chart follows when a node is put down, so that a drag is one step back. */
export function FlowCanvas({ history, chosen, choose, findings }: FlowCanvasProps) {
  const { apply } = history
  const [places, setPlaces] = useState<Places>(NOWHERE)
  const chart = useMemo(() => moveNodes(history.chart, places), [history.chart, places])
  const wrong = useMemo(() => new Set(findings.flatMap((f) => f.node ?? [])), [findings])
  const nodes = useMemo(() => canvasNodes(chart, chosen.nodes, wrong), [chart, chosen.nodes, wrong])
  const edges = useMemo(() => canvasEdges(chart, chosen.edges), [chart, chosen.edges])
  const onNodesChange = (changes: NodeChange<CanvasNode>[]) => {
    choose((old) => withChosen(old, 'nodes', changes))
    const moved = changes.filter((c) => c.type === 'position')
    if (moved.length === 0) return
    const next = new Map(places)
    for (const { id, position } of moved) if (position) next.set(id, position)
    if (moved.some((c) => c.dragging === true)) return setPlaces(next)
    setPlaces(NOWHERE)
    // arrow keys move in small steps: they are one step back together
    apply((c) => moveNodes(c, next), places === NOWHERE ? 'keys' : null)
  }
  return (
    <ReactFlow<CanvasNode, CanvasEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      connectionMode={ConnectionMode.Loose}
      onNodesChange={onNodesChange}
      onEdgesChange={(changes: EdgeChange<CanvasEdge>[]) =>
        choose((old) => withChosen(old, 'edges', changes))
      }
      onConnect={({ source, target }) => apply((c) => connect(c, source, target))}
      onDelete={(gone) => apply((c) => remove(c, idsOf(gone.nodes), idsOf(gone.edges)))}
      deleteKeyCode={['Delete', 'Backspace']}
      snapToGrid
      snapGrid={[8, 8]}
      fitView
      fitViewOptions={{ padding: 0.12, maxZoom: 1 }}
      minZoom={0.2}
      maxZoom={2}
      // the page scrolls by the wheel; the chart zooms with Ctrl or ⌘ held, and by its buttons
      zoomOnScroll={false}
      preventScrolling={false}
      proOptions={{ hideAttribution: true }}
      ariaLabelConfig={LABELS}
    >
      <Background variant={BackgroundVariant.Dots} gap={16} size={1} color="var(--c-line-2)" />
      <Drawing chart={chart} />
    </ReactFlow>
  )
}

/** Below what one grasps: the very drawing that readers get. */
function Drawing({ chart }: { chart: FlowChart }) {
  const { primitives } = useMemo(() => drawFlow(chart), [chart])
  return (
    <ViewportPortal>
      <svg className="flow-drawing" aria-hidden="true">
        <FlowPrimitives primitives={primitives} />
      </svg>
    </ViewportPortal>
  )
}

interface Change {
  type: string
  id?: string
  selected?: boolean
}

function withChosen(old: Chosen, of: keyof Chosen, changes: readonly Change[]): Chosen {
  const selects = changes.filter((c) => c.type === 'select')
  if (selects.length === 0) return old
  const next = new Set(old[of])
  for (const { id = '', selected } of selects) {
    if (selected === true) next.add(id)
    else next.delete(id)
  }
  return { ...old, [of]: next }
}

function idsOf(gone: readonly { id: string }[]): string[] {
  return gone.map(({ id }) => id)
}

const DIRECTIONS: Record<string, string> = { up: '上', down: '下', left: '左', right: '右' }
const LABELS: Partial<AriaLabelConfig> = {
  'node.a11yDescription.default': '按回车选中环节，选中后用方向键移动，按 Delete 删除，按 Esc 取消选中。',
  'node.a11yDescription.keyboardDisabled': '按回车选中环节，按 Delete 删除，按 Esc 取消选中。',
  'node.a11yDescription.ariaLiveMessage': ({ direction, x, y }) =>
    `环节向${DIRECTIONS[direction] ?? ''}移到横 ${x}、纵 ${y}`,
  'edge.a11yDescription.default': '按回车选中连线，按 Delete 删除，按 Esc 取消选中。',
  'handle.ariaLabel': '连线的起点',
}
