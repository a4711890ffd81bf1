import { fireEvent, render, screen } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import { beginCitizen } from '../../../api/citizen-session'
import MyCasesPage from './index'

const demand = { materialKey: 'shop', text: '请补门面房的合同', outside: true, second: true }
const mine = {
  ...{ id: 'k1', version: 3, guideId: 'g1', no: '123456789015', title: '排水许可', org: '区水务局' },
  ...{ applicant: '李*红', state: 'correcting', receivedOn: '2026-03-02', due: null, tentative: false },
  ...{ remaining: null, clock: null, toDo: '请补正 1 项', demands: [demand.text], papers: [], phone: '' },
  timeline: [{ on: '2026-03-02', what: '提交申请', note: '' }],
  clocks: { legal: null, promised: null, delivery: null },
  materials: [
    { key: 'form', name: '申请表', needed: true, given: 'paper', owedBy: null, files: [] },
    { key: 'shop', name: '门面房合同', needed: true, given: 'missing', owedBy: null, files: [] },
  ],
  notices: [{ on: '2026-03-03', no: '补〔2026〕1号', demands: [demand] }],
  ...{ decision: null, delivery: null, mayCorrect: true, mayWithdraw: true, maySupply: false },
}
const row = { ...mine, materials: undefined }

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
})

it('lists what was not handed in before the cases', async () => {
  openedWith({})
  serverAnswers({
    '/citizen': { id: 'p1', phone: '139****9000', wechat: false, identity: null },
    '/citizen/drafts': {
      items: [{ guideId: 'g2', title: '取水许可', savedAt: '2026-03-01T02:00:00.000Z' }],
    },
    '/citizen/cases': { items: [row], nextCursor: null, total: 1 },
  })
  render(<MyCasesPage />)
  expect(await screen.findByText('取水许可')).toBeTruthy()
  expect(await screen.findByText('等您办')).toBeTruthy()
})

it('says what to do now, marks 二次补正, and hands in only what was asked for', async () => {
  openedWith({ id: 'k1' })
  serverAnswers({
    '/citizen/cases/k1': mine,
    '/citizen/cases/k1/thread': { items: [], unread: 0 },
    '/citizen/cases/k1/correct': { ...mine, state: 'received', toDo: '', demands: [], mayCorrect: false },
  })
  render(<MyCasesPage />)
  expect(await screen.findByText('二次补正')).toBeTruthy()
  fireEvent.click(screen.getByText('提交补正材料'))
  fireEvent.click(screen.getByText('提交补正材料'))
  expect(screen.getByText('请至少选一份材料，说明怎么交。')).toBeTruthy()
  fireEvent.click(screen.getAllByText('到窗口交纸质')[0] as HTMLElement)
  fireEvent.click(screen.getByText('提交补正材料'))
  expect(await screen.findByText('收件')).toBeTruthy()
  const [post] = asked().filter(({ method }) => method === 'POST')
  expect(JSON.parse(post?.data ?? '')).toEqual({
    version: 3,
    materials: [{ key: 'shop', given: 'paper', fileIds: [] }],
  })
})

it('withdraws after one question', async () => {
  openedWith({ id: 'k1' })
  serverAnswers({
    '/citizen/cases/k1': mine,
    '/citizen/cases/k1/thread': { items: [], unread: 0 },
    '/citizen/cases/k1/withdraw': { ...mine, state: 'withdrawn', mayWithdraw: false, mayCorrect: false },
  })
  const { container } = render(<MyCasesPage />)
  fireEvent.click(await screen.findByText('撤回申请'))
  const yes = container.querySelector('.sheet__yes')
  expect(yes).not.toBeNull()
  fireEvent.click(yes as Element)
  expect(await screen.findByText('撤回')).toBeTruthy()
})
