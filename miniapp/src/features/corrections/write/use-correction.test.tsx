import { act, renderHook, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { useCorrection } from './use-correction'

const request = Taro.request as unknown as jest.Mock
const storage = new Map<string, string>()
const target = { kind: 'guide', id: '0123456789abcdef01234567', no: 3 } as const
const KEY = `mingdu.correction.guide.${target.id}`
const bodyOf = (n: number) => JSON.parse((request.mock.calls[n]?.[0] as { data: string }).data) as unknown
const headerOf = (n: number) => (request.mock.calls[n]?.[0] as { header: Record<string, string> }).header

beforeEach(() => {
  storage.clear()
  jest.mocked(Taro.getStorageSync).mockImplementation((key: string) => storage.get(key) ?? '')
  jest
    .mocked(Taro.setStorageSync)
    .mockImplementation((key, value) => void storage.set(key as string, value as string))
  jest.mocked(Taro.removeStorageSync).mockImplementation((key) => void storage.delete(key as string))
  request.mockReset()
})

const written = () => {
  const hook = renderHook(() => useCorrection(target))
  act(() => hook.result.current.change({ text: '办理地点已经搬走了', field: '办理地点' }))
  return hook
}

it('keeps the draft when it could not be sent, and sends it again under the same key', async () => {
  request.mockRejectedValueOnce({ errMsg: 'request:fail' })
  const { result } = written()
  act(() => result.current.submit())
  await waitFor(() => expect(result.current.error?.code).toBe('network'))
  expect(JSON.parse(storage.get(KEY) ?? '{}')).toMatchObject({ text: '办理地点已经搬走了' })

  const answer = { no: '纠错〔2026〕0001', code: 'ABCDE12345' }
  request.mockResolvedValueOnce({ statusCode: 201, data: JSON.stringify(answer), header: {} })
  act(() => result.current.submit())
  await waitFor(() => expect(result.current.receipt).toEqual(answer))
  expect(bodyOf(1)).toEqual({ target, field: '办理地点', text: '办理地点已经搬走了', phone: '' })
  expect(headerOf(1)['Idempotency-Key']).toBe(headerOf(0)['Idempotency-Key'])
  expect(headerOf(1)['Authorization']).toBeUndefined()
  expect(storage.has(KEY)).toBe(false)
})

it('sends nothing while something is missing, and says what', () => {
  const { result } = renderHook(() => useCorrection(target))
  act(() => result.current.submit())
  expect(result.current.problems.text).toContain('5 个字')
  expect(request).not.toHaveBeenCalled()
})
