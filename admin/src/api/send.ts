import { errorFromBody, networkError } from './api-error'

export const API_BASE = '/api/v1'

/** The parts of a call; which of them an endpoint takes is checked by the generated client. */
export interface SendInput {
  params?: unknown
  query?: unknown
  body?: unknown
  /** Give the key of the failed attempt to repeat a write without doing it twice. */
  idempotencyKey?: string | undefined
}

/**
 * Calls the server within the cookie session and returns the parsed answer.
 * @throws ApiError with the server's refusal, or code `network` when no answer came.
 */
export async function send<T>(method: string, path: string, input: SendInput = {}): Promise<T> {
  const url = `${API_BASE}${fillPath(path, input.params)}${queryText(input.query)}`
  const response = await answer(url, {
    method,
    headers: headersOf(method, input),
    credentials: 'same-origin',
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  })
  const body = await jsonOf(response)
  if (!response.ok) throw errorFromBody(response.status, body, response.headers.get('X-Request-Id') ?? '')
  return body as T
}

/** A fresh key for one intended write. */
export function newIdempotencyKey(): string {
  return typeof crypto.randomUUID === 'function' ? crypto.randomUUID() : randomHex(32)
}

/** Fills `:name` parts from the parameters. */
export function fillPath(path: string, params: unknown): string {
  const values = (params ?? {}) as Record<string, unknown>
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name] ?? '')))
}

/** `?a=1&b=2` of what is set; '' when nothing is. */
export function queryText(query: unknown): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

function headersOf(method: string, input: SendInput): Record<string, string> {
  return {
    Accept: 'application/json',
    'X-Mingdu-Client': 'console',
    ...(input.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(method === 'GET' ? {} : { 'Idempotency-Key': input.idempotencyKey ?? newIdempotencyKey() }),
  }
}

async function answer(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch {
    throw networkError()
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    const text = await response.text()
    return text === '' ? null : (JSON.parse(text) as unknown)
  } catch {
    // a body cut off half-way or a proxy's HTML: the status decides what the reader is told
    if (response.ok) throw networkError()
    return null
  }
}

/** Plain http addresses other than localhost have no randomUUID. */
function randomHex(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length / 2))
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
}
