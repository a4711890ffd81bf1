import { useReactFlow } from '@xyflow/react'
import { Button } from 'antd'
import type { Chosen } from './flow-canvas'
import type { FlowHistory } from './flow-history'
import { arrange } from './flow-layout'
import { NODE_KINDS, remove, type NodeKind } from './flow-model'

interface FlowBarProps {
  history: FlowHistory
  chosen: Chosen
  add: (kind: NodeKind) => void
}

const FIT = { padding: 0.12, maxZoom: 1, duration: 200 }

export function FlowBar({ history, chosen, add }: FlowBarProps) {
  const canvas = useReactFlow()
  const none = chosen.nodes.size + chosen.edges.size === 0
  return (
    <div className="flow-bar" role="toolbar" aria-label="流程图操作">
      {(Object.keys(NODE_KINDS) as NodeKind[]).map((kind) => (
        <Button key={kind} size="small" onClick={() => add(kind)}>
          加{NODE_KINDS[kind]}
        </Button>
      ))}
      <span className="flow-bar__s" />
      <Button
        size="small"
        disabled={none}
        onClick={() => history.apply((c) => remove(c, [...chosen.nodes], [...chosen.edges]))}
      >
        删除
      </Button>
      <Button size="small" disabled={!history.canUndo} onClick={history.undo}>
        撤销
      </Button>
      <Button size="small" disabled={!history.canRedo} onClick={history.redo}>
        重做
      </Button>
      <Button
        size="small"
        disabled={history.chart.nodes.length === 0}
        onClick={() => {
          history.apply(arrange)
          // after the canvas has the new places
          requestAnimationFrame(() => void canvas.fitView(FIT))
        }}
      >
        自动排列
      </Button>
      <span className="flow-bar__e">
        <Button size="small" aria-label="缩小" onClick={() => void canvas.zoomOut()}>
          −
        </Button>
        <Button size="small" aria-label="放大" onClick={() => void canvas.zoomIn()}>
          +
        </Button>
        <Button size="small" onClick={() => void canvas.fitView(FIT)}>
          看全图
        </Button>
      </span>
    </div>
  )
}
