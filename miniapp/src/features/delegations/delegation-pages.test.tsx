import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../test/phone'
import DelegationPage from './detail/index'
import GivePage from './give/index'
import { bodyOf, problemsOf } from './give/give-body'
import DelegationsPage from './list/index'

const org = { id: 'o1', name: '区督查室' }
const one = {
  ...{ id: 'd1', version: 2, reason: '外出培训', phase: 'running', mayStart: false, history: [] },
  ...{ principal: { id: 'p1', name: '主任', org }, delegate: { id: 'p2', name: '督查员一', org } },
  ...{ from: '2026-11-24T16:00:00.000Z', until: '2026-11-30T16:00:00.000Z' },
  ...{ permissions: ['matter.issue'], allowedActs: ['revoke'] },
}
const me = (permissions: string[]) => ({
  ...{ id: 'p1', name: '主任', today: '2026-11-25', unread: 0, org, roles: ['supervisionHead'], permissions },
  ...{ preferences: { elder: false }, privacy: { needed: false }, mustChangePassword: false },
})
const posts = () => asked().filter(({ method }) => method === 'POST')
const yes = (container: HTMLElement) => fireEvent.click(container.querySelector('.sheet__yes') as Element)
const answers = (more: object = {}) =>
  serverAnswers({
    '/me': me(['delegation.give']),
    '/delegations': { items: [one], nextCursor: null, total: 1 },
    '/delegations/d1': one,
    '/delegations/d1/acts': { items: [], nextCursor: null, total: 0 },
    '/delegations/d1/revoke': { ...one, version: 3, phase: 'revoked', allowedActs: [] },
    ...more,
  })

beforeEach(() => {
  phoneStorage().set('mingdu.session', 't1')
  openedWith({})
})

it('lists who acts for whom, with the way to give one', async () => {
  answers()
  render(<DelegationsPage />)
  fireEvent.click(await screen.findByText('督查员一 代 主任'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/delegations/detail/index?id=d1' })
  expect(screen.getByText('代办中')).toBeTruthy()
  fireEvent.click(screen.getByText('授权他人代办'))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/features/delegations/give/index' })
})

it('says that there is none, and what went wrong', async () => {
  answers({ '/delegations': { items: [], nextCursor: null, total: 0 } })
  const { unmount } = render(<DelegationsPage />)
  expect(await screen.findByText('没有代办授权')).toBeTruthy()
  unmount()
  serverAnswers({ '/me': me([]) })
  render(<DelegationsPage />)
  expect(await screen.findByText('您看不到授权')).toBeTruthy()
})

it('ends one’s own at once, asked before', async () => {
  openedWith({ id: 'd1' })
  answers()
  const { container } = render(<DelegationPage />)
  expect(screen.getByRole('status')).toBeTruthy()
  fireEvent.click(await screen.findByText('收回'))
  expect(posts()).toEqual([])
  yes(container)
  expect(await screen.findByText('已收回')).toBeTruthy()
  expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({ version: 2, note: '' })
})

it('is not declined without a reason', async () => {
  openedWith({ id: 'd1' })
  answers({ '/delegations/d1': { ...one, phase: 'offered', allowedActs: ['accept', 'decline'] } })
  render(<DelegationPage />)
  fireEvent.click(await screen.findByText('谢绝'))
  expect(screen.getByText('请写明原因，至少 2 个字')).toBeTruthy()
  expect(posts()).toEqual([])
})

it('cannot be read: says so', async () => {
  openedWith({ id: 'd2' })
  answers()
  render(<DelegationPage />)
  expect(await screen.findByText('您看不到这份授权')).toBeTruthy()
})

describe('giving one', () => {
  const person = {
    id: 'p2',
    name: '督查员一',
    org,
    title: '督查员',
    permissions: ['matter.issue', 'task.urge'],
  }

  it('asks for everything, then goes with whole days', async () => {
    answers({ '/delegation-options': { people: [person] } })
    const { container } = render(<GivePage />)
    fireEvent.click(await screen.findByText('发出授权'))
    expect(screen.getByText('请选代办人')).toBeTruthy()
    fireEvent.click(screen.getByText('督查员一 区督查室 督查员'))
    fireEvent.click(await screen.findByText('派单'))
    fireEvent.input(container.querySelector('.give-reason__in') as Element, { target: { value: '外出培训' } })
    fireEvent.click(screen.getByText('发出授权'))
    expect(screen.getByText('请选结束日期')).toBeTruthy()
    expect(posts()).toEqual([])
  })

  it('takes no end before its beginning, and sends the end of the last day', () => {
    const give = {
      to: 'p2',
      permissions: ['matter.issue'],
      from: '2026-11-25',
      until: '2026-11-30',
      reason: '培训',
    }
    expect(problemsOf(give)).toEqual({})
    expect(problemsOf({ ...give, until: '2026-11-24' })).toEqual({ until: '结束日期不能早于开始日期' })
    expect(bodyOf(give)).toMatchObject({
      from: '2026-11-24T16:00:00.000Z',
      until: '2026-11-30T16:00:00.000Z',
    })
  })

  it('says when there is nobody, and what went wrong', async () => {
    answers({ '/delegation-options': { people: [] } })
    const { unmount } = render(<GivePage />)
    expect(await screen.findByText('本单位没有可以授权的人')).toBeTruthy()
    unmount()
    answers()
    render(<GivePage />)
    await waitFor(() => expect(screen.getByText('您看不到可以授权的人')).toBeTruthy())
  })
})
