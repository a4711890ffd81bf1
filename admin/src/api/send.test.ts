import { ApiError } from './api-error'
import { fillPath, queryText, send } from './send'
import { WriteKey } from './use-write'

/** The far side: what was asked of it, and what it answers. */
function farSide(answer: () => Promise<Response> | Response) {
  const calls: { url: string; init: RequestInit }[] = []
  globalThis.fetch = async (url, init) => {
    calls.push({ url: String(url), init: init ?? {} })
    return answer()
  }
  return calls
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  ({
    ok: status < 400,
    status,
    headers: new Headers(headers),
    text: async () => (typeof body === 'string' ? body : JSON.stringify(body)),
  }) as Response

const headerOf = (call: { init: RequestInit } | undefined, name: string) =>
  new Headers(call?.init.headers).get(name)

async function thrownBy(call: Promise<unknown>): Promise<ApiError> {
  const outcome = await call.catch((error: unknown) => error)
  if (!(outcome instanceof ApiError)) throw new Error('expected an ApiError')
  return outcome
}

describe('a call to the server', () => {
  it('goes to the same origin with the cookie, says it is the console, and fills path and query', async () => {
    const calls = farSide(() => json(200, { ok: true }))
    await send('GET', '/tasks/:id', {
      params: { id: 'a/b' },
      query: { q: '四乱', light: undefined, limit: 20 },
    })
    expect(calls[0]?.url).toBe(`/api/v1/tasks/a%2Fb?q=${encodeURIComponent('四乱')}&limit=20`)
    expect(calls[0]?.init.credentials).toBe('same-origin')
    expect(headerOf(calls[0], 'X-Mingdu-Client')).toBe('console')
    expect(headerOf(calls[0], 'Idempotency-Key')).toBeNull()
  })

  it('carries a new Idempotency-Key on every write, unless one is given', async () => {
    const calls = farSide(() => json(200, {}))
    await send('POST', '/tasks/1/sign', { body: { version: 1 } })
    await send('POST', '/tasks/1/sign', { body: { version: 1 } })
    await send('DELETE', '/sessions/current', { idempotencyKey: 'key-of-the-first-try' })
    const keys = calls.map((call) => headerOf(call, 'Idempotency-Key'))
    expect(keys[0]).toBeTruthy()
    expect(keys[0]).not.toBe(keys[1])
    expect(keys[2]).toBe('key-of-the-first-try')
  })

  it('throws what the server refused: code, text, fields, request id and what changed', async () => {
    const error = {
      code: 'version.stale',
      message: '您打开之后，督查员一在 10:20 改过这条记录。请看过最新内容再操作。',
      requestId: '7f3a-91c2',
      fields: [{ path: 'body.version', rule: 'stale', message: '版本旧了' }],
      details: { who: '督查员一' },
      changes: [{ at: '2026-11-25T02:20:00.000Z', who: '督查员一', what: '改了限期' }],
      currentVersion: 7,
    }
    farSide(() => json(409, { error }))
    const thrown = await thrownBy(send('PATCH', '/matters/1', { body: {} }))
    expect(thrown).toMatchObject({ status: 409, ...error })
    expect(thrown.mayRetry).toBe(false)
  })

  it('says that no answer came when the network fails, and that the call may be repeated', async () => {
    farSide(() => Promise.reject(new TypeError('Failed to fetch')))
    const thrown = await thrownBy(send('POST', '/tasks/1/reports', { body: {} }))
    expect(thrown).toMatchObject({ status: 0, code: 'network', mayRetry: true })
  })

  it('does not show the page of a proxy as if it were an answer', async () => {
    farSide(() => json(502, '<html>Bad gateway</html>', { 'X-Request-Id': 'r-1' }))
    const thrown = await thrownBy(send('GET', '/me'))
    expect(thrown).toMatchObject({ status: 502, code: 'unreadable', requestId: 'r-1', mayRetry: true })
  })

  it('takes a body that was cut off half-way as no answer', async () => {
    farSide(() => json(200, '{"items":['))
    expect((await thrownBy(send('GET', '/tasks'))).code).toBe('network')
  })
})

describe('the parts of an address', () => {
  it('leaves out what is not asked for', () => {
    expect(queryText({ q: '', state: null, light: 'red' })).toBe('?light=red')
    expect(queryText(undefined)).toBe('')
    expect(fillPath('/reports/:id/accept', { id: 'abc' })).toBe('/reports/abc/accept')
  })
})

describe('the key of one intended write', () => {
  it('stays while the same content is sent again, and is new for other content', () => {
    const key = new WriteKey()
    const first = key.for({ version: 1, text: '甲' })
    expect(key.for({ version: 1, text: '甲' })).toBe(first)
    expect(key.for({ version: 1, text: '乙' })).not.toBe(first)
  })

  it('is new once a final answer came', () => {
    const key = new WriteKey()
    const first = key.for({ version: 1 })
    key.settle()
    expect(key.for({ version: 1 })).not.toBe(first)
  })
})
