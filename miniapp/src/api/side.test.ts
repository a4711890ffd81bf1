import Taro from '@tarojs/taro'
import { phoneStorage } from '../../test/phone'
import { tabsOf } from '../components/tab-bar/tabs'
import { begin, end } from './session'
import { changeSide, side } from './side'

const signIn = (id: string) =>
  begin({ token: `t-${id}`, expiresAt: '', me: { id } } as unknown as Parameters<typeof begin>[0])

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  end()
})

it('is the citizen’s for everybody without a session', () => {
  expect(side()).toBe('citizen')
  expect(tabsOf(side(), 'me')).toEqual(['home', 'services', 'participate', 'me'])
})

it('is the official’s with a session, who may look at the other one and finds it again', () => {
  signIn('a1')
  expect(side()).toBe('official')
  expect(tabsOf(side(), 'me')).toEqual(['todo', 'messages', 'me'])
  changeSide('citizen')
  expect(side()).toBe('citizen')
  expect(Taro.reLaunch).toHaveBeenLastCalledWith({ url: '/pages/home/index' })
  changeSide('official')
  expect(side()).toBe('official')
  expect(Taro.reLaunch).toHaveBeenLastCalledWith({ url: '/pages/todo/index' })
})

it('begins at work for the next person, whatever the last one looked at', () => {
  signIn('a1')
  changeSide('citizen')
  end()
  signIn('a2')
  expect(side()).toBe('official')
})

it('shows the tabs of a page that a card opened on the other side', () => {
  expect(tabsOf('citizen', 'todo')).toEqual(['todo', 'messages', 'me'])
  expect(tabsOf('official', 'home')).toEqual(['home', 'services', 'participate', 'me'])
})
