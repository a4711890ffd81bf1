import type { FlowChart } from './flow.schema'

/** What the rules look at of a chart. */
interface Chart {
  nodes: readonly Pick<FlowChart['nodes'][number], 'id' | 'kind' | 'text'>[]
  edges: readonly Pick<FlowChart['edges'][number], 'id' | 'from' | 'to'>[]
}

export interface FlowProblem {
  /** The node it is about; null when it is about the chart or a line. */
  node: string | null
  text: string
}

/** The first thing that keeps a chart from being complete, in plain words; null when it is complete. */
export function flowProblem(chart: Chart): string | null {
  return flowProblems(chart)[0]?.text ?? null
}

/**
 * Everything that keeps a chart from being complete. Complete is: one start, at least one end, every node on a way
 * from the start to an end, every line between two nodes of the chart, nothing twice. Ways are only looked at once
 * the nodes and lines themselves are right.
 */
export function flowProblems(chart: Chart): FlowProblem[] {
  const basic = [...nodeProblems(chart), ...edgeProblems(chart)]
  return basic.length > 0 ? basic : wayProblems(chart)
}

function nodeProblems({ nodes, edges }: Chart): FlowProblem[] {
  if (nodes.length === 0) return [whole('还没有环节')]
  const problems: FlowProblem[] = []
  if (repeated(nodes.map((node) => node.id))) problems.push(whole('有两个环节用了同一个编号'))
  const starts = nodes.filter((node) => node.kind === 'start')
  if (starts.length === 0) problems.push(whole('没有开始环节'))
  if (starts.length > 1) problems.push(whole(`有 ${starts.length} 个开始环节，只能有一个`))
  if (!nodes.some((node) => node.kind === 'end')) problems.push(whole('没有结束环节'))
  for (const node of nodes) {
    if (node.kind === 'start' && edges.some((edge) => edge.to === node.id))
      problems.push(about(node, `开始环节“${node.text}”前面不能再有环节`))
    if (node.kind === 'end' && edges.some((edge) => edge.from === node.id))
      problems.push(about(node, `结束环节“${node.text}”后面不能再有环节`))
  }
  return problems
}

function edgeProblems({ nodes, edges }: Chart): FlowProblem[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const seen = new Set<string>()
  const problems = repeated(edges.map((edge) => edge.id)) ? [whole('有两条连线用了同一个编号')] : []
  for (const { from, to } of edges) {
    const [a, b] = [byId.get(from), byId.get(to)]
    if (!a || !b) problems.push(whole('有一条连线的一头没有环节'))
    else if (from === to) problems.push(about(a, `“${a.text}”连到了自己`))
    else if (seen.has(`${from} ${to}`)) problems.push(about(a, `“${a.text}”到“${b.text}”有两条连线`))
    seen.add(`${from} ${to}`)
  }
  return problems
}

function wayProblems({ nodes, edges }: Chart): FlowProblem[] {
  const idsOf = (kind: string) => nodes.filter((node) => node.kind === kind).map((node) => node.id)
  const reached = spread(idsOf('start'), edges, 'from', 'to')
  const ending = spread(idsOf('end'), edges, 'to', 'from')
  return [
    ...nodes.filter(({ id }) => !reached.has(id)).map((node) => about(node, `从开始走不到“${node.text}”`)),
    ...nodes.filter(({ id }) => !ending.has(id)).map((node) => about(node, `“${node.text}”走不到结束`)),
  ]
}

function whole(text: string): FlowProblem {
  return { node: null, text }
}

function about(node: { id: string }, text: string): FlowProblem {
  return { node: node.id, text }
}

/** Every node that can be reached from `first` along the lines, in one of their directions. */
function spread(
  first: readonly string[],
  edges: Chart['edges'],
  near: 'from' | 'to',
  far: 'from' | 'to',
): Set<string> {
  const reached = new Set(first)
  const waiting = [...first]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const edge of edges) {
      if (edge[near] !== id || reached.has(edge[far])) continue
      reached.add(edge[far])
      waiting.push(edge[far])
    }
  }
  return reached
}

function repeated(keys: readonly string[]): boolean {
  return new Set(keys).size !== keys.length
}
