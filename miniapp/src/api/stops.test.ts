import Taro from '@tarojs/taro'
import { targetOf, toBindPage, toPrivacyPage } from './stops'

const pages = jest.spyOn(Taro, 'getCurrentPages')
const at = (route: string, options: Record<string, string> = {}) =>
  pages.mockReturnValue([{ route, options }] as unknown as Taro.Page[])

it('returns to a page of this program and to nowhere else', () => {
  const task = '/features/tasks/detail/index?id=1'
  expect(targetOf(encodeURIComponent(task))).toBe(task)
  expect(targetOf(undefined)).toBe('/pages/todo/index')
  expect(targetOf(encodeURIComponent('https://example.org/'))).toBe('/pages/todo/index')
  expect(targetOf(encodeURIComponent('/features/accounts/bind/index?from=x'))).toBe('/pages/todo/index')
  expect(targetOf(encodeURIComponent('/features/accounts/privacy/index'))).toBe('/pages/todo/index')
})

it('stops a person for their consent and remembers where they were going', () => {
  at('features/tasks/detail/index', { id: '1' })
  toPrivacyPage()
  const from = encodeURIComponent('/features/tasks/detail/index?id=1')
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: `/features/accounts/privacy/index?from=${from}` })
})

it.each(['bind', 'privacy', 'my-privacy'])('asks for no consent on top of the page %s', (page) => {
  at(`features/accounts/${page}/index`)
  toPrivacyPage()
  expect(Taro.reLaunch).not.toHaveBeenCalled()
})

it('opens the bind page once', () => {
  at('features/accounts/bind/index')
  toBindPage()
  expect(Taro.reLaunch).not.toHaveBeenCalled()
  at('features/accounts/my-privacy/index')
  toBindPage()
  expect(Taro.reLaunch).toHaveBeenCalledTimes(1)
})
