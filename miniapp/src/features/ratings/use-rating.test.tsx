import { act, renderHook, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { useRating } from './use-rating'

const request = Taro.request as unknown as jest.Mock
const TOKEN = 't0123456789abcdef0123456789abcde'
const sent = (n: number) =>
  request.mock.calls[n]?.[0] as { url: string; data: string; header: Record<string, string> }

beforeEach(() => {
  request.mockReset()
  jest.mocked(Taro.getStorageSync).mockReturnValue('')
})

it('sends nothing before a level is chosen, and says so', () => {
  const { result } = renderHook(() => useRating(TOKEN, false, jest.fn()))
  act(() => result.current.submit())
  expect(result.current.problem).toBe('请选一个满意程度。')
  expect(request).not.toHaveBeenCalled()
})

it('keeps what was said when it could not be sent, and sends it again under the same key', async () => {
  const onDone = jest.fn()
  request.mockRejectedValueOnce({ errMsg: 'request:fail' })
  const { result } = renderHook(() => useRating(TOKEN, false, onDone))
  act(() => result.current.setDraft({ level: '4', tags: ['slow'], text: ' 等了很久 ' }))
  act(() => result.current.submit())
  await waitFor(() => expect(result.current.error?.code).toBe('network'))
  expect(result.current.draft.level).toBe('4')

  const opened = { state: 'answered' }
  request.mockResolvedValueOnce({ statusCode: 200, data: JSON.stringify(opened), header: {} })
  act(() => result.current.submit())
  await waitFor(() => expect(onDone).toHaveBeenCalledWith(opened))
  expect(JSON.parse(sent(1).data)).toMatchObject({ level: '4', tags: ['slow'], text: '等了很久' })
  expect(sent(1).header['Idempotency-Key']).toBe(sent(0).header['Idempotency-Key'])
})

it('after a rectification goes to its own address, without a client', async () => {
  request.mockResolvedValueOnce({ statusCode: 200, data: '{}', header: {} })
  const onDone = jest.fn()
  const { result } = renderHook(() => useRating(TOKEN, true, onDone))
  act(() => result.current.setDraft({ level: '2', tags: [], text: '' }))
  act(() => result.current.submit())
  await waitFor(() => expect(onDone).toHaveBeenCalled())
  expect(sent(0).url).toContain(`/public/ratings/invitations/${TOKEN}/rerating`)
  expect(JSON.parse(sent(0).data)).toEqual({ level: '2', tags: [], text: '' })
})
