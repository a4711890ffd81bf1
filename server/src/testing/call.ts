import { randomUUID } from 'node:crypto'
import type { ErrorBody } from '@mingdu/shared/kernel/refusals'

/** An answer of the running app. */
export interface Answer<T = unknown> {
  status: number
  headers: Headers
  /** The JSON of a success, typed by the caller. */
  data: T
  error: ErrorBody['error'] | undefined
}

export interface CallOptions {
  token?: string | undefined
  body?: unknown
  key?: string
  headers?: Record<string, string>
  form?: FormData
}

/** One request as a client makes it: JSON or a form, a token, a new key for every write. */
export async function call<T = never>(
  url: string,
  method: string,
  at: string,
  options: CallOptions = {},
): Promise<Answer<T>> {
  const headers: Record<string, string> = { 'X-Mingdu-Client': 'test', ...options.headers }
  if (options.token) headers['Authorization'] = `Bearer ${options.token}`
  if (method !== 'GET') headers['Idempotency-Key'] = options.key ?? randomUUID()
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  const response = await fetch(`${url}${at.startsWith('/api') ? '' : '/api/v1'}${at}`, {
    method,
    headers,
    ...(options.form
      ? { body: options.form }
      : options.body === undefined
        ? {}
        : { body: JSON.stringify(options.body) }),
  })
  const text = await response.text()
  const json = (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as T &
    Partial<ErrorBody>
  return { status: response.status, headers: response.headers, data: json, error: json.error }
}
