import { randomUUID } from 'node:crypto'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { keptLog } from '../../testing/log'
import { CitizenModel } from '../citizens/citizens.model'
import { signInCitizen } from '../citizens/citizens.factory'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { bindTo } from '../messages/messages.factory'
import { CreditEntryModel, CreditModel } from './subscriptions.model'
import { answerArrived } from './subscriptions.service'

const ONCE = 'O'.repeat(43)
const LONG = 'L'.repeat(43)
const CASE = 'C'.repeat(43)
const parts = testParts(undefined, {
  ...{ WECHAT_TPL_MINI_RESULT: ONCE, WECHAT_TPL_MINI_REMINDER: LONG, WECHAT_TPL_MINI_CASE: CASE },
  SMS_PROVIDER: 'sandbox',
})
const kept = keptLog()
parts.log = kept.log
useDatabase()
const app = useApp(parts)
let person: GivenPerson

beforeEach(async () => {
  const { water } = await givenDistrict()
  person = await givenPerson(water.id, ['handler'])
  await bindTo(person.id, { key: 'a', phone: '', mpOpenid: '', miniOpenid: 'oMini-1', unionid: '' })
})

interface Mine {
  items: { key: string; templateId: string; long: boolean; credits: number }[]
}
const mine = (token: string | undefined = person.token) =>
  app.call<Mine>('GET', '/me/subscriptions', { token })
const answered = (body: unknown, options: { token?: string | undefined; key?: string } = {}) =>
  app.call<Mine>('POST', '/me/subscriptions/answers', { token: person.token, ...options, body })
const accepts = { answers: [{ templateId: ONCE, answer: 'accept' }] }

const event = (id: string, templateId: string) =>
  ({ id, openid: 'oMini-1', channel: 'miniSubscribe', templateId, at: new Date() }) as const

describe('GET /me/subscriptions', () => {
  it('lists the templates of the mini-program that have an id, with what is left', async () => {
    await answerArrived(event('e1', ONCE), 'accept', parts.config)
    await answerArrived(event('e2', ONCE), 'accept', parts.config)
    expect((await mine()).data.items).toMatchObject([
      { key: 'miniReminder', templateId: LONG, long: true, credits: 0 },
      { key: 'miniResult', templateId: ONCE, long: false, credits: 2 },
    ])
  })

  it('has nothing to ask a person who is not bound, and answers nobody who is not signed in', async () => {
    const other = await givenPerson(person.orgId, ['handler'])
    expect((await mine(other.token)).data.items).toEqual([])
    expect((await app.call('GET', '/me/subscriptions')).status).toBe(401)
  })
})

describe('POST /me/subscriptions/answers', () => {
  it('makes no credit: it is a hint that an event is to come', async () => {
    const { status, data } = await answered(accepts)
    expect([status, data.items.map((item) => item.credits)]).toEqual([200, [0, 0]])
    expect(await CreditEntryModel.countDocuments()).toBe(0)
    expect(await CreditModel.find().lean()).toMatchObject([{ credits: 0, expected: { answer: 'accept' } }])
    await answerArrived(event('e1', ONCE), 'accept', parts.config)
    expect(await CreditModel.find().lean()).toMatchObject([{ credits: 1, expected: null }])
  })

  it('says in the log that no event came for an earlier answer', async () => {
    await answered(accepts)
    await answered(accepts)
    expect(kept.text()).not.toContain('no event came')
    await CreditModel.updateMany({}, { $set: { 'expected.at': new Date(Date.now() - 700_000) } })
    await answered(accepts)
    expect(kept.text()).toContain('no event came for an answer to a subscription')
    expect(kept.text()).not.toContain('oMini-1')
  })

  it('is written down once for one key', async () => {
    const key = randomUUID()
    const [first, second] = [await answered(accepts, { key }), await answered(accepts, { key })]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(await AuditModel.countDocuments({ event: 'subscription.answered' })).toBe(1)
  })

  it('does not keep templates that are not ours', async () => {
    await answered({ answers: [{ templateId: 'X'.repeat(43), answer: 'accept' }] })
    expect(await CreditModel.countDocuments()).toBe(0)
  })

  it.each([
    ['body.answers', { answers: [] }],
    ['body.answers.0.answer', { answers: [{ templateId: ONCE, answer: 'yes' }] }],
    ['body.answers.0.templateId', { answers: [{ templateId: { $ne: null }, answer: 'accept' }] }],
    ['body.more', { ...accepts, more: 1 }],
  ])('names the field %s that is wrong', async (path, body) => {
    const { status, error } = await answered(body)
    expect([status, error?.fields?.[0]?.path]).toEqual([400, path])
  })

  it('refuses nobody in particular and people without a mini-program', async () => {
    expect((await answered(accepts, { token: undefined })).status).toBe(401)
    const other = await givenPerson(person.orgId, ['handler'])
    expect((await answered(accepts, { token: other.token })).error?.code).toBe('bind.none')
  })
})

describe('a citizen’s own', () => {
  const theirs = (token?: string) => app.call<Mine>('GET', '/citizen/subscriptions', token ? { token } : {})
  const says = (body: unknown, token?: string, key?: string) =>
    app.call<Mine>('POST', '/citizen/subscriptions/answers', {
      ...(token ? { token } : {}),
      ...(key ? { key } : {}),
      body,
    })
  const agrees = { answers: [{ templateId: CASE, answer: 'accept' }] }
  let token: string

  beforeEach(async () => {
    const signed = await signInCitizen(app, parts, '13900139000')
    token = signed.token
    await CitizenModel.updateOne({ _id: signed.citizen.id }, { $set: { miniOpenid: 'oMini-citizen' } })
  })

  it('is what tells of cases and nothing of the office, which is not asked about cases either', async () => {
    expect((await theirs(token)).data.items).toMatchObject([
      { key: 'miniCase', templateId: CASE, credits: 0 },
    ])
    expect((await mine()).data.items.map(({ key }) => key)).toEqual(['miniReminder', 'miniResult'])
  })

  it('has nothing to ask in a browser, where no WeChat belongs to them', async () => {
    const other = await signInCitizen(app, parts, '13700137000')
    expect((await theirs(other.token)).data.items).toEqual([])
    expect((await says(agrees, other.token)).error?.code).toBe('bind.none')
  })

  it('is a hint until WeChat’s own event makes the credit, written down once for one key', async () => {
    const key = randomUUID()
    for (const answer of [await says(agrees, token, key), await says(agrees, token, key)])
      expect([answer.status, answer.data.items.map(({ credits }) => credits)]).toEqual([200, [0]])
    expect(await AuditModel.countDocuments({ event: 'subscription.answered' })).toBe(1)
    const arrived = { id: 'e9', openid: 'oMini-citizen', channel: 'miniSubscribe', templateId: CASE } as const
    await answerArrived({ ...arrived, at: new Date() }, 'accept', parts.config)
    expect((await theirs(token)).data.items).toMatchObject([{ credits: 1 }])
  })

  it('keeps nothing of the office’s templates, names what is wrong, and answers nobody else', async () => {
    await says(accepts, token)
    expect(await CreditModel.countDocuments()).toBe(0)
    expect((await says({ answers: [] }, token)).error?.fields?.[0]?.path).toBe('body.answers')
    const doors = [await theirs(), await theirs(person.token), await says(agrees), await mine(token)]
    expect(doors.map(({ status }) => status)).toEqual([401, 401, 401, 401])
  })
})
