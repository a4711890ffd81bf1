import { act, renderHook } from '@testing-library/react'
import { useQuery } from './use-query'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

it('asks once the typing rests, from two characters', () => {
  const { result } = renderHook(() => useQuery(''))
  act(() => result.current.setText('排'))
  act(() => void jest.advanceTimersByTime(1000))
  expect(result.current.asked).toBe('')
  act(() => result.current.setText('排水'))
  act(() => void jest.advanceTimersByTime(299))
  act(() => result.current.setText('排水许可'))
  act(() => void jest.advanceTimersByTime(299))
  expect(result.current.asked).toBe('')
  act(() => void jest.advanceTimersByTime(1))
  expect(result.current.asked).toBe('排水许可')
})

it('asks at once for what is sent by hand, and shows nothing for an empty box', () => {
  const { result } = renderHook(() => useQuery(''))
  act(() => result.current.ask(' 水 '))
  expect(result.current.asked).toBe('水')
  act(() => result.current.setText(''))
  expect(result.current.asked).toBe('')
})
