import { windowProblem, windowsOf, windowTaken, WINDOW_UNSAID } from './windows.rules'

const hall = { name: '区政务服务中心', window: '3 号窗口' }
const street = { name: '东街便民服务站', window: '' }

it('a case is taken in at the window that was said, or at the only one', () => {
  expect(windowsOf([hall, street, hall])).toEqual(['区政务服务中心 3 号窗口', '东街便民服务站'])
  expect(windowTaken([hall], undefined)).toBe('区政务服务中心 3 号窗口')
  expect(windowTaken([hall, street], '东街便民服务站')).toBe('东街便民服务站')
  expect([windowTaken([hall, street], undefined), windowTaken([], undefined)]).toEqual([
    WINDOW_UNSAID,
    WINDOW_UNSAID,
  ])
})

it('a window that the guide does not have is no window of the case', () => {
  expect(windowProblem([hall, street], undefined)).toBeNull()
  expect(windowProblem([hall], '区政务服务中心 3 号窗口')).toBeNull()
  expect(windowProblem([hall], '4 号窗口')).toContain('办事指南')
})
