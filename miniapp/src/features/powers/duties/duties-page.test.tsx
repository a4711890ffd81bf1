import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import DutiesPage from './index'

const ID = '0123456789abcdef01234567'
const service = (title: string, powerId: string | null) =>
  ({ title, content: '', office: '水政股', phone: '', powerId }) as const
const head = { no: 1, from: '2026-01-10', publishedAt: '' }
const content = {
  ...{ duties: [], boundaries: [], oversight: [] },
  services: [service('水质公开', 'p1'), service('水位公开', null), service('旱情公开', 'gone')],
}
const list = {
  ...{ org: { id: ID, name: '区水务局' }, published: { ...head, content }, versions: [head] },
  ...{ orgNames: {}, powers: { p1: { code: 'C1', name: '取水许可' } } },
}

it('leads from a public service to the power it names, by name and code', async () => {
  phoneStorage()
  openedWith({ id: ID })
  serverAnswers({ [`/public/duty-lists/${ID}`]: list })
  render(<DutiesPage />)
  fireEvent.click(await screen.findByText('公共服务事项'))
  expect(screen.getByText('权责事项：取水许可（C1）')).toBeTruthy()
  expect(screen.getByText('旱情公开')).toBeTruthy()
  fireEvent.click(screen.getByText('看这个事项'))
  expect(jest.mocked(Taro.navigateTo).mock.calls[0]?.[0].url).toBe('/features/powers/detail/index?id=p1')
})
