import { RateLimitModel } from '../../db/limits'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { AuditModel } from '../audit/audit.model'
import { givenDistrict, givenPerson } from './accounts.factory'
import { AccountModel } from './accounts.model'
import { SmsCodeModel } from './accounts.sign-in.model'

const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
beforeEach(() => void (parts.sms.sent.length = 0))

const PHONE = '13800138000'

async function official() {
  const { water } = await givenDistrict()
  return givenPerson(water.id, ['handler'], { name: '承办人甲', phone: PHONE })
}

const ask = (phone = PHONE, key?: string) =>
  app.call<{ retryAfterSeconds: number; expiresAt: string }>('POST', '/sms-codes', {
    body: { phone },
    ...(key ? { key } : {}),
  })
const enter = (code: string, phone = PHONE) =>
  app.call<{ token: string; me: Me }>('POST', '/sessions/sms', { body: { phone, code } })
const sentCode = () => parts.sms.sent.at(-1)?.params['code'] ?? ''
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

/** Lets the limit of one minute pass. */
const minutePasses = () => RateLimitModel.deleteMany({ key: /^sms-minute:/ })

describe('POST /sms-codes', () => {
  it('sends six digits to a number of the roster', async () => {
    await official()
    const { status, data } = await ask()
    expect(status).toBe(200)
    expect(data.retryAfterSeconds).toBe(60)
    expect(parts.sms.sent).toEqual([
      { phone: PHONE, templateKey: 'loginCode', params: { code: sentCode(), minutes: '10' } },
    ])
    expect(sentCode()).toMatch(/^\d{6}$/)
  })

  it('answers the same for a number that is not on the roster, and sends nothing', async () => {
    const stranger = await ask('13900139000')
    expect(stranger.status).toBe(200)
    expect(Object.keys(stranger.data)).toEqual(['retryAfterSeconds', 'expiresAt'])
    expect(parts.sms.sent).toEqual([])
    expect((await ask('13900139000')).error?.code).toBe('sms.too-many')
  })

  it('is limited to one a minute, five an hour and ten a day', async () => {
    await official()
    await ask()
    expect((await ask()).status).toBe(429)
    for (let i = 0; i < 4; i += 1) {
      await minutePasses()
      expect((await ask()).status).toBe(200)
    }
    await minutePasses()
    expect((await ask()).error?.code).toBe('sms.too-many')
    expect(parts.sms.sent).toHaveLength(5)
    const day = await RateLimitModel.findOne({ key: /^sms-day:/ }).lean()
    expect(day?.points).toBe(5)
  })

  it('sends one message for a repeat with the same key', async () => {
    await official()
    await ask(PHONE, 'sms-code-key-00001')
    const again = await ask(PHONE, 'sms-code-key-00001')
    expect(again.headers.get('Idempotency-Replayed')).toBe('true')
    expect(parts.sms.sent).toHaveLength(1)
  })

  it('leaves neither number nor code in the database of codes, the limits or the audit trail', async () => {
    await official()
    await ask()
    const kept = [
      await SmsCodeModel.find().lean(),
      await RateLimitModel.find().lean(),
      await AuditModel.find().lean(),
    ]
    expect(JSON.stringify(kept)).not.toContain(PHONE)
    expect(JSON.stringify(kept)).not.toContain(`"${sentCode()}"`)
  })

  it('refuses what is not a number, by field', async () => {
    const { status, error } = await app.call('POST', '/sms-codes', { body: { phone: { $ne: null }, to: 1 } })
    expect(status).toBe(400)
    expect(error?.fields?.map((f) => f.path)).toEqual(['body.phone', 'body.to'])
  })
})

describe('POST /sessions/sms', () => {
  it('opens a session of the H5, and takes a code once', async () => {
    await official()
    await ask()
    const { status, data } = await enter(sentCode())
    expect(status).toBe(200)
    expect((await app.call<Me>('GET', '/me', { token: data.token })).data.name).toBe('承办人甲')
    expect((await enter(sentCode())).error?.code).toBe('sms.code')
  })

  it('is void after five wrong codes', async () => {
    await official()
    await ask()
    const answers = []
    for (let i = 0; i < 5; i += 1) answers.push((await enter(wrong(sentCode()))).error?.code)
    expect(answers).toEqual(['sms.code', 'sms.code', 'sms.code', 'sms.code', 'sms.tries'])
    expect((await enter(sentCode())).error?.code).toBe('sms.tries')
  })

  it('answers a stranger as it answers a wrong code', async () => {
    await ask('13900139000')
    expect((await enter('123456', '13900139000')).error?.code).toBe('sms.code')
    expect((await enter('123456', '13900139001')).error?.code).toBe('sms.code')
  })

  it('refuses an expired code', async () => {
    await official()
    await ask()
    await SmsCodeModel.updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1) } })
    expect((await enter(sentCode())).error?.code).toBe('sms.code')
  })

  it('refuses a number that two people share, and a disabled account', async () => {
    const person = await official()
    const twin = await givenPerson(person.orgId, ['handler'], { phone: PHONE })
    await ask()
    expect((await enter(sentCode())).error?.code).toBe('sms.ambiguous')
    await AccountModel.updateMany({ phone: PHONE }, { $set: { status: 'disabled' } })
    expect((await enter(sentCode())).error?.code).toBe('sms.code')
    expect(twin.phone).toBe(PHONE)
  })

  it('refuses what is not six digits', async () => {
    expect((await enter('12ab')).error?.fields?.[0]?.path).toBe('body.code')
  })
})
