import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { readDraft } from './draft'
import { useDraft } from './use-draft'

const storage = new Map<string, string>()
const written = () => readDraft('a1', 't1')

beforeEach(() => {
  jest.useFakeTimers()
  storage.clear()
  jest.mocked(Taro.getStorageSync).mockImplementation((key: string) => storage.get(key) ?? '')
  jest
    .mocked(Taro.setStorageSync)
    .mockImplementation((key, value) => void storage.set(key as string, value as string))
})
afterEach(() => jest.useRealTimers())

describe('a draft', () => {
  it('is saved within 5 s of a change, and not without one', () => {
    const { result } = renderHook(() => useDraft('a1', 't1'))
    act(() => void jest.advanceTimersByTime(5000))
    expect(written()).toBeNull()
    act(() => result.current.change({ text: '左岸已清空' }))
    act(() => void jest.advanceTimersByTime(5000))
    expect(written()).toMatchObject({ text: '左岸已清空' })
    expect(result.current.draft.savedAt).toBe(written()?.savedAt)
  })

  it('is there again after the program was killed', () => {
    const first = renderHook(() => useDraft('a1', 't1'))
    act(() => first.result.current.change({ claimed: 36 }))
    act(() => void jest.advanceTimersByTime(5000))
    first.unmount()
    expect(renderHook(() => useDraft('a1', 't1')).result.current.draft).toMatchObject({ claimed: 36 })
  })

  it('is not seen by another person, nor at another task', () => {
    const { result } = renderHook(() => useDraft('a1', 't1'))
    act(() => result.current.change({ text: '左岸已清空' }))
    act(() => result.current.save())
    expect([readDraft('a2', 't1'), readDraft('a1', 't2')]).toEqual([null, null])
  })

  it('says so when the phone has no room left', () => {
    jest.mocked(Taro.setStorageSync).mockImplementation(() => {
      throw new Error('exceed storage item max length')
    })
    const { result } = renderHook(() => useDraft('a1', 't1'))
    act(() => result.current.change({ text: '左岸已清空' }))
    act(() => result.current.save())
    expect(result.current.full).toBe(true)
  })

  it('once sent is not written again', () => {
    const { result } = renderHook(() => useDraft('a1', 't1'))
    act(() => result.current.change({ text: '左岸已清空' }))
    act(() => result.current.forgetChanges())
    act(() => void jest.advanceTimersByTime(10_000))
    expect(written()).toBeNull()
  })
})
