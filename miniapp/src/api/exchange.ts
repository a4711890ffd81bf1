import { request, NetworkFailure, type RawRequest } from '../platform/request'
import { networkError, refusedBy } from './api-error'

export const BASE = `${API_BASE}/api/v1`

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Input {
  params?: unknown
  query?: unknown
  body?: unknown
  idempotencyKey?: string
}

/** One call without any second try. @throws ApiError */
export async function exchange<T>(
  method: Verb,
  path: string,
  input: Input,
  token: string | null,
): Promise<T> {
  const answer = await request(rawRequest(method, path, input, token)).catch((failure: unknown) => {
    throw failure instanceof NetworkFailure ? networkError() : failure
  })
  if (answer.status >= 400) throw refusedBy(answer.status, answer.data)
  return answer.data as T
}

/** Headers every call carries. */
export function headersFor(token: string | null, idempotencyKey?: string): Record<string, string> {
  return {
    'X-Mingdu-Client': 'miniapp',
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
  }
}

/** `/tasks/:id?limit=20` below the API's base. */
export function urlOf(path: string, input: Input): string {
  const params = (input.params ?? {}) as Record<string, string>
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const given = Object.entries((input.query ?? {}) as Record<string, unknown>)
  const pairs = given
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return `${BASE}${filled}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

function rawRequest(method: Verb, path: string, input: Input, token: string | null): RawRequest {
  if (method === 'PATCH') throw new Error(`wx.request cannot PATCH ${path}`)
  const content = input.body === undefined ? {} : { 'Content-Type': 'application/json' }
  return {
    method,
    url: urlOf(path, input),
    headers: { ...headersFor(token, input.idempotencyKey), ...content },
    ...(input.body === undefined ? {} : { body: input.body }),
  }
}
