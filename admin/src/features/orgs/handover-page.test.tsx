import type { Handover } from '@mingdu/shared/handovers/handovers.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { idOf } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { HandoverPage } from './handover-page'

const org = { id: idOf('b'), name: '区水务局' }
const next = { id: idOf('d'), name: '演示·水务局·经办二', org }
const full: Handover = {
  person: { id: idOf('c'), name: '演示·水务局·经办一', org },
  rows: [
    {
      kind: 'task',
      id: idOf('1'),
      no: '演督〔2026〕1号-1',
      title: '河段清理',
      org,
      state: '在办',
      due: '2026-12-01' as never,
    },
    { kind: 'delegation', id: idOf('2'), no: '', title: '甲 代 乙', org, state: '代办中', due: null },
    {
      kind: 'card',
      id: idOf('3'),
      no: '演督黄〔2026〕1号',
      title: '黄牌：河段清理',
      org,
      state: '已送达',
      due: null,
    },
  ],
  binding: 2,
  successors: [{ ...next, rowIds: [idOf('1')] }],
}
const AT = `/handovers/${full.person.id}`
const path = `/accounts/${full.person.id}/handover`
const page = (
  <Routes>
    <Route path="/handovers/:id" element={<HandoverPage />} />
  </Routes>
)

it('hands over what was chosen, with a reason, and leaves alone what stays', async () => {
  const calls = farSide({ [`GET ${path}`]: () => full, [`POST ${path}`]: () => ({ ...full, rows: [] }) })
  renderPage(page, { role: 'head', at: AT })
  expect(await screen.findByText('牌随人走，申诉由本人提，由发牌方摘牌')).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox', { name: '收回' }))
  fireEvent.click(screen.getByRole('button', { name: '交接所选 1 项' }))
  const dialog = screen.getByText('办理交接', { selector: '.ant-modal-title' }).closest('[role=dialog]')
  const inside = within(dialog as HTMLElement)
  const ok = inside.getByRole<HTMLButtonElement>('button', { name: /交\s*接/ })
  expect(ok.disabled).toBe(true)
  fireEvent.change(inside.getByPlaceholderText('如：调离本单位'), { target: { value: '调离本单位' } })
  fireEvent.click(ok)
  await waitFor(() =>
    expect(calls.find(({ at }) => at === `POST ${path}`)?.body).toEqual({
      reason: '调离本单位',
      rows: [{ kind: 'delegation', id: idOf('2'), successorId: null }],
    }),
  )
})

it('says that nothing is in hand, or why the list could not be read', async () => {
  farSide({ [`GET ${path}`]: () => ({ ...full, rows: [], binding: 0, successors: [] }) })
  const { unmount } = renderPage(page, { role: 'head', at: AT })
  expect(await screen.findByText(/手里没有待交接的工作/)).toBeTruthy()
  unmount()
  farSide({ [`GET ${path}`]: () => refused(404, 'record.missing', '没有找到') })
  renderPage(page, { role: 'head', at: AT })
  expect((await screen.findAllByText('没有找到')).length).toBeGreaterThan(0)
})

it('says of each row that was refused why, and hands over none', async () => {
  const fields = [
    {
      path: 'body.rows.0',
      rule: 'handover.task-successor',
      message: '“河段清理”：任务只能交给承办单位的人。',
    },
  ]
  farSide({
    [`GET ${path}`]: () => full,
    [`POST ${path}`]: () => refused(422, 'handover.task-successor', '任务只能交给承办单位的人。', { fields }),
  })
  renderPage(page, { role: 'head', at: AT })
  fireEvent.click(await screen.findByRole('checkbox', { name: '收回' }))
  fireEvent.click(screen.getByRole('button', { name: '交接所选 1 项' }))
  fireEvent.change(screen.getByPlaceholderText('如：调离本单位'), { target: { value: '调离本单位' } })
  const dialog = screen.getByText('办理交接', { selector: '.ant-modal-title' }).closest('[role=dialog]')
  fireEvent.click(within(dialog as HTMLElement).getByRole('button', { name: /交\s*接/ }))
  const why = await screen.findByRole('list', { name: '没有交接的原因' })
  expect(why.textContent).toBe('“河段清理”：任务只能交给承办单位的人。')
})
