import { drawFlow } from '@mingdu/shared/flow/flow.drawing'
import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { useMemo } from 'react'
import './flow.css'
import { FlowPrimitives } from './flow-primitives'
import { flowSteps } from './flow-steps'

/** A flow chart to be read: the drawing, which scrolls by itself, and the same as a list of steps. */
export function FlowView({ chart, title = '流程图' }: { chart: FlowChart; title?: string }) {
  const { x, y, width, height, primitives } = useMemo(() => drawFlow(chart), [chart])
  const [w, h] = [Math.ceil(width), Math.ceil(height)]
  return (
    <figure className="flow-view">
      <div className="flow-view__s" tabIndex={0} role="group" aria-label={`${title}，可滚动`}>
        <svg width={w} height={h} viewBox={`${x} ${y} ${w} ${h}`} role="img" aria-label={title}>
          <FlowPrimitives primitives={primitives} />
        </svg>
      </div>
      <details>
        <summary>用文字看流程（{chart.nodes.length} 个环节）</summary>
        <ol>
          {flowSteps(chart).map(({ id, text, next }) => (
            <li key={id}>
              {text}
              {next.length > 0 && <span className="muted">　→　{next.join('；')}</span>}
            </li>
          ))}
        </ol>
      </details>
    </figure>
  )
}
