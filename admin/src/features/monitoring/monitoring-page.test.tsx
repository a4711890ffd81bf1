import type { Alert, Board, BoardLine, Check, LedgerRow } from '@mingdu/shared/monitoring/monitoring.schema'
import { CHECK_ITEMS } from '@mingdu/shared/monitoring/monitoring.states'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { common, idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { averageText } from '@mingdu/shared/monitoring/ledger.sheet'
import { MonitoringPage } from './monitoring-page'

const org = { id: idOf('b'), name: '区水务局' }
const power = { id: idOf('6'), code: 'P-1', name: '排水许可', type: '01' }
const line = (set: Partial<BoardLine>): BoardLine => ({
  ...{ key: 'k', name: '合计', inHand: 0, dueToday: 0, late: 0, alerts: 0, receivedToday: 0, endedToday: 0 },
  ...set,
})
const board: Board = {
  today: '2026-11-25',
  total: line({ inHand: 12, late: 3 }),
  orgs: [line({ key: org.id, name: org.name, inHand: 12, late: 3 })],
  channels: [line({ key: 'window', name: '窗口', inHand: 12 })],
  windows: [line({ key: '区政务服务中心 1 号窗口', name: '区政务服务中心 1 号窗口', inHand: 12 })],
  items: [line({ key: power.id, name: power.name, inHand: 12 })],
}
const alert: Alert = {
  id: idOf('7'),
  version: 4,
  rule: 'promisedLate',
  light: 'red',
  since: '2026-11-21',
  text: '承诺时限 2026-11-20 已过。',
  state: 'open',
  closedAs: null,
  closedOn: null,
  raisedAt: '2026-11-25T01:00:00.000Z',
  ...{ org, power, case: { id: idOf('8'), no: '302511890214', title: '排水许可', channel: 'window' } },
  cardId: null,
  basis: '本事项办事指南承诺的办结时限',
  breach: {
    duties: [{ stage: '决定', content: '在期限内作出决定', basis: '' }],
    accountabilities: [{ situation: '不在期限内作出决定的', basis: '', organ: '监察机关' }],
  },
  card: null,
  history: [],
  mayPropose: true,
}
const check: Check = {
  ...{ id: idOf('9'), version: 1, kind: 'sample', state: 'open', org, power },
  case: { id: idOf('8'), no: '302511890214', title: '排水许可' },
  draw: { seed: '三月', of: 40 },
  createdBy: { id: idOf('a'), name: '监察一' },
  createdAt: '2026-11-25T01:00:00.000Z',
  ...{ reviewedBy: null, cardId: null, visit: null, answers: {}, note: '', history: [], mayFill: true },
}

const modal = async (title: string) =>
  (await screen.findByText(title, { selector: '.ant-modal-title' })).closest('[role=dialog]') as HTMLElement

it('shows what stands now by unit, channel and item', async () => {
  farSide({ ...common, 'GET /monitoring/board': () => board })
  renderPage(<MonitoringPage />, { role: 'monitor', at: '/monitoring' })
  const byOrg = await screen.findByRole('region', { name: '按单位' })
  expect(within(byOrg).getByText('区水务局')).toBeTruthy()
  expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
    ...['实时监察', '预警', '抽查', '权力运行台账'],
  ])
})

it('says why the board cannot be read, and reads it again', async () => {
  const calls = farSide({
    ...common,
    'GET /monitoring/board': () => refused(422, 'period.order', '现在读不到'),
  })
  renderPage(<MonitoringPage />, { role: 'head', at: '/monitoring' })
  expect(await screen.findByText('现在读不到', { exact: false })).toBeTruthy()
  expect(screen.queryByRole('tab', { name: '抽查' })).toBeNull()
  const before = calls.length
  fireEvent.click(screen.getByRole('button', { name: /重试|再试/ }))
  await waitFor(() => expect(calls.length).toBeGreaterThan(before))
})

it('shows an alert with the duty and 追责情形, and asks for a card after a word of confirmation', async () => {
  const path = `POST /monitoring/alerts/${alert.id}/card`
  const calls = farSide({
    ...common,
    'GET /monitoring/alerts': () => pageOf(alert),
    [`GET /monitoring/alerts/${alert.id}`]: () => alert,
    [path]: () => ({ ...alert, mayPropose: false }),
  })
  renderPage(<MonitoringPage />, { role: 'monitor', at: `/monitoring?tab=alerts&open=${alert.id}` })
  const drawer = await screen.findByRole('dialog', { name: '超过承诺时限' })
  expect(await within(drawer).findByText('不在期限内作出决定的', { exact: false })).toBeTruthy()
  fireEvent.click(within(drawer).getByRole('button', { name: '提请发牌' }))
  const dialog = await modal('提请发牌：超过承诺时限')
  fireEvent.click(within(dialog).getByRole('button', { name: '提请' }))
  await waitFor(() => expect(calls.find((call) => call.at === path)?.body).toEqual({ version: 4 }))
})

it('hands a checklist in only when every item was answered and what is wrong was said', async () => {
  const path = `POST /monitoring/checks/${check.id}/fill`
  const calls = farSide({
    ...common,
    'GET /monitoring/checks': () => pageOf(check),
    [`GET /monitoring/checks/${check.id}`]: () => check,
    [path]: () => ({ ...check, state: 'problems', mayFill: false }),
  })
  renderPage(<MonitoringPage />, { role: 'monitor', at: `/monitoring?tab=checks&open=${check.id}` })
  const send = await screen.findByRole<HTMLButtonElement>('button', { name: '提交检查结果' })
  expect(send.disabled).toBe(true)
  for (const name of Object.values(CHECK_ITEMS)) {
    const wanted = name === CHECK_ITEMS.papers ? '不符合' : '符合'
    const group = screen.getByRole('radiogroup', { name })
    fireEvent.click(within(group).getByRole('radio', { name: wanted }))
  }
  expect(send.disabled).toBe(true)
  fireEvent.change(screen.getByLabelText(`${CHECK_ITEMS.papers}：哪里不符合`), {
    target: { value: '受理没有文号' },
  })
  fireEvent.click(screen.getByRole('radio', { name: '提请提示' }))
  fireEvent.click(send)
  const dialog = await modal('提交检查结果')
  fireEvent.click(within(dialog).getByRole('button', { name: '提交' }))
  await waitFor(() => expect(calls.some((call) => call.at === path)).toBe(true))
  expect(calls.find((call) => call.at === path)?.body).toMatchObject({
    ...{ version: 1, card: 'notice' },
    answers: { papers: { answer: 'bad', note: '受理没有文号' }, fee: { answer: 'good', note: '' } },
  })
})

it('shows the 台账 of a period, and the powers never exercised of a unit', async () => {
  const row: LedgerRow = {
    ...{ power, org, received: 12, ended: 10, refused: 1, late: 2, averageTenths: 85, cards: 1 },
  }
  const idle = { id: idOf('5'), code: 'P-2', name: '取水许可', type: '01' }
  const calls = farSide({
    ...common,
    'GET /monitoring/ledger': () => ({ rows: [row], definition: '口径' }),
    'GET /monitoring/idle-powers': ({ url }) => ({
      orgs: [{ org, powers: 9, idle: 4 }],
      powers: url.searchParams.has('orgId') ? [idle] : [],
      definition: '口径',
    }),
  })
  renderPage(<MonitoringPage />, { role: 'monitor', at: '/monitoring?tab=ledger' })
  expect(await screen.findByText('8.5')).toBeTruthy()
  const asked = calls.find((call) => call.at === 'GET /monitoring/ledger')?.url.searchParams
  expect([asked?.get('from'), asked?.get('to')]).toEqual(['2026-11-01', '2026-11-25'])
  fireEvent.click(await screen.findByRole('button', { name: org.name }))
  expect(await screen.findByRole('link', { name: '取水许可' })).toBeTruthy()
})

it.each([
  [null, '—'],
  [0, '0.0'],
  [85, '8.5'],
  [160, '16.0'],
])('writes %s tenths of a day as %s', (tenths, text) => expect(averageText(tenths)).toBe(text))
