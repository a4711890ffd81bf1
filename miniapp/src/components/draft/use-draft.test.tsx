import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { useDraft } from './use-draft'

interface Note {
  text: string
  savedAt: number
}

const storage = new Map<string, string>()
const EMPTY: Note = { text: '', savedAt: 0 }
const open = (key = 'draft.a1') => renderHook(() => useDraft(key, EMPTY))
const written = (key = 'draft.a1') => JSON.parse(storage.get(key) ?? 'null') as Note | null

beforeEach(() => {
  jest.useFakeTimers()
  storage.clear()
  jest.mocked(Taro.getStorageSync).mockImplementation((key: string) => storage.get(key) ?? '')
  jest
    .mocked(Taro.setStorageSync)
    .mockImplementation((key, value) => void storage.set(key as string, value as string))
  jest.mocked(Taro.removeStorageSync).mockImplementation((key) => void storage.delete(key as string))
})
afterEach(() => jest.useRealTimers())

describe('a draft', () => {
  it('is saved within 5 s of a change, and not without one', () => {
    const { result } = open()
    act(() => void jest.advanceTimersByTime(5000))
    expect(written()).toBeNull()
    act(() => result.current.change({ text: '左岸已清空' }))
    act(() => void jest.advanceTimersByTime(5000))
    expect(written()).toMatchObject({ text: '左岸已清空' })
    expect(result.current.draft.savedAt).toBe(written()?.savedAt)
  })

  it('is there again after the program was killed', () => {
    const first = open()
    act(() => first.result.current.change({ text: '右岸待办' }))
    act(() => void jest.advanceTimersByTime(5000))
    first.unmount()
    expect(open().result.current.draft).toMatchObject({ text: '右岸待办' })
  })

  it('is not seen under another key', () => {
    const { result } = open()
    act(() => result.current.change({ text: '左岸已清空' }))
    act(() => result.current.save())
    expect(written('draft.a2')).toBeNull()
    expect(open('draft.a2').result.current.draft).toEqual(EMPTY)
  })

  it('says so when the phone has no room left', () => {
    jest.mocked(Taro.setStorageSync).mockImplementation(() => {
      throw new Error('exceed storage item max length')
    })
    const { result } = open()
    act(() => result.current.change({ text: '左岸已清空' }))
    act(() => result.current.save())
    expect(result.current.full).toBe(true)
  })

  it('once sent is not written again', () => {
    const { result } = open()
    act(() => result.current.change({ text: '左岸已清空' }))
    act(() => result.current.forgetChanges())
    act(() => void jest.advanceTimersByTime(10_000))
    expect(written()).toBeNull()
  })
})

it('keeps in memory what may not be stored, and begins with what the caller makes of the stored one', () => {
  const keep = (note: Note) => ({ ...note, text: '' })
  const begin = (note: Note) => ({ ...note, text: '请再填一次' })
  const first = renderHook(() => useDraft('draft.s', EMPTY, { keep, begin }))
  act(() => first.result.current.change({ text: '不能存的' }))
  act(() => first.result.current.save())
  expect(first.result.current.draft.text).toBe('不能存的')
  expect(written('draft.s')?.text).toBe('')
  first.unmount()
  expect(renderHook(() => useDraft('draft.s', EMPTY, { keep, begin })).result.current.draft.text).toBe(
    '请再填一次',
  )
})

it('takes away what was stored once nothing may be kept, and says of no draft that it is stored', () => {
  const keep = (note: Note) => (note.text.startsWith('匿名') ? null : note)
  const { result } = renderHook(() => useDraft('draft.n', EMPTY, { keep }))
  act(() => result.current.change({ text: '实名写的' }))
  act(() => void jest.advanceTimersByTime(5000))
  expect(written('draft.n')?.text).toBe('实名写的')
  act(() => result.current.change({ text: '匿名写的' }))
  act(() => void jest.advanceTimersByTime(5000))
  expect(storage.has('draft.n')).toBe(false)
  expect(result.current.draft).toEqual({ text: '匿名写的', savedAt: 0 })
  expect(result.current.full).toBe(false)
})
