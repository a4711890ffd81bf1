import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { AuditModel } from '../audit/audit.model'
import { givenDistrict, givenPerson, PASSWORD } from './accounts.factory'
import { AccountModel } from './accounts.model'
import { forgetSessions } from './accounts.sessions'
import { SessionModel } from './accounts.sign-in.model'

const parts = testParts()
useDatabase()
const app = useApp(parts)

async function official(person: Parameters<typeof givenPerson>[2] = {}) {
  const { water } = await givenDistrict()
  return givenPerson(water.id, ['handler'], { name: '承办人甲', ...person })
}

const signIn = (employeeNo: string, password = PASSWORD, key?: string) =>
  app.call<Me>('POST', '/sessions/console', { body: { employeeNo, password }, ...(key ? { key } : {}) })

async function cookieOf(employeeNo: string): Promise<{ Cookie: string }> {
  const { headers } = await signIn(employeeNo)
  return { Cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' }
}

describe('POST /sessions/console', () => {
  it('opens a session in a cookie that scripts cannot read, and says who signed in', async () => {
    const person = await official({ employeeNo: 'SW-001' })
    const { status, data, headers } = await signIn('sw-001')
    expect(status).toBe(200)
    expect(data).toMatchObject({ name: '承办人甲', employeeNo: 'SW-001', today: '2026-11-25', unread: 0 })
    expect(data.permissions).toContain('task.report')
    expect(headers.getSetCookie()[0]).toMatch(
      /^mingdu_session=[\w-]{43};.*path=\/api\/;.*samesite=strict; httponly/i,
    )
    const entry = await AuditModel.findOne({ event: 'session.opened' }).lean()
    expect(entry).toMatchObject({ subjectName: '承办人甲', actor: { id: person.id }, note: '电脑端' })
  })

  it('keeps neither the token nor the password where they could be read', async () => {
    await official({ employeeNo: 'SW-001' })
    const { Cookie } = await cookieOf('SW-001')
    const stored = JSON.stringify([await SessionModel.find().lean(), await AccountModel.find().lean()])
    expect(stored).not.toContain(Cookie.split('=')[1])
    expect(stored).not.toContain(PASSWORD)
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  })

  it('answers a wrong password and an unknown number alike', async () => {
    await official({ employeeNo: 'SW-001' })
    const wrong = await signIn('SW-001', 'not-it-1234')
    const unknown = await signIn('SW-999', 'not-it-1234')
    expect(wrong.status).toBe(401)
    expect({ ...unknown.error, requestId: '' }).toEqual({ ...wrong.error, requestId: '' })
  })

  it('tells only who knows the password that the account is disabled', async () => {
    const person = await official()
    await AccountModel.updateOne({ _id: person.id }, { $set: { status: 'disabled' } })
    expect((await signIn(person.employeeNo)).error?.code).toBe('auth.disabled')
    expect((await signIn(person.employeeNo, 'not-it-1234')).error?.code).toBe('auth.wrong')
  })

  it('refuses the eleventh try within 15 minutes, even with the right password', async () => {
    const person = await official()
    for (let i = 0; i < 10; i += 1) expect((await signIn(person.employeeNo, 'wrong-1234')).status).toBe(401)
    const { status, error } = await signIn(person.employeeNo)
    expect(status).toBe(429)
    expect(error).toMatchObject({ code: 'auth.too-many', details: { minutes: 15 } })
  })

  it('counts parallel tries as well', async () => {
    const person = await official()
    const tries = Array.from({ length: 16 }, () => signIn(person.employeeNo, 'wrong-1234'))
    const answers = (await Promise.all(tries)).map((answer) => answer.status)
    expect(answers.filter((status) => status === 401)).toHaveLength(10)
    expect(answers.filter((status) => status === 429)).toHaveLength(6)
  })

  it('forgets the wrong tries after a right one', async () => {
    const person = await official()
    for (let i = 0; i < 9; i += 1) await signIn(person.employeeNo, 'wrong-1234')
    expect((await signIn(person.employeeNo)).status).toBe(200)
    expect((await signIn(person.employeeNo, 'wrong-1234')).status).toBe(401)
  })

  it('opens one session for a repeat with the same key', async () => {
    const person = await official()
    const first = await signIn(person.employeeNo, PASSWORD, 'sign-in-key-000001')
    const again = await signIn(person.employeeNo, PASSWORD, 'sign-in-key-000001')
    expect(again.headers.get('Idempotency-Replayed')).toBe('true')
    expect(again.headers.getSetCookie()[0]?.split(';')[0]).toBe(
      first.headers.getSetCookie()[0]?.split(';')[0],
    )
    expect(await SessionModel.countDocuments({ channel: 'console' })).toBe(1)
  })

  it('names the field of operators, wrong types and unknown fields', async () => {
    const body = { employeeNo: { $ne: null }, password: 5, remember: true }
    const { status, error } = await app.call('POST', '/sessions/console', { body })
    expect(status).toBe(400)
    expect(error?.fields?.map((f) => f.path).sort()).toEqual([
      'body.employeeNo',
      'body.password',
      'body.remember',
    ])
  })
})

describe('a session', () => {
  it('of the console is not taken for one of the mini-program on the same origin', async () => {
    const person = await official()
    const cookie = await cookieOf(person.employeeNo)
    expect((await app.call('GET', '/me', { headers: cookie })).status).toBe(200)
    const h5 = await app.call('GET', '/me', { headers: { ...cookie, 'X-Mingdu-Client': 'miniapp' } })
    expect(h5.error?.code).toBe('auth.required')
  })

  it('ends when its real time is over', async () => {
    const person = await official()
    const cookie = await cookieOf(person.employeeNo)
    await SessionModel.updateMany({ channel: 'console' }, { $set: { expiresAt: new Date(Date.now() - 1) } })
    expect((await app.call('GET', '/me', { headers: cookie })).status).toBe(401)
  })

  it('of the console lives on while it is used, but never beyond seven days', async () => {
    const person = await official()
    const cookie = await cookieOf(person.employeeNo)
    const createdAt = new Date(Date.now() - 6.9 * 86_400_000)
    const lastSeenAt = new Date(Date.now() - 3_600_000)
    await SessionModel.updateMany({ channel: 'console' }, { $set: { createdAt, lastSeenAt } })
    await app.call('GET', '/me', { headers: cookie })
    const session = await SessionModel.findOne({ channel: 'console' }).lean()
    expect(session?.lastSeenAt.getTime()).toBeGreaterThan(lastSeenAt.getTime())
    expect(session?.expiresAt.getTime()).toBe(createdAt.getTime() + 7 * 86_400_000)
  })

  it('costs the database nothing while it is held', async () => {
    const person = await official()
    await app.call('GET', '/calendar-of-nothing', { token: person.token })
    await app.call('GET', '/me', { token: person.token })
    const reads = jest.spyOn(SessionModel, 'findOne')
    await app.call('GET', '/me', { token: person.token })
    expect(reads).not.toHaveBeenCalled()
    forgetSessions()
    await app.call('GET', '/me', { token: person.token })
    expect(reads).toHaveBeenCalledTimes(1)
    reads.mockRestore()
  })

  it('with a one-time password lets nothing be done before the own password is set', async () => {
    const person = await official({ mustChangePassword: true })
    const cookie = await cookieOf(person.employeeNo)
    expect((await app.call<Me>('GET', '/me', { headers: cookie })).data.mustChangePassword).toBe(true)
    expect((await app.call('GET', '/orgs', { headers: cookie })).error?.code).toBe('auth.password-first')
    const body = { oldPassword: PASSWORD, newPassword: 'Shuiwu2026' }
    expect((await app.call('POST', '/me/password', { headers: cookie, body })).status).toBe(200)
    expect((await app.call('GET', '/orgs', { headers: cookie })).status).toBe(200)
  })
})

describe('DELETE /sessions/current', () => {
  it('ends the session at once and clears the cookie', async () => {
    const person = await official()
    const cookie = await cookieOf(person.employeeNo)
    const { status, headers } = await app.call('DELETE', '/sessions/current', { headers: cookie })
    expect(status).toBe(200)
    expect(headers.getSetCookie()[0]).toMatch(/^mingdu_session=;/)
    expect((await app.call('GET', '/me', { headers: cookie })).status).toBe(401)
  })

  it('needs a session', async () => {
    expect((await app.call('DELETE', '/sessions/current')).status).toBe(401)
  })
})
