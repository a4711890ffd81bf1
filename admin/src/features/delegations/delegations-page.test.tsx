import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, meWith, renderPage } from '../../../test/render'
import { DelegationsPage } from './delegations-page'

const me = meWith('supervisor')
const org = { id: idOf('b'), name: '区督查室' }
const one: Delegation = {
  id: idOf('7'),
  version: 1,
  principal: { id: idOf('8'), name: '演示·督查室主任', org },
  delegate: { id: me.id, name: me.name, org },
  permissions: ['matter.approve'],
  from: '2026-11-24T16:00:00.000Z',
  until: '2026-12-01T16:00:00.000Z',
  reason: '外出培训',
  phase: 'offered',
  allowedActs: ['accept', 'decline'],
  mayStart: false,
  history: [{ at: '2026-11-24T01:00:00.000Z', who: '演示·督查室主任', what: '授权代办', note: '外出培训' }],
}
const AT = `/delegations?open=${one.id}`
const answers = (row: Delegation) => ({
  'GET /delegations': () => pageOf(row),
  [`GET /delegations/${row.id}`]: () => row,
  [`GET /delegations/${row.id}/acts`]: () => pageOf(),
})
const bodies = (calls: ReturnType<typeof farSide>, at: string) =>
  calls.filter((call) => call.at === at).map(({ body }) => body)
const modal = (title: string) =>
  screen.getByText(title, { selector: '.ant-modal-title' }).closest('[role=dialog]') as HTMLElement

it('is accepted after it was said what that means, over the version that was seen', async () => {
  const path = `POST /delegations/${one.id}/accept`
  const calls = farSide({ ...answers(one), [path]: () => ({ ...one, phase: 'running' }) })
  renderPage(<DelegationsPage />, { at: AT })
  const drawer = await screen.findByRole('dialog', { name: '授权代办' })
  fireEvent.click(await within(drawer).findByRole('button', { name: /接\s*受/ }))
  expect(modal('接受授权').textContent).toContain('办的每件事都记您和授权人两个名字')
  fireEvent.click(within(modal('接受授权')).getByRole('button', { name: /接\s*受/ }))
  await waitFor(() => expect(bodies(calls, path)).toEqual([{ version: 1, note: '' }]))
})

it('is not declined without a reason', async () => {
  const path = `POST /delegations/${one.id}/decline`
  const calls = farSide({ ...answers(one), [path]: () => one })
  renderPage(<DelegationsPage />, { at: AT })
  const drawer = await screen.findByRole('dialog', { name: '授权代办' })
  fireEvent.click(await within(drawer).findByRole('button', { name: /谢\s*绝/ }))
  fireEvent.click(within(modal('谢绝授权')).getByRole('button', { name: /谢\s*绝/ }))
  expect(await screen.findByText('请写明原因，至少 2 个字')).toBeTruthy()
  expect(bodies(calls, path)).toEqual([])
})

it('leads to acting in the principal’s name while it runs', async () => {
  const running: Delegation = { ...one, phase: 'running', allowedActs: ['giveUp'], mayStart: true }
  const path = `POST /delegations/${one.id}/start`
  const calls = farSide({ ...answers(running), [path]: () => ({ ok: true }) })
  renderPage(<DelegationsPage />, { at: AT })
  fireEvent.click(await screen.findByRole('button', { name: '开始代为办理' }))
  await waitFor(() => expect(bodies(calls, path)).toHaveLength(1))
})

it('says what to do where there is none', async () => {
  farSide({ 'GET /delegations': () => pageOf() })
  renderPage(<DelegationsPage />, { at: '/delegations' })
  expect(await screen.findByText('没有代办授权')).toBeTruthy()
  expect(screen.getByRole('button', { name: /授权他人代办/ })).toBeTruthy()
})
