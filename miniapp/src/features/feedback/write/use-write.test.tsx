import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { useWrite } from './use-write'

const request = Taro.request as unknown as jest.Mock
const uploadFile = Taro.uploadFile as unknown as jest.Mock
const storage = new Map<string, string>()
const answer = (statusCode: number, data: unknown) => ({ statusCode, data: JSON.stringify(data), header: {} })
const calls = () =>
  request.mock.calls.map(([call]) => call as { header: Record<string, string>; data: string })
const writing = () => renderHook(() => useWrite('a1'))
const photo = { key: 'p1', path: 'tmp/1.jpg', bytes: 10, fileId: null }

beforeEach(() => {
  storage.clear()
  jest.mocked(Taro.getStorageSync).mockImplementation((key: string) => storage.get(key) ?? '')
  jest
    .mocked(Taro.setStorageSync)
    .mockImplementation((key, value) => void storage.set(key as string, value as string))
  jest.mocked(Taro.removeStorageSync).mockImplementation((key) => void storage.delete(key as string))
  jest.mocked(Taro.getFileSystemManager).mockReturnValue({ unlinkSync: jest.fn() } as never)
  request.mockReset()
  uploadFile.mockReset()
})

it('sends the pictures first, then the text, and leaves no draft', async () => {
  uploadFile.mockResolvedValue(answer(200, { id: 'file1' }))
  request.mockResolvedValue(answer(200, { id: 'f1', no: '反馈〔2026〕0001' }))
  const { result } = writing()
  act(() => result.current.change({ text: ' 限期看不到 ', photos: [photo] }))
  await act(async () => result.current.submit())
  expect(JSON.parse(calls()[0]?.data ?? '')).toEqual({ text: '限期看不到', pictures: ['file1'] })
  expect(result.current.sent?.no).toBe('反馈〔2026〕0001')
  expect(storage.has('mingdu.feedback.a1')).toBe(false)
})

it('keeps the draft without network, and goes again under the same key without sending a picture twice', async () => {
  uploadFile.mockResolvedValue(answer(200, { id: 'file1' }))
  request.mockRejectedValueOnce({ errMsg: 'request:fail' })
  const { result } = writing()
  act(() => result.current.change({ text: '限期看不到', photos: [photo] }))
  await act(async () => result.current.submit())
  expect(result.current.error).toMatchObject({ code: 'network' })
  expect(storage.get('mingdu.feedback.a1')).toContain('限期看不到')
  request.mockResolvedValueOnce(answer(200, { id: 'f1', no: '1' }))
  await act(async () => result.current.submit())
  expect(calls()[1]?.header['Idempotency-Key']).toBe(calls()[0]?.header['Idempotency-Key'])
  expect(uploadFile).toHaveBeenCalledTimes(1)
})

it('takes a new key for what was changed meanwhile', async () => {
  request.mockRejectedValue({ errMsg: 'request:fail' })
  const { result } = writing()
  act(() => result.current.change({ text: '限期看不到' }))
  await act(async () => result.current.submit())
  act(() => result.current.change({ text: '限期还是看不到' }))
  await act(async () => result.current.submit())
  expect(calls()[1]?.header['Idempotency-Key']).not.toBe(calls()[0]?.header['Idempotency-Key'])
})

it('asks nobody while the text is too short', async () => {
  const { result } = writing()
  act(() => result.current.change({ text: '太短' }))
  await act(async () => result.current.submit())
  expect(result.current.problems.text).toBe('请至少写 5 个字')
  expect(request).not.toHaveBeenCalled()
})

it('has the draft again after the page was left', async () => {
  request.mockRejectedValue({ errMsg: 'request:fail' })
  const first = writing()
  act(() => first.result.current.change({ text: '限期看不到' }))
  await act(async () => first.result.current.submit())
  first.unmount()
  expect(writing().result.current.draft.text).toBe('限期看不到')
})
