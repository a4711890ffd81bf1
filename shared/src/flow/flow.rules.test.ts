import { flowProblem, flowProblems } from './flow.rules'

const node = (id: string, kind: 'start' | 'step' | 'decision' | 'end' = 'step') => ({
  id,
  kind,
  text: id.toUpperCase(),
})
const edge = (from: string, to: string, id = `${from}-${to}`) => ({ id, from, to })
const line = {
  nodes: [node('s', 'start'), node('a'), node('d', 'decision'), node('e', 'end')],
  edges: [edge('s', 'a'), edge('a', 'd'), edge('d', 'e'), edge('d', 'a')],
}

it('finds nothing wrong with a chart that loops back and ends', () => {
  expect(flowProblem(line)).toBeNull()
})

it.each([
  ['还没有环节', { nodes: [], edges: [] }],
  ['没有开始环节', { ...line, nodes: line.nodes.map((n) => (n.id === 's' ? node('s') : n)) }],
  ['有 2 个开始环节，只能有一个', { ...line, nodes: [...line.nodes, node('t', 'start')] }],
  ['没有结束环节', { ...line, nodes: line.nodes.map((n) => (n.id === 'e' ? node('e') : n)) }],
  ['有两个环节用了同一个编号', { ...line, nodes: [...line.nodes, node('a')] }],
  ['有两条连线用了同一个编号', { ...line, edges: [...line.edges, edge('s', 'd', 's-a')] }],
  ['有一条连线的一头没有环节', { ...line, edges: [...line.edges, edge('a', 'x')] }],
  ['“A”连到了自己', { ...line, edges: [...line.edges, edge('a', 'a')] }],
  ['“S”到“A”有两条连线', { ...line, edges: [...line.edges, edge('s', 'a', 'again')] }],
  ['开始环节“S”前面不能再有环节', { ...line, edges: [...line.edges, edge('d', 's')] }],
  ['结束环节“E”后面不能再有环节', { ...line, edges: [...line.edges, edge('e', 'a')] }],
  ['从开始走不到“X”', { nodes: [...line.nodes, node('x')], edges: [...line.edges, edge('x', 'a')] }],
  ['“X”走不到结束', { nodes: [...line.nodes, node('x')], edges: [...line.edges, edge('a', 'x')] }],
])('says “%s”', (problem, chart) => {
  expect(flowProblem(chart)).toBe(problem)
})

it('names the node of each problem, all of them', () => {
  const chart = { nodes: [...line.nodes, node('x'), node('y')], edges: [...line.edges, edge('a', 'x')] }
  expect(flowProblems(chart)).toEqual([
    { node: 'y', text: '从开始走不到“Y”' },
    { node: 'x', text: '“X”走不到结束' },
    { node: 'y', text: '“Y”走不到结束' },
  ])
})
