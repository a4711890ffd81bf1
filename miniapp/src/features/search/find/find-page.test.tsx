import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import { begin, end } from '../../../api/session'
import FindPage from './index'

const hit = (kind: string, id: string, title: string) => ({
  ...{ kind, id, openId: `${id}0`, code: [], snippet: [], orgName: '区水务局', type: '行政许可' },
  title: [
    { text: title.slice(0, 2), hit: true },
    { text: title.slice(2), hit: false },
  ],
})
const FOUND = {
  items: [hit('guide', 'g1', '排水许可'), hit('duty', 'd1', '排水审查责任')],
  ...{ total: 2, next: null, types: [], orgs: [], hint: null },
  kinds: [
    { value: 'guide', name: '办事指南', count: 1 },
    { value: 'duty', name: '责任事项', count: 1 },
  ],
}

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  end()
  openedWith({ q: '排水' })
})

it('searches what is public for everybody, marks what matched, and opens the power of a duty', async () => {
  serverAnswers({ '/public/search': FOUND })
  const { container } = render(<FindPage />)
  expect(await screen.findByText('找到 2 条')).toBeTruthy()
  expect(Array.from(container.querySelectorAll('.piece--hit')).map((one) => one.textContent)).toEqual([
    '排水',
    '排水',
  ])
  expect(screen.getByText('全部 2')).toBeTruthy()
  fireEvent.click(screen.getByText('审查责任'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/powers/detail/index?id=d10' })
  fireEvent.click(screen.getByText('办事指南 1'))
  await screen.findByText('找到 2 条')
  expect(asked().map(({ url }) => new URL(url, 'http://x').search)).toContain(
    `?q=${encodeURIComponent('排水')}&limit=20&kind=guide`,
  )
})

it('searches tasks as well for whoever is signed in', async () => {
  begin({ token: 't1', expiresAt: '', me: { id: 'a1' } } as unknown as Parameters<typeof begin>[0])
  serverAnswers({ '/search': FOUND })
  render(<FindPage />)
  expect(await screen.findByText('找到 2 条')).toBeTruthy()
  expect(asked()[0]?.header['Authorization']).toBe('Bearer t1')
})

it('offers another spelling, and says what to do when nothing was found', async () => {
  serverAnswers({ '/public/search': { ...FOUND, items: [], total: 0, kinds: [], hint: '排水许可' } })
  render(<FindPage />)
  expect(await screen.findByText('没有找到“排水”')).toBeTruthy()
  serverAnswers({ '/public/search': FOUND })
  fireEvent.click(screen.getByText('排水许可'))
  expect(await screen.findByText('找到 2 条')).toBeTruthy()
  expect(decodeURIComponent(asked().at(-1)?.url ?? '')).toContain('q=排水许可')
})

it('leads from a 办件编号 to its 跟踪卡, and says what is wrong with one that cannot be', async () => {
  serverAnswers({ '/public/search': { ...FOUND, items: [], total: 0, kinds: [] } })
  openedWith({ q: '1234 5678 9015' })
  const first = render(<FindPage />)
  fireEvent.click(await screen.findByText('查办件 1234 5678 9015 的进度'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/cases/track/index?no=123456789015' })
  first.unmount()
  openedWith({ q: '123456789016' })
  render(<FindPage />)
  expect(await screen.findByText(/像是办件编号。.*校验位不对/)).toBeTruthy()
})
