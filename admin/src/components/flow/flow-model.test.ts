import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { NODE_WIDTH, nodeHeight } from '@mingdu/shared/flow/flow.drawing'
import { flowProblem } from '@mingdu/shared/flow/flow.rules'
import { arrange } from './flow-layout'
import { addNode, connect, EMPTY_CHART, patchNode, remove } from './flow-model'
import { flowFindings } from './flow-problems'
import { flowSteps } from './flow-steps'

/** 申请 → 受理？ → 是：审批 → 办结; 否 → 不予受理. */
function chart(): FlowChart {
  let [c] = addNode(EMPTY_CHART, 'start', null)
  ;[c] = addNode(c, 'decision', 'n1')
  ;[c] = addNode(c, 'step', 'n2')
  ;[c] = addNode(c, 'end', 'n3')
  ;[c] = addNode(c, 'end', 'n2')
  return patchNode(patchNode(c, 'n3', { text: '审批', who: '区水务局', days: 3 }), 'n5', { text: '不予受理' })
}

it('connects a new node to the one it follows, a decision with 是 and then 否', () => {
  expect(chart().edges.map(({ from, to, label }) => `${from}>${to}${label}`)).toEqual([
    'n1>n2',
    'n2>n3是',
    'n3>n4',
    'n2>n5否',
  ])
  expect(flowProblem(chart())).toBeNull()
})

it('puts no new node on top of another', () => {
  expect(overlaps(chart())).toEqual([])
})

it('takes the lines of a removed node with it, and is empty without nodes', () => {
  const left = remove(chart(), ['n3'], [])
  expect(left.edges.map((e) => e.id)).toEqual(['e1', 'e4'])
  expect(remove(left, ['n1', 'n2', 'n4', 'n5'], [])).toBe(EMPTY_CHART)
})

it('draws no line twice, to itself or into the air', () => {
  const c = chart()
  expect(connect(c, 'n1', 'n2')).toBe(c)
  expect(connect(c, 'n1', 'n1')).toBe(c)
  expect(connect(c, 'n1', 'gone')).toBe(c)
})

it('arranges from top to bottom with nothing on top of each other', () => {
  const heap = { ...chart(), nodes: chart().nodes.map((n) => ({ ...n, x: 0, y: 0 })) }
  const tidy = arrange(heap)
  const y = (id: string) => tidy.nodes.find((n) => n.id === id)?.y ?? NaN
  expect(y('n1')).toBeLessThan(y('n2'))
  expect(y('n2')).toBeLessThan(y('n3'))
  expect(y('n3')).toBeLessThan(y('n4'))
  expect(overlaps(tidy)).toEqual([])
})

it('names the node that a problem is about, and advises on decisions', () => {
  const loose = remove(chart(), [], ['e3'])
  expect(flowFindings(loose)[0]).toMatchObject({ refused: true, node: 'n4' })
  expect(flowFindings(remove(chart(), ['n5'], []))).toEqual([
    { node: 'n2', text: '判断“是否符合条件”只有一个去向，至少要有两个', refused: false },
  ])
  expect(flowFindings(EMPTY_CHART)).toEqual([])
})

it('tells the chart in words along its lines', () => {
  expect(flowSteps(chart()).map(({ text, next }) => `${text}→${next.join('；')}`)).toEqual([
    '开始→是否符合条件',
    '判断：是否符合条件→是：审批；否：不予受理',
    '审批（区水务局，3 个工作日）→结束',
    '结束→',
    '不予受理→',
  ])
})

function overlaps({ nodes }: FlowChart): string[] {
  return nodes.flatMap((a, i) =>
    nodes
      .slice(i + 1)
      .filter(
        (b) => Math.abs(a.x - b.x) < NODE_WIDTH && a.y < b.y + nodeHeight(b) && b.y < a.y + nodeHeight(a),
      )
      .map((b) => `${a.id} ${b.id}`),
  )
}
