import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { Subscription } from '../../api/use-subscriptions'
import { useAsk } from './use-ask'

const request = Taro.request as unknown as jest.Mock
const question = Taro.requestSubscribeMessage as unknown as jest.Mock
const item: Subscription = { key: 'miniResult', name: '结果', templateId: 'O', long: false, credits: 0 }
const take = jest.fn()
const reload = jest.fn(async () => undefined)
const asking = () => renderHook(() => useAsk({ take, reload })).result

beforeEach(() => {
  jest.useFakeTimers()
  jest.mocked(Taro.getStorageSync).mockReturnValue('')
  request.mockReset()
  question.mockReset()
})
afterEach(() => jest.useRealTimers())

it('asks WeChat within the tap itself, before anything is waited for', () => {
  question.mockReturnValue(new Promise(() => undefined))
  const result = asking()
  act(() => {
    result.current.ask([item])
    expect(question).toHaveBeenCalledWith({ tmplIds: ['O'] })
  })
  expect(result.current.busy).toBe(true)
})

it('reports the answer as a hint and looks again once WeChat has told the server', async () => {
  question.mockResolvedValue({ errMsg: 'requestSubscribeMessage:ok', O: 'accept' })
  request.mockResolvedValue({ statusCode: 200, data: '{"items":[]}', header: {} })
  const result = asking()
  await act(async () => result.current.ask([item]))
  const [call] = request.mock.calls[0] as [{ url: string; data: string }]
  expect(call.url).toBe('/api/v1/me/subscriptions/answers')
  expect(JSON.parse(call.data)).toEqual({ answers: [{ templateId: 'O', answer: 'accept' }] })
  expect(take).toHaveBeenCalledWith({ items: [] })
  expect(result.current).toMatchObject({ busy: false, note: { tone: 'blue' } })
  act(() => void jest.runOnlyPendingTimers())
  expect(reload).toHaveBeenCalledTimes(1)
})

it('says what WeChat refused and reports nothing', async () => {
  question.mockRejectedValue({ errMsg: 'requestSubscribeMessage:fail', errCode: 20004 })
  const result = asking()
  await act(async () => result.current.ask([item]))
  expect(result.current.note).toMatchObject({ settings: true })
  expect(request).not.toHaveBeenCalled()
})

it('keeps what the person was told when the report does not arrive', async () => {
  question.mockResolvedValue({ errMsg: 'requestSubscribeMessage:ok', O: 'accept' })
  request.mockRejectedValue({ errMsg: 'request:fail' })
  const result = asking()
  await act(async () => result.current.ask([item]))
  expect(result.current).toMatchObject({ busy: false, note: { tone: 'blue' } })
})

it('reports a citizen’s answer on the citizen’s side', async () => {
  question.mockResolvedValue({ errMsg: 'requestSubscribeMessage:ok', O: 'accept' })
  request.mockResolvedValue({ statusCode: 200, data: '{"items":[]}', header: {} })
  const { result } = renderHook(() => useAsk({ take, reload }, 'citizen'))
  await act(async () => result.current.ask([item]))
  const [call] = request.mock.calls[0] as [{ url: string }]
  expect(call.url).toBe('/api/v1/citizen/subscriptions/answers')
})
