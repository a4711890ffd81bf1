import Taro from '@tarojs/taro'
import { begin, hasLeft, leave, token } from './session'

const storage = new Map<string, string>()
const signIn = () =>
  begin({ token: 't1', expiresAt: '', me: { id: 'a1' } } as unknown as Parameters<typeof begin>[0])

beforeEach(() => {
  storage.clear()
  window.sessionStorage.clear()
  jest.mocked(Taro.getStorageSync).mockImplementation((key: string) => storage.get(key) ?? '')
  jest
    .mocked(Taro.setStorageSync)
    .mockImplementation((key, value) => void storage.set(key as string, value as string))
  jest.mocked(Taro.removeStorageSync).mockImplementation((key) => void storage.delete(key as string))
})

it('remembers why the person left until somebody signs in', () => {
  signIn()
  leave('withdrawn')
  expect([token(), hasLeft()]).toEqual([null, 'withdrawn'])
  signIn()
  expect([token(), hasLeft()]).toEqual(['t1', null])
})

it('takes what an older version remembered for a plain sign-out', () => {
  storage.set('mingdu.left', 'true')
  expect(hasLeft()).toBe('signedOut')
})
