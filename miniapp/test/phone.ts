import type { ErrorBody } from '@mingdu/shared/kernel/refusals'
import Taro from '@tarojs/taro'

const request = Taro.request as unknown as jest.Mock

/** The phone's storage as a map, for the test to look into. */
export function phoneStorage(): Map<string, string> {
  const storage = new Map<string, string>()
  jest.mocked(Taro.getStorageSync).mockImplementation((key: string) => storage.get(key) ?? '')
  jest
    .mocked(Taro.setStorageSync)
    .mockImplementation((key, value) => void storage.set(key as string, value as string))
  jest.mocked(Taro.removeStorageSync).mockImplementation((key) => void storage.delete(key as string))
  return storage
}

/** An answer that is a refusal. */
export class Refusing {
  constructor(
    readonly status: number,
    readonly error: ErrorBody['error'],
  ) {}
}

/** Answers every request by the end of its path; what is not listed is 404. */
export function serverAnswers(answers: Record<string, unknown>): void {
  request.mockImplementation(({ url }: { url: string }) => {
    const path = url.replace(/^.*\/api\/v1/, '').split('?')[0] ?? ''
    const data = answers[path]
    if (data instanceof Refusing) {
      const { status: statusCode, error } = data
      return Promise.resolve({ statusCode, data: JSON.stringify({ error }), header: {} })
    }
    if (data !== undefined)
      return Promise.resolve({ statusCode: 200, data: JSON.stringify(data), header: {} })
    const error = { code: 'record.missing', message: '没有这条记录。', requestId: 'r1' }
    return Promise.resolve({ statusCode: 404, data: JSON.stringify({ error }), header: {} })
  })
}

export interface Asked {
  url: string
  method: string
  header: Record<string, string>
  data?: string
}

/** What was asked of the server so far. */
export function asked(): Asked[] {
  return request.mock.calls.map(([call]) => call as Asked)
}

/** The query of the page that is drawn next. */
export function openedWith(params: Record<string, string>): void {
  jest
    .mocked(Taro.useRouter)
    .mockReturnValue({ params, path: '' } as unknown as ReturnType<typeof Taro.useRouter>)
}
