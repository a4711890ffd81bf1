import '@xyflow/react/dist/base.css'
import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { ReactFlowProvider } from '@xyflow/react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import './flow.css'
import { FlowBar } from './flow-bar'
import { FlowCanvas, NOTHING_CHOSEN, type Chosen } from './flow-canvas'
import { EdgeForm, NodeForm } from './flow-form'
import { useFlowHistory, type FlowHistory } from './flow-history'
import { addNode, EMPTY_CHART, NODE_KINDS, type NodeKind } from './flow-model'
import { flowFindings, type FlowFinding } from './flow-problems'

export interface FlowEditorProps {
  value: FlowChart | null
  /** An empty chart is null: there is none. */
  onChange: (chart: FlowChart | null) => void
}

/** The editor itself, with @xyflow/react: only ever loaded through FlowEditor. */
export function FlowWorkbench({ value, onChange }: FlowEditorProps) {
  const history = useFlowHistory(value ?? EMPTY_CHART, (chart) =>
    onChange(chart.nodes.length === 0 ? null : chart),
  )
  const [chosen, choose] = useState<Chosen>(NOTHING_CHOSEN)
  const [added, setAdded] = useState<string | null>(null)
  const findings = useMemo(() => (value === null ? [] : flowFindings(value)), [value])
  const chooseNode = (id: string) => choose({ nodes: new Set([id]), edges: new Set() })
  const add = (kind: NodeKind) => {
    const [chart, id] = addNode(history.chart, kind, only(chosen.nodes))
    history.apply(() => chart)
    chooseNode(id)
    setAdded(id)
  }
  return (
    <ReactFlowProvider>
      <div className="flow-editor" onKeyDown={(e) => undoByKey(e, history)}>
        <FlowBar history={history} chosen={chosen} add={add} />
        <div className="flow-editor__canvas">
          <FlowCanvas history={history} chosen={chosen} choose={choose} findings={findings} />
          {value === null && (
            <p className="flow-editor__empty muted">
              还没有流程图。从“加开始”画起，选中一个环节再加，会自动连上。
            </p>
          )}
        </div>
        <aside className="flow-editor__side" aria-label="选中的环节或连线">
          <Side history={history} chosen={chosen} added={added} />
          <Findings findings={findings} choose={chooseNode} />
        </aside>
      </div>
    </ReactFlowProvider>
  )
}

function Side({ history, chosen, added }: { history: FlowHistory; chosen: Chosen; added: string | null }) {
  const { nodes, edges } = history.chart
  const node = nodes.find((n) => n.id === only(chosen.nodes))
  const edge = edges.find((e) => e.id === only(chosen.edges))
  if (node)
    return (
      <>
        <h4>{NODE_KINDS[node.kind]}</h4>
        <NodeForm node={node} history={history} added={added === node.id} />
      </>
    )
  if (edge)
    return (
      <>
        <h4>连线</h4>
        <EdgeForm edge={edge} history={history} />
      </>
    )
  return (
    <p className="small muted">
      点一个环节或一条连线来修改。拖动环节移动位置，从环节边上的圆点拖到另一个环节连线。键盘：Tab
      到环节，回车选中，方向键移动，Delete 删除，Ctrl/⌘+Z 撤销。
    </p>
  )
}

function Findings({ findings, choose }: { findings: readonly FlowFinding[]; choose: (id: string) => void }) {
  if (findings.length === 0) return null
  return (
    <div className="flow-editor__findings" role="status">
      <h4>{findings.some((f) => f.refused) ? '还画得不完整' : '建议改一改'}</h4>
      <ul>
        {findings.map(({ node, text, refused }) => (
          <li key={text} className={refused ? 'flow-editor__refused' : ''}>
            {node === null ? (
              text
            ) : (
              <button type="button" className="link-button" onClick={() => choose(node)}>
                {text}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Inside a text field the browser's own undo stays. */
function undoByKey(e: KeyboardEvent, history: FlowHistory): void {
  const typing = e.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(e.target.tagName)
  if (!(e.ctrlKey || e.metaKey) || typing) return
  const key = e.key.toLowerCase()
  if (key !== 'z' && key !== 'y') return
  e.preventDefault()
  if (key === 'y' || e.shiftKey) history.redo()
  else history.undo()
}

function only(ids: ReadonlySet<string>): string | null {
  const [first, ...more] = ids
  return first !== undefined && more.length === 0 ? first : null
}
