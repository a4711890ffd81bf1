import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { asked, phoneStorage, serverAnswers } from '../../../test/phone'
import { beginCitizen } from '../../api/citizen-session'
import { begin, end } from '../../api/session'
import HomePage from './index'

const guide = (id: string, title: string) => ({
  ...{ id, title, powerId: 'p1', type: '01', org: { id: 'o1', name: '区水务局' }, audience: 'both' },
  ...{ legalDays: 20, promisedDays: 5, caseType: '2', free: true },
})
const NOW = {
  '/public/themes': { items: [], region: '演示区' },
  '/public/guides': { items: [guide('g1', '排水许可'), guide('g2', '取水许可')], nextCursor: null, total: 2 },
  '/public/powers/stats': {
    ...{ asOf: '2026-11-25', total: 3, duties: 9, states: [], kinds: [], types: [], orgs: [] },
    month: [
      { kind: 'add', count: 2 },
      { kind: 'cancel', count: 1 },
      { kind: 'keep', count: 0 },
    ],
  },
}

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  end()
})

it('is there for everybody: nothing but public pages is asked for, and nobody is sent to sign in', async () => {
  serverAnswers(NOW)
  render(<HomePage />)
  expect(await screen.findByText('排水许可')).toBeTruthy()
  expect(screen.getByText('演示区')).toBeTruthy()
  expect(screen.getAllByText('区水务局 · 承诺 5 个工作日 · 不收费')).toHaveLength(2)
  expect(screen.getByText('11 月变动 3 项')).toBeTruthy()
  expect(screen.getByText('新增 2 · 取消 1')).toBeTruthy()
  expect(asked().every(({ url }) => url.includes('/api/v1/public/'))).toBe(true)
  expect(Taro.reLaunch).not.toHaveBeenCalled()
  fireEvent.click(screen.getByText('11 月变动 3 项'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/powers/list/index?changedIn=2026-11' })
})

it('says what there is to do while no guide is published', async () => {
  serverAnswers({ ...NOW, '/public/guides': { items: [], nextCursor: null, total: 0 } })
  render(<HomePage />)
  expect(await screen.findByText('还没有公开的办事指南')).toBeTruthy()
})

it('opens 办事 at the way that was tapped', async () => {
  serverAnswers(NOW)
  render(<HomePage />)
  fireEvent.click(screen.getByText('人生事件'))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/services/index' })
  expect(await screen.findByText('取水许可')).toBeTruthy()
})

it('keeps four ways in 关怀模式, which anybody turns on here', async () => {
  serverAnswers(NOW)
  const { container } = render(<HomePage />)
  expect(container.querySelectorAll('.service')).toHaveLength(8)
  fireEvent.click(screen.getByText('关怀模式'))
  expect(await screen.findByText('退出关怀模式')).toBeTruthy()
  expect(container.querySelectorAll('.service')).toHaveLength(4)
  fireEvent.click(screen.getByText('退出关怀模式'))
})

it('gives way to 待办 for whoever works here', () => {
  begin({ token: 't1', expiresAt: '', me: { id: 'a1' } } as unknown as Parameters<typeof begin>[0])
  serverAnswers(NOW)
  render(<HomePage />)
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/todo/index' })
})

it('leads whoever is signed in straight on with what they have not handed in, and counts what is unread', async () => {
  const draft = (guideId: string, title: string) => ({ guideId, title, savedAt: '2026-03-01T02:00:00.000Z' })
  const answers = (items: object[]) => ({
    ...NOW,
    '/citizen': { id: 'p1', phone: '139****9000', wechat: false, identity: null },
    '/citizen/cases': { items: [], nextCursor: null, total: 0 },
    '/citizen/messages': { items: [], nextCursor: null, total: 3, unread: 3 },
    '/citizen/drafts': { items },
  })
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
  serverAnswers(answers([draft('g1', '公共场所卫生许可')]))
  const first = render(<HomePage />)
  fireEvent.click(await screen.findByText('接着填'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/cases/apply/index?guide=g1' })
  expect((await screen.findByText('3')).className).toContain('tabs__badge')
  first.unmount()
  serverAnswers(answers([draft('g1', '公共场所卫生许可'), draft('g2', '取水许可')]))
  render(<HomePage />)
  fireEvent.click(await screen.findByText('2 份申请没有提交'))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/features/cases/mine/index' })
})
