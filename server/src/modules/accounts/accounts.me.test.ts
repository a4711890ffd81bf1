import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { PRIVACY_VERSION } from '@mingdu/shared/privacy/privacy.rules'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, PASSWORD } from './accounts.factory'

const parts = testParts()
useDatabase()
const app = useApp(parts)

async function official() {
  const { water } = await givenDistrict()
  return givenPerson(water.id, ['handler', 'head'], { name: '承办人甲' })
}

describe('GET /me', () => {
  it('says who one is, what one may do, and how far WeChat reaches', async () => {
    const person = await official()
    const { status, data } = await app.call<Me>('GET', '/me', { token: person.token })
    expect(status).toBe(200)
    expect(data).toMatchObject({
      id: person.id,
      org: { id: person.orgId, name: '区水务局' },
      roles: ['handler', 'head'],
      reach: { bound: false, followed: false, wecom: false, reachable: false },
      preferences: { elder: false },
      privacy: { current: PRIVACY_VERSION, agreed: null, needed: true },
      today: '2026-11-25',
      unread: 0,
      mustChangePassword: false,
    })
    expect(JSON.stringify(data)).not.toContain(person.phone)
  })

  it('follows the business date', async () => {
    const person = await official()
    parts.time.set('2026-12-31T16:30:00.000Z')
    expect((await app.call<Me>('GET', '/me', { token: person.token })).data.today).toBe('2027-01-01')
    parts.time.set('2026-11-25T06:32:00.000Z')
  })

  it('needs a session, and knows no made-up token', async () => {
    expect((await app.call('GET', '/me')).status).toBe(401)
    expect((await app.call('GET', '/me', { token: 'a'.repeat(43) })).status).toBe(401)
  })
})

describe('PUT /me/preferences', () => {
  it('turns 关怀模式 on and off', async () => {
    const person = await official()
    const set = (elder: unknown) =>
      app.call<Me>('PUT', '/me/preferences', { token: person.token, body: { elder } })
    expect((await set(true)).data.preferences).toEqual({ elder: true })
    expect((await app.call<Me>('GET', '/me', { token: person.token })).data.preferences.elder).toBe(true)
    expect((await set('yes')).error?.fields?.[0]?.path).toBe('body.elder')
    expect((await app.call('PUT', '/me/preferences', { body: { elder: true } })).status).toBe(401)
  })

  it('gives a repeat the first answer', async () => {
    const person = await official()
    const options = { token: person.token, body: { elder: true }, key: 'elder-key-00000001' }
    const first = await app.call('PUT', '/me/preferences', options)
    expect((await app.call('PUT', '/me/preferences', options)).data).toEqual(first.data)
  })
})

describe('POST /me/password', () => {
  const change = (token: string, oldPassword: string, newPassword: string) =>
    app.call('POST', '/me/password', { token, body: { oldPassword, newPassword } })

  it('replaces the password and ends the other console sessions', async () => {
    const person = await official()
    const signIn = (password: string) =>
      app.call('POST', '/sessions/console', { body: { employeeNo: person.employeeNo, password } })
    const elsewhere = (await signIn(PASSWORD)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect((await change(person.token, PASSWORD, 'Shuiwu2026')).status).toBe(200)
    expect((await app.call('GET', '/me', { headers: { Cookie: elsewhere } })).status).toBe(401)
    expect((await signIn('Shuiwu2026')).status).toBe(200)
  })

  it('refuses a wrong old password, a weak new one, and the same again', async () => {
    const { token } = await official()
    expect((await change(token, 'wrong-1234', 'Shuiwu2026')).error?.code).toBe('password.wrong')
    expect((await change(token, PASSWORD, 'short1')).error?.code).toBe('password.weak')
    expect((await change(token, PASSWORD, 'onlyletters')).error?.code).toBe('password.weak')
    expect((await change(token, PASSWORD, PASSWORD)).error?.code).toBe('password.same')
  })

  it('counts guesses of the old password', async () => {
    const { token } = await official()
    for (let i = 0; i < 10; i += 1) await change(token, 'wrong-1234', 'Shuiwu2026')
    expect((await change(token, PASSWORD, 'Shuiwu2026')).error?.code).toBe('auth.too-many')
  })

  it('needs a session and both passwords', async () => {
    const { token } = await official()
    expect(
      (await app.call('POST', '/me/password', { body: { oldPassword: 'a', newPassword: 'b' } })).status,
    ).toBe(401)
    const bad = await app.call('POST', '/me/password', { token, body: { oldPassword: { $ne: '' } } })
    expect(bad.error?.fields?.map((f) => f.path)).toEqual(['body.oldPassword', 'body.newPassword'])
  })
})

describe('GET /me/follow-qr', () => {
  it('is a picture that leads to the 服务号 for ten minutes', async () => {
    const { token } = await official()
    const { data } = await app.call<{ dataUrl: string; expiresAt: string }>('GET', '/me/follow-qr', { token })
    expect(data.dataUrl).toMatch(/^data:image\/png;base64,/)
    expect(Date.parse(data.expiresAt)).toBeGreaterThan(Date.now())
    expect((await app.call('GET', '/me/follow-qr')).status).toBe(401)
  })
})
