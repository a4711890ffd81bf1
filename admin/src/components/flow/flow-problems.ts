import { flowProblem } from '@mingdu/shared/flow/flow.rules'
import type { FlowChart } from '@mingdu/shared/flow/flow.schema'

export interface FlowFinding {
  /** The node it is about; null for the chart as a whole. */
  node: string | null
  text: string
  /** Refused on save; what is not, is advice. */
  refused: boolean
}

/** What keeps the chart from being saved, by the server's own rule, and what its readers would stumble over. */
export function flowFindings(chart: FlowChart): FlowFinding[] {
  if (chart.nodes.length === 0) return []
  const problem = flowProblem(chart)
  const about = (text: string) => chart.nodes.find((n) => text.includes(`“${n.text}”`))?.id ?? null
  const refused = problem === null ? [] : [{ node: about(problem), text: problem, refused: true }]
  return [...refused, ...chart.nodes.flatMap((node) => adviceFor(chart, node))]
}

function adviceFor(chart: FlowChart, node: FlowChart['nodes'][number]): FlowFinding[] {
  if (node.text.trim() === '') return [{ node: node.id, text: '有一个环节没有写名称', refused: true }]
  if (node.kind !== 'decision') return []
  const out = chart.edges.filter((e) => e.from === node.id)
  if (out.length < 2)
    return [{ node: node.id, text: `判断“${node.text}”只有一个去向，至少要有两个`, refused: false }]
  return out.some((e) => e.label.trim() === '')
    ? [{ node: node.id, text: `判断“${node.text}”有一条连线没写是哪种结果`, refused: false }]
    : []
}
