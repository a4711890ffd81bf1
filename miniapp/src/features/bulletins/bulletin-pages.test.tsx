import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { openedWith, phoneStorage, serverAnswers } from '../../../test/phone'
import BulletinPage from './detail/index'
import BulletinsPage from './list/index'

const rate = { part: 9, n: 10, value: 900 }
const counts = (red: number) => ({
  ...{ inHand: 12, lights: { red, yellow: 1, green: 3, grey: 0, recovered: 0 }, due: 10 },
  ...{ onTime: rate, onTimeCommon: rate, onTimeBefore: rate, overdue: red, overdueBefore: 0 },
  ...{ onSchedule: rate, closed: rate, relapsed: { part: 0, n: 0, value: null } },
})
const unit = (i: number) => ({ org: { id: `o${i}`, name: `第${i}局` }, counts: counts(0), verdict: 'same' })
const red = {
  ...{ id: 't1', no: '演督〔2026〕1号-1', title: '清水河段整改', org: { id: 'o1', name: '区水务局' } },
  ...{ matter: { id: 'm1', no: '', title: '' }, due: '2026-11-20', lateWorkdays: 3, reason: '等物料' },
}
const figures = {
  ...{ asOf: '2026-11-23T01:00:00.000Z', asOn: '2026-11-22', steps: [], matterSteps: [] },
  ...{ period: { from: '2026-11-16', through: '2026-11-22' }, before: { from: '', through: '' } },
  ...{ total: counts(1), units: Array.from({ length: 8 }, (_, i) => unit(i)), reds: [red], moreReds: 2 },
  ...{
    unissued: { n: 0, overdue: 0, rows: [] },
    definitions: [{ name: '按时办结率', definition: '按时的 ÷ 到期的' }],
  },
}
const row = {
  ...{ id: 'b1', version: 3, no: '演督周〔2026〕3号', kind: 'weekly', state: 'issued', title: '督查周通报' },
  ...{ period: figures.period, asOn: '2026-11-22', draftedBy: null, issuedOn: '2026-11-23' },
  ...{ inHand: 12, red: 1, onTime: rate },
}
const bulletin = {
  ...row,
  ...{
    about: { category: null, matters: [] },
    figures,
    issuer: '区督查室',
    issuedBy: null,
    withdrawal: null,
  },
  ...{ texts: { lead: '总体平稳', good: '', problems: '河道进展慢', next: '' }, history: [] },
  ...{ allowedActs: [], opensTasks: true },
}
const me = {
  ...{ id: 'p1', name: '某人', today: '2026-11-25', unread: 0, org: red.org, roles: ['head'] },
  ...{ permissions: ['bulletin.read'], mustChangePassword: false },
  ...{ preferences: { elder: false }, privacy: { needed: false } },
}
const answers = (more: object = {}) =>
  serverAnswers({
    ...{ '/me': me, '/bulletins': { items: [row], nextCursor: null, total: 1 }, '/bulletins/b1': bulletin },
    ...more,
  })

beforeEach(() => {
  phoneStorage().set('mingdu.session', 't1')
  openedWith({})
})

it('lists bulletins with what they say in figures', async () => {
  answers()
  render(<BulletinsPage />)
  fireEvent.click(await screen.findByText('督查周通报'))
  expect(screen.getByText('在办 12 项 · 超期 1 项 · 按时办结率 90.0%（n=10）')).toBeTruthy()
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/bulletins/detail/index?id=b1' })
})

it('says that there is none, and what went wrong', async () => {
  answers({ '/bulletins': { items: [], nextCursor: null, total: 0 } })
  const { unmount } = render(<BulletinsPage />)
  expect(await screen.findByText('还没有这样的通报')).toBeTruthy()
  unmount()
  serverAnswers({ '/me': me })
  render(<BulletinsPage />)
  expect(await screen.findByText('您看不到督查通报')).toBeTruthy()
})

it('shows the figures, what was written, and leads to what is late', async () => {
  openedWith({ id: 'b1' })
  answers()
  render(<BulletinPage />)
  expect(screen.getByRole('status')).toBeTruthy()
  expect(await screen.findByText('总体平稳')).toBeTruthy()
  expect(screen.getByText('河道进展慢')).toBeTruthy()
  expect(screen.queryByText('好的做法')).toBeNull()
  expect(screen.getByText('另有 2 项没有列出。')).toBeTruthy()
  expect(screen.queryByText('第7局')).toBeNull()
  fireEvent.click(screen.getByText('再看 2 个单位'))
  expect(screen.getByText('第7局')).toBeTruthy()
  fireEvent.click(screen.getByText('清水河段整改'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/tasks/detail/index?id=t1' })
})

it('opens nothing for whoever may not, and says that it was withdrawn', async () => {
  openedWith({ id: 'b1' })
  const withdrawal = { by: { id: 'p1', name: '主任' }, on: '2026-11-24', reason: '数字有误' }
  answers({ '/bulletins/b1': { ...bulletin, opensTasks: false, state: 'withdrawn', withdrawal } })
  render(<BulletinPage />)
  expect(await screen.findByText('2026-11-24 由主任撤回：数字有误')).toBeTruthy()
  fireEvent.click(screen.getByText('清水河段整改'))
  expect(Taro.navigateTo).not.toHaveBeenCalled()
})

it('opens the paper, and says when it could not be fetched', async () => {
  openedWith({ id: 'b1' })
  answers()
  jest.mocked(Taro.downloadFile).mockRejectedValueOnce(new Error('no network'))
  render(<BulletinPage />)
  fireEvent.click(await screen.findByText('打开 PDF'))
  await waitFor(() => expect(document.querySelector('.bulletin-refusal')).toBeTruthy())
})

it('cannot be read: says so', async () => {
  openedWith({ id: 'b2' })
  answers()
  render(<BulletinPage />)
  expect(await screen.findByText('您看不到这份通报')).toBeTruthy()
})
