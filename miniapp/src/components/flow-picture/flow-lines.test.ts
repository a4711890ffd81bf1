import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { flowLines } from './flow-lines'

const node = (id: string, kind: 'start' | 'step' | 'decision' | 'end', text: string, more = {}) => ({
  ...{ id, kind, text, who: '', days: null, x: 0, y: 0 },
  ...more,
})
const edge = (from: string, to: string, label = '') => ({ id: `${from}${to}`, from, to, label })

it('tells a chart step by step, with both ways of a decision and who takes how long', () => {
  const chart: FlowChart = {
    nodes: [
      node('d', 'end', '送达'),
      node('a', 'start', '申请'),
      node('b', 'decision', '材料齐全？', { who: '窗口' }),
      node('c', 'step', '补正', { days: 5 }),
    ],
    edges: [edge('a', 'b'), edge('b', 'd', '是'), edge('b', 'c', '否'), edge('c', 'b')],
  }
  expect(flowLines(chart)).toEqual([
    '申请 → 材料齐全？',
    '材料齐全？（窗口） → 是：送达；否：补正',
    '送达',
    '补正（5 个工作日） → 材料齐全？',
  ])
})

it('leaves no step out, not even one that no line leads to', () => {
  expect(flowLines({ nodes: [node('x', 'step', '孤立环节')], edges: [] })).toEqual(['孤立环节'])
})
