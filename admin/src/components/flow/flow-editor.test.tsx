import type { FlowChart } from '@mingdu/shared/flow/flow.schema'
import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { renderPage } from '../../../test/render'
import { FlowEditor } from './flow-editor'
import { FlowView } from './flow-view'

const CHART: FlowChart = {
  nodes: [
    { id: 'n1', kind: 'start', text: '申请', who: '', days: null, x: 0, y: 0 },
    { id: 'n2', kind: 'step', text: '受理', who: '窗口', days: 1, x: 0, y: 110 },
    { id: 'n3', kind: 'end', text: '办结', who: '', days: null, x: 0, y: 220 },
  ],
  edges: [
    { id: 'e1', from: 'n1', to: 'n2', label: '' },
    { id: 'e2', from: 'n2', to: 'n3', label: '' },
  ],
}

function open(chart: FlowChart | null) {
  const kept: { chart: FlowChart | null } = { chart }
  function Holder() {
    const [value, setValue] = useState(chart)
    kept.chart = value
    return <FlowEditor value={value} onChange={setValue} />
  }
  renderPage(<Holder />)
  return kept
}

it('begins a chart, and goes on from what was added last, by buttons alone', async () => {
  const kept = open(null)
  fireEvent.click(await screen.findByRole('button', { name: '加开始' }))
  fireEvent.click(screen.getByRole('button', { name: '加环节' }))
  fireEvent.change(screen.getByLabelText('环节名称'), { target: { value: '受理' } })
  fireEvent.change(screen.getByLabelText('办理岗位或人员'), { target: { value: '窗口' } })
  expect(kept.chart?.nodes.map((n) => `${n.kind} ${n.text} ${n.who}`)).toEqual([
    'start 开始 ',
    'step 受理 窗口',
  ])
  expect(kept.chart?.edges).toHaveLength(1)
  expect(screen.getByText('没有结束环节')).toBeTruthy()
})

it('takes a step back and forth again', async () => {
  const kept = open(CHART)
  fireEvent.click(await screen.findByRole('button', { name: '加判断' }))
  expect(kept.chart?.nodes).toHaveLength(4)
  fireEvent.click(screen.getByRole('button', { name: '撤销' }))
  expect(kept.chart).toBe(CHART)
  fireEvent.click(screen.getByRole('button', { name: '重做' }))
  expect(kept.chart?.nodes).toHaveLength(4)
})

it('shows a chart with the same told in words', () => {
  renderPage(<FlowView chart={CHART} title="排水许可办理流程" />)
  expect(screen.getByRole('img', { name: '排水许可办理流程' }).textContent).toContain('1 个工作日')
  expect(screen.getByText('受理（窗口，1 个工作日）', { exact: false }).textContent).toContain('→　办结')
})
