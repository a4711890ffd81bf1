import type { Intervention } from '@mingdu/shared/interventions/interventions.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { common, idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, renderPage } from '../../../test/render'
import { InterventionsPage } from './interventions-page'

const ref = (mark: string, name: string) => ({ id: idOf(mark), name })
const proposed: Intervention = {
  ...{ id: idOf('7'), version: 1, no: '演督建〔2026〕1号', kind: 'recommend', state: 'proposed' },
  subject: { kind: 'org', id: idOf('b'), no: '', name: '区水务局' },
  ...{ org: ref('b', '区水务局'), by: ref('c', '督查室主任'), on: '2026-11-24' },
  ...{ basis: '督查结论演督结〔2026〕3号', done: '建议对虚报进展的责任人员追究责任。', result: '' },
  ...{ recommendation: 'accountability', files: [], decision: null, sent: null },
  history: [{ at: '2026-11-24T01:00:00.000Z', who: '督查室主任', what: '行使建议奖惩权', note: '' }],
  ...{ allowedActs: ['approve', 'decline'], hasPaper: false },
}
const approved: Intervention = {
  ...proposed,
  ...{ version: 2, state: 'approved', allowedActs: ['send'], hasPaper: true },
  decision: {
    ...{ granted: true, authority: 'head', documentNo: '区政府批〔2026〕31号', text: '同意' },
    ...{ by: '区领导', on: '2026-11-25' },
  },
}
const modal = (title: string) =>
  screen.getByText(title, { selector: '.ant-modal-title' }).closest('[role=dialog]') as HTMLElement
const answers = (one: Intervention) => ({
  ...common,
  'GET /orgs': () => ({ items: [] }),
  'GET /interventions': () => pageOf(one),
  [`GET /interventions/${one.id}`]: () => one,
})
const AT = `/interventions?open=${proposed.id}`

it('lets the leader put the government’s approval on record, with its number, over the version that was seen', async () => {
  const path = `POST /interventions/${proposed.id}/approve`
  const calls = farSide({ ...answers(proposed), [path]: () => approved })
  renderPage(<InterventionsPage />, { role: 'leader', at: AT })
  const drawer = await screen.findByRole('dialog', { name: '职权行使' })
  expect(await within(drawer).findByText('督查结论演督结〔2026〕3号')).toBeTruthy()
  expect(within(drawer).queryByText('打印')).toBeNull()
  fireEvent.click(within(drawer).getByRole('button', { name: '批准建议' }))
  const dialog = modal(`批准建议：${proposed.no}`)
  fireEvent.click(within(dialog).getByRole('button', { name: '批准建议' }))
  expect((await within(dialog).findAllByText('请写清楚，至少 2 个字')).length).toBe(2)
  expect(calls.some(({ at }) => at === path)).toBe(false)
  fireEvent.change(within(dialog).getByLabelText('文号或批示件'), {
    target: { value: '区政府批〔2026〕31号' },
  })
  fireEvent.change(within(dialog).getByLabelText('批准意见'), { target: { value: '同意' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '批准建议' }))
  await waitFor(() =>
    expect(calls.find(({ at }) => at === path)?.body).toEqual({
      ...{ version: 1, authority: 'government', documentNo: '区政府批〔2026〕31号', text: '同意' },
    }),
  )
})

it('offers the paper once it has effect, and says who approved it', async () => {
  farSide(answers(approved))
  renderPage(<InterventionsPage />, { role: 'supervisionHead', at: AT })
  const drawer = await screen.findByRole('dialog', { name: '职权行使' })
  expect(await within(drawer).findByText('打印')).toBeTruthy()
  expect(within(drawer).getByText('区政府批〔2026〕31号', { exact: false })).toBeTruthy()
  expect(within(drawer).getByRole('button', { name: '转送有权机关' })).toBeTruthy()
})

it('puts a use of a power on record only for who holds one, and not before it says what is asked', async () => {
  const path = 'POST /interventions/investigate'
  const calls = farSide({
    ...answers(proposed),
    'GET /matters': () => pageOf(),
  })
  renderPage(<InterventionsPage />, { role: 'supervisor', at: '/interventions' })
  fireEvent.click(await screen.findByRole('button', { name: '登记行使' }))
  const dialog = modal('登记职权行使')
  fireEvent.click(within(dialog).getByRole('button', { name: '登记' }))
  expect(await within(dialog).findByText('请选督查事项')).toBeTruthy()
  expect(await within(dialog).findByText('请写清楚，至少 10 个字')).toBeTruthy()
  expect(calls.some(({ at }) => at === path)).toBe(false)
})

it('shows a leader the list without the button, and an empty list with what to expect', async () => {
  farSide({ ...answers(proposed), 'GET /interventions': () => pageOf() })
  renderPage(<InterventionsPage />, { role: 'leader', at: '/interventions' })
  expect(await screen.findByText('没有职权行使的记录')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '登记行使' })).toBeNull()
})
