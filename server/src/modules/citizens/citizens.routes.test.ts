import type { Citizen, CitizenSession } from '@mingdu/shared/citizens/citizens.schema'
import { PRIVACY_VERSION } from '@mingdu/shared/privacy/privacy.rules'
import { RateLimitModel } from '../../db/limits'
import { Refused } from '../../refused'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { CITIZEN_ID_NUMBER, givenCitizen, signInCitizen } from './citizens.factory'
import { CitizenModel, CitizenSessionModel } from './citizens.model'

const parts = testParts('2026-03-02T02:00:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)

const PHONE = '13900139000'

type Outcome = { outcome: 'signedIn'; session: CitizenSession } | { outcome: 'unknown'; bindTicket: string }

const me = (token?: string) => app.call<Citizen>('GET', '/citizen', { token })
const verify = (token: string, body: object = { name: '李小红', idNumber: CITIZEN_ID_NUMBER }) =>
  app.call<Citizen>('POST', '/citizen/identity', { token, body })
const byWechat = async (code: string) =>
  (await app.call<Outcome>('POST', '/public/citizen-sessions/wechat', { body: { code } })).data

beforeEach(() => {
  parts.sms.sent.length = 0
  Object.assign(parts.identity, { asked: [], strangers: new Set(), failure: null })
})

describe('signing in', () => {
  it('by a text message makes one citizen a phone, known by nothing in clear', async () => {
    const first = await signInCitizen(app, parts, PHONE)
    const again = await signInCitizen(app, parts, PHONE)
    expect(again.citizen.id).toBe(first.citizen.id)
    expect(first.citizen).toEqual({
      id: first.citizen.id,
      phone: '139****9000',
      wechat: false,
      identity: null,
    })
    const stored = JSON.stringify([
      await CitizenModel.collection.find().toArray(),
      await CitizenSessionModel.collection.find().toArray(),
    ])
    for (const secret of [PHONE, first.token]) expect(stored).not.toContain(secret)
    expect((await me(first.token)).data.phone).toBe('139****9000')
  })

  it('asks for the privacy notice, and for the right code', async () => {
    await app.call('POST', '/public/citizen-sms-codes', { body: { phone: PHONE } })
    const code = parts.sms.sent.at(-1)?.params['code'] ?? ''
    const enter = (body: object) => app.call('POST', '/public/citizen-sessions/sms', { body })
    expect((await enter({ phone: PHONE, code })).error?.code).toBe('privacy.needed')
    const wrong = code === '000000' ? '000001' : '000000'
    const refused = await enter({ phone: PHONE, code: wrong, privacyVersion: PRIVACY_VERSION })
    expect(refused.error?.code).toBe('sms.code')
    expect((await enter({ phone: '123', code })).error?.fields?.[0]?.path).toBe('body.phone')
  })

  it('a code of one side opens nothing on the other', async () => {
    const { water } = await givenDistrict()
    await givenPerson(water.id, ['handler'], { phone: PHONE })
    await app.call('POST', '/sms-codes', { body: { phone: PHONE } })
    const code = parts.sms.sent.at(-1)?.params['code'] ?? ''
    const body = { phone: PHONE, code, privacyVersion: PRIVACY_VERSION }
    expect((await app.call('POST', '/public/citizen-sessions/sms', { body })).error?.code).toBe('sms.code')
    await RateLimitModel.deleteMany({ key: /^sms-/ })
  })

  it('by WeChat asks once for the phone, then knows the person', async () => {
    const person = { openid: 'o-citizen', unionid: null }
    parts.wechat.logins.set('code-1', person).set('code-2', person)
    parts.wechat.phones.set('phone-1', PHONE).set('phone-2', PHONE)
    const unknown = await byWechat('code-1')
    if (unknown.outcome !== 'unknown') throw new Error('nobody should be known yet')
    const body = { bindTicket: unknown.bindTicket, phoneCode: 'phone-1', privacyVersion: PRIVACY_VERSION }
    const { data } = await app.call<CitizenSession>('POST', '/public/citizen-sessions/phone', { body })
    expect(data.citizen.wechat).toBe(true)
    const known = await byWechat('code-2')
    expect(known).toMatchObject({ outcome: 'signedIn', session: { citizen: { id: data.citizen.id } } })
    const used = await app.call('POST', '/public/citizen-sessions/phone', {
      body: { ...body, phoneCode: 'phone-2' },
    })
    expect(used.error?.code).toBe('bind.ticket')
  })

  it('ends with signing out', async () => {
    const { token } = await signInCitizen(app, parts, PHONE)
    expect((await app.call('DELETE', '/citizen/session', { token })).status).toBe(200)
    expect((await me(token)).error?.code).toBe('citizen.required')
  })
})

describe('the two sides', () => {
  it('neither may act as the other', async () => {
    const { water } = await givenDistrict()
    const official = await givenPerson(water.id, ['window', 'reviewer'])
    const { token } = await givenCitizen(app, parts)
    for (const path of ['/me', '/cases', '/messages', '/feedback'])
      expect([path, (await app.call('GET', path, { token })).status]).toEqual([path, 401])
    for (const path of ['/citizen', '/citizen/cases', '/citizen/messages', '/citizen/drafts'])
      expect((await app.call('GET', path, { token: official.token })).error?.code).toBe('citizen.required')
    expect((await me()).status).toBe(401)
  })
})

describe('实名', () => {
  it('asks the platform once and keeps name and number sealed', async () => {
    const { token } = await signInCitizen(app, parts, PHONE)
    const { data } = await verify(token, { name: '李小红', idNumber: CITIZEN_ID_NUMBER.toLowerCase() })
    expect(data.identity).toMatchObject({ name: '李*红', idNumber: expect.stringMatching(/^110\*+002X$/) })
    expect(parts.identity.asked).toEqual([{ name: '李小红', idNumber: CITIZEN_ID_NUMBER }])
    const stored = JSON.stringify(await CitizenModel.collection.find().toArray())
    for (const secret of ['李小红', CITIZEN_ID_NUMBER]) expect(stored).not.toContain(secret)
    const entry = await AuditModel.findOne({ event: 'citizen.verified' }).lean()
    expect(JSON.stringify(entry)).not.toMatch(/李小红|11010519491231002X/)
    expect((await verify(token)).error?.code).toBe('citizen.verified')
  })

  it('refuses what does not fit, and a platform that is away', async () => {
    const { token } = await signInCitizen(app, parts, PHONE)
    const bad = await verify(token, { name: '李', idNumber: '110105194912310021' })
    expect(bad.error?.fields?.map(({ path }) => path)).toEqual(['body.name'])
    const number = await verify(token, { name: '李小红', idNumber: '110105194912310021' })
    expect(number.error?.fields?.[0]?.path).toBe('body.idNumber')
    expect(parts.identity.asked).toHaveLength(0)
    parts.identity.strangers.add('王不符')
    expect((await verify(token, { name: '王不符', idNumber: CITIZEN_ID_NUMBER })).error?.code).toBe(
      'citizen.identity',
    )
    parts.identity.failure = new Refused('identity.down')
    expect((await verify(token)).error?.code).toBe('identity.down')
    expect((await me(token)).data.identity).toBeNull()
  })

  it('five tries a day', async () => {
    const { token } = await signInCitizen(app, parts, PHONE)
    parts.identity.strangers.add('李小红')
    for (let i = 0; i < 5; i += 1) expect((await verify(token)).error?.code).toBe('citizen.identity')
    expect((await verify(token)).error?.code).toBe('auth.too-many')
  })
})
