import Taro from '@tarojs/taro'

export interface RawRequest {
  /** wx.request sends no PATCH. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: unknown
}

export interface RawAnswer {
  status: number
  data: unknown
  headers: Record<string, string>
}

/** The server did not answer: no network, a timeout, or an address that does not resolve. */
export class NetworkFailure extends Error {}

const TIMEOUT_MS = 20_000

/** One HTTP call; every status is an answer. @throws NetworkFailure when there is none. */
export async function request(call: RawRequest): Promise<RawAnswer> {
  try {
    const answer = await Taro.request<unknown>({
      url: call.url,
      method: call.method,
      header: call.headers,
      timeout: TIMEOUT_MS,
      dataType: 'text',
      // on the web the console's cookie must not speak for this person
      credentials: 'omit',
      ...(call.body === undefined ? {} : { data: JSON.stringify(call.body) }),
    })
    return { status: answer.statusCode, data: jsonOf(answer.data), headers: lowerCased(answer.header) }
  } catch (failure) {
    throw new NetworkFailure(messageOf(failure))
  }
}

/** Text as JSON where it is JSON; already parsed data stays as it is. */
export function jsonOf(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data) as unknown
  } catch {
    return data
  }
}

export function messageOf(failure: unknown): string {
  if (failure instanceof Error) return failure.message
  const told = failure as { errMsg?: unknown } | null
  return typeof told?.errMsg === 'string' ? told.errMsg : '网络没有回应'
}

function lowerCased(header: unknown): Record<string, string> {
  const entries = Object.entries((header ?? {}) as Record<string, unknown>)
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]))
}
