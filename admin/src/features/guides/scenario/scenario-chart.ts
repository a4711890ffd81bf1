import type { FlowChart, FlowEdge, FlowNode } from '@mingdu/shared/flow/flow.schema'
import type { Scenario } from '@mingdu/shared/guides/guides.schema'
import { arrange } from '../../../components/flow/flow-layout'

const END = 'END'
const STOP = 'STOP'

/** The questions as a chart: a box each, a line for its answers, and the two ends a way can come to. */
export function scenarioChart({ first, questions }: Scenario): FlowChart {
  const lines = new Map<string, FlowEdge>()
  const known = new Set(questions.map((q) => q.key))
  for (const { key, options } of questions) {
    for (const { label, next, stop } of options) {
      const to = stop !== '' ? STOP : next !== null && known.has(next) ? next : END
      const there = lines.get(`${key} ${to}`)
      const both = there ? `${there.label}、${label}` : label
      lines.set(`${key} ${to}`, { id: `e${lines.size}`, from: key, to, label: cut(both, 20) })
    }
  }
  const edges = [...lines.values()]
  const ends = [node(END, 'end', '材料选定'), node(STOP, 'end', '不予办理')]
  return arrange({
    nodes: [
      ...questions.map((q) =>
        node(q.key, q.key === first ? 'start' : 'step', cut(q.text || '（未写问题）', 28)),
      ),
      ...ends.filter(({ id }) => edges.some((e) => e.to === id)),
    ],
    edges,
  })
}

function node(id: string, kind: FlowNode['kind'], text: string): FlowNode {
  return { id, kind, text, who: '', days: null, x: 0, y: 0 }
}

function cut(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max - 1)}…` : text
}
