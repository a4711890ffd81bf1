import Taro from '@tarojs/taro'
import { send } from './send'
import { begin, end } from './session'

const request = Taro.request as unknown as jest.Mock
const storage = new Map<string, string>()
const answer = (statusCode: number, data: unknown) => ({ statusCode, data: JSON.stringify(data), header: {} })
const refusal = (code: string, more = {}) => ({ error: { code, message: '说明', requestId: 'r1', ...more } })
const headersOf = (n: number) => (request.mock.calls[n]?.[0] as { header: Record<string, string> }).header

beforeEach(() => {
  storage.clear()
  window.sessionStorage.clear()
  jest.mocked(Taro.getStorageSync).mockImplementation((key: string) => storage.get(key) ?? '')
  jest
    .mocked(Taro.setStorageSync)
    .mockImplementation((key, value) => void storage.set(key as string, value as string))
  jest.mocked(Taro.removeStorageSync).mockImplementation((key) => void storage.delete(key as string))
  request.mockReset()
  end()
})

const signIn = (token: string) =>
  begin({ token, expiresAt: '', me: { id: 'a1' } } as unknown as Parameters<typeof begin>[0])

describe('a call of the contract', () => {
  it('fills the path and the query and carries the token', async () => {
    signIn('t1')
    request.mockResolvedValue(answer(200, { ok: true }))
    const data = await send('GET', '/tasks/:id', {
      params: { id: 'x1' },
      query: { limit: 20, light: undefined },
    })
    expect(data).toEqual({ ok: true })
    expect(request.mock.calls[0]?.[0]).toMatchObject({ url: '/api/v1/tasks/x1?limit=20', method: 'GET' })
    expect(headersOf(0)).toMatchObject({ Authorization: 'Bearer t1', 'X-Mingdu-Client': 'miniapp' })
    expect(headersOf(0)['Idempotency-Key']).toBeUndefined()
  })

  it('gives every write a key of its own, and keeps one that is given', async () => {
    request.mockResolvedValue(answer(200, {}))
    await send('POST', '/messages/read', {})
    await send('POST', '/messages/read', {})
    await send('POST', '/messages/read', { idempotencyKey: 'mine' })
    const keys = [0, 1, 2].map((n) => headersOf(n)['Idempotency-Key'])
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[0]).not.toBe(keys[1])
    expect(keys[2]).toBe('mine')
  })

  it('says network when the server does not answer', async () => {
    request.mockRejectedValue({ errMsg: 'request:fail timeout' })
    await expect(send('GET', '/me', {})).rejects.toMatchObject({ code: 'network', status: 0, canWait: true })
  })

  it('hands on what the server refused, with fields and changes', async () => {
    const changes = [{ at: '2026-11-25T06:20:00.000Z', who: '督查一', what: '延长限期' }]
    const fields = [{ path: 'body.text', rule: 'too_small', message: '至少 5 个字' }]
    request.mockResolvedValue(answer(409, refusal('version.stale', { changes, fields, currentVersion: 4 })))
    const error = await send('POST', '/tasks/:id/sign', { params: { id: 'x' } }).catch((e: unknown) => e)
    expect(error).toMatchObject({
      status: 409,
      code: 'version.stale',
      changes,
      currentVersion: 4,
      requestId: 'r1',
    })
    expect((error as { field: (name: string) => string | null }).field('text')).toBe('至少 5 个字')
  })

  it('takes an answer that is none of ours as a server error', async () => {
    request.mockResolvedValue({ statusCode: 502, data: '<html>', header: {} })
    await expect(send('GET', '/me', {})).rejects.toMatchObject({ code: 'server.error', status: 502 })
  })
})

describe('what everybody may see', () => {
  it('is asked for without the session, which cannot stand in its way', async () => {
    signIn('old')
    request.mockResolvedValue(answer(200, { items: [] }))
    await send('GET', '/public/themes', {})
    expect(headersOf(0)['Authorization']).toBeUndefined()
    request.mockResolvedValue(answer(401, refusal('auth.expired')))
    await expect(send('GET', '/public/themes', {})).rejects.toMatchObject({ status: 401 })
    expect(Taro.reLaunch).not.toHaveBeenCalled()
  })
})

describe('a session that ran out', () => {
  it('opens the bind page where there is no WeChat to ask, and forgets the token', async () => {
    signIn('old')
    request.mockResolvedValue(answer(401, refusal('auth.expired')))
    await expect(send('GET', '/me', {})).rejects.toMatchObject({ code: 'auth.expired' })
    expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/features/accounts/bind/index' })
    expect(request).toHaveBeenCalledTimes(1)
  })

  it('sends a write again with the same key when another call has renewed the session meanwhile', async () => {
    signIn('old')
    request.mockImplementationOnce(async () => {
      signIn('new')
      return answer(401, refusal('auth.expired'))
    })
    request.mockResolvedValueOnce(answer(200, { ok: true }))
    await send('POST', '/messages/read', {})
    expect(headersOf(1)['Authorization']).toBe('Bearer new')
    expect(headersOf(1)['Idempotency-Key']).toBe(headersOf(0)['Idempotency-Key'])
  })

  it('leaves a wrong code to the screen that asked for it', async () => {
    request.mockResolvedValue(answer(401, refusal('sms.code')))
    await expect(send('POST', '/sessions/sms', { body: {} })).rejects.toMatchObject({ code: 'sms.code' })
    expect(Taro.reLaunch).not.toHaveBeenCalled()
  })
})
