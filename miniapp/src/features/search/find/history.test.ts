import Taro from '@tarojs/taro'
import { forgetSearches, remember, searched } from './history'

const storage = new Map<string, string>()
beforeEach(() => {
  storage.clear()
  jest.mocked(Taro.getStorageSync).mockImplementation((key: string) => storage.get(key) ?? '')
  jest
    .mocked(Taro.setStorageSync)
    .mockImplementation((key, value) => void storage.set(key as string, value as string))
  jest.mocked(Taro.removeStorageSync).mockImplementation((key) => void storage.delete(key as string))
})

it('remembers the last ten, the last first and none twice, and forgets them all', () => {
  for (let n = 1; n <= 12; n += 1) remember(`事项${n}`)
  remember(' 事项5 ')
  remember('  ')
  expect(searched()).toHaveLength(10)
  expect(searched().slice(0, 3)).toEqual(['事项5', '事项12', '事项11'])
  forgetSearches()
  expect(searched()).toEqual([])
})

it('does not remember a 办件编号', () => {
  remember('1234 5678 9015')
  expect(searched()).toEqual([])
})
