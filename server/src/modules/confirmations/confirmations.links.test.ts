import { randomUUID } from 'node:crypto'
import type { Asked, Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import type { Page } from '@mingdu/shared/kernel/page'
import type { InboxMessage, MessageLogRow } from '@mingdu/shared/messages/messages.api'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { CONFIRM_PAGE, confirmationCode, confirmationToken } from '../../confirmation-token'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { CitizenModel } from '../citizens/citizens.model'
import { givenClosing, givenDesk, type Desk } from '../matters/matters.factory'
import { MatterModel } from '../matters/matters.model'
import { askingLink } from '../messages/messages.links'
import { DeliveryModel, MessageModel } from '../messages/messages.model'
import { sendWaiting } from '../messages/outbox.jobs'
import { forgetSendable, writeSendable } from '../messages/sendable.repo'
import { turnConfirmations } from './confirmations.jobs'
import { asksOf } from './confirmations.repo'

const START = '2026-11-09T02:00:00.000Z'
const PEOPLE = ['张三', '李四', '王五'].map((name, i) => ({ name, phone: `1380013800${i}` }))
const parts = testParts(START, { SMS_PROVIDER: 'sandbox' })
const without = testParts(START, {
  ...{ SMS_PROVIDER: 'aliyun', SMS_SIGN_NAME: '明督', SMS_ALIYUN_KEY_ID: 'key-id-of-a-test' },
  ...{ SMS_ALIYUN_KEY_SECRET: 'key-secret-of-a-test', SMS_TPL_LOGIN_CODE: 'SMS_1' },
  ...{ SMS_TPL_TASK_WARNING: 'SMS_2', SMS_TPL_CASE_PROGRESS: 'SMS_3' },
})
useDatabase()
const app = useApp(parts)
let desk: Desk
let matter: Matter

beforeEach(async () => {
  parts.time.set(START)
  parts.sms.sent = []
  forgetSendable()
  await writeSendable({ accounts: ['sms'], templates: [] })
  desk = await givenDesk()
  matter = await givenClosing(app, desk, 'verify-close')
})

const call = <T>(method: string, path: string, person: GivenPerson | null, body: object) =>
  app.call<T>(method, path, { token: person?.token, body, key: randomUUID() })
const read = async (person: GivenPerson) =>
  (await app.call<Confirmations>('GET', `/matters/${matter.id}/confirmations`, { token: person.token })).data

/** Those concerned are asked; the ids of what each is asked. */
async function begin(): Promise<string[]> {
  await call('PUT', `/matters/${matter.id}/concerned`, desk.supervisor, { version: 0, people: PEOPLE })
  const { version } = matter
  const begun = await call<Confirmations>('POST', `/matters/${matter.id}/confirmations`, desk.supervisor, {
    version,
  })
  return (await asksOf([begun.data.rounds[0]?.id ?? ''])).map(({ _id }) => String(_id))
}

/** Those concerned alone: officials are told by SMS, too, where nothing else is configured. */
const sentTo = ({ sms } = parts) => sms.sent.filter(({ templateKey }) => templateKey === 'confirmation')
const send = (by = parts, ahead = 120_000) => sendWaiting({ ...by, clock: () => Date.now() + ahead })

describe('a text message', () => {
  it('asks everybody named once, with nothing of the matter but its number, the day and a code', async () => {
    const ids = await begin()
    await send()
    expect(sentTo().map(({ templateKey }) => templateKey)).toEqual(Array(3).fill('confirmation'))
    expect(
      sentTo()
        .map(({ phone }) => phone)
        .sort(),
    ).toEqual(PEOPLE.map(({ phone }) => phone))
    const codes = ids.map((id) => confirmationCode(id, parts.box))
    expect(
      sentTo()
        .map(({ params }) => params['code'])
        .sort(),
    ).toEqual([...codes].sort())
    for (const { params } of sentTo()) {
      expect(params['due']).toBe('2026年11月15日')
      expect(Object.keys(params).sort()).toEqual(['code', 'due', 'number'])
    }
    await turnConfirmations(parts)
    await send()
    expect(sentTo()).toHaveLength(3)
  })

  it('reminds once, before the last day, whoever has not answered', async () => {
    const [first = ''] = await begin()
    await call('POST', `/public/confirmations/${confirmationToken(first, parts.box)}`, null, {
      answer: 'solved',
    })
    await send()
    parts.time.set('2026-11-13T02:00:00.000Z')
    expect(await turnConfirmations(parts)).toBe(1)
    expect(await turnConfirmations(parts)).toBe(0)
    // what one person is told within an hour is limited, in real time
    await send(parts, 2 * 3_600_000)
    expect(
      sentTo()
        .slice(3)
        .map(({ phone }) => phone)
        .sort(),
    ).toEqual(PEOPLE.slice(1).map(({ phone }) => phone))
  })

  it('is not sent where the place has no template with its address, and 督查 reads whom nothing reached', async () => {
    await begin()
    await send(without)
    expect(sentTo(without)).toEqual([])
    const [round] = (await read(desk.supervisor)).rounds
    expect(round?.unreached).toEqual({ count: 3, ends: ['8000', '8001', '8002'] })
    expect((await read(desk.waterHead)).rounds[0]?.unreached).toBeNull()
  })
})

describe('the code', () => {
  it('opens the question whatever case it is typed in, and stands nowhere in the database', async () => {
    const [id = ''] = await begin()
    await send()
    const code = confirmationCode(id, parts.box)
    const asked = await app.call<Asked>('GET', `/public/confirmations/${code.toLowerCase()}`)
    expect(asked.data).toMatchObject({ no: matter.no, result: '都已完成整改', office: '区督查室' })
    const other = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [other, `${code.slice(0, 6)}AAAAAA`, 'AAAAAAAAAAAA'])
      expect((await app.call('GET', `/public/confirmations/${wrong}`)).error?.code).toBe('confirmation.link')
    const stored = await Promise.all([
      asksOf([(await read(desk.supervisor)).rounds[0]?.id ?? '']),
      MessageModel.collection.find().toArray(),
      DeliveryModel.collection.find().toArray(),
    ])
    expect(JSON.stringify(stored)).not.toContain(code.slice(6))
  })

  it('leads from the short address to the page that asks', async () => {
    const answer = await fetch(`${app.url}/c/abcdefgh2345`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      `/#/${CONFIRM_PAGE}?t=ABCDEFGH2345`,
    ])
    const stray = await fetch(`${app.url}/c/0000`, { redirect: 'manual' })
    expect(stray.headers.get('location')).toBeNull()
  })
})

it('opens the question from a card of the mini-program by its own link', async () => {
  const [id = ''] = await begin()
  const message = await MessageModel.findOne({ kind: 'confirmationAsked', targetId: id }).lean()
  const link = message && askingLink(message, parts.box)
  expect(link?.page).toBe(`${CONFIRM_PAGE}?t=${confirmationToken(id, parts.box)}`)
  expect(JSON.stringify(message)).not.toMatch(/四乱|水务局|督查员/)
})

it('names nobody it was told to in the log', async () => {
  await begin()
  const admin = await givenPerson(desk.region.id, ['systemAdmin'])
  const log = await app.call<Page<MessageLogRow>>('GET', '/message-log?kind=confirmationAsked', {
    token: admin.token,
  })
  expect(log.data.items).toHaveLength(3)
  expect(log.data.items.map(({ recipient }) => recipient)).toEqual([null, null, null])
  const [citizen] = await CitizenModel.find().sort({ _id: 1 }).lean()
  const found = await app.call<Page<MessageLogRow>>(
    'GET',
    `/message-log?recipientId=${String(citizen?._id)}`,
    { token: admin.token },
  )
  expect(found.data.items).toEqual([])
})

it('keeps what was written beside an answer sealed, and shows it without who, once the round is over', async () => {
  const ids = await begin()
  const say = (id: string, answer: string, words: string) =>
    call<Asked>('POST', `/public/confirmations/${confirmationToken(id, parts.box)}`, null, { answer, words })
  expect((await say(ids[0] ?? '', 'unsolved', '雨后还是积水')).data.words).toBe('雨后还是积水')
  expect(JSON.stringify(await asksOf([(await read(desk.supervisor)).rounds[0]?.id ?? '']))).not.toContain(
    '积水',
  )
  expect((await read(desk.supervisor)).rounds[0]?.words).toEqual([])
  await say(ids[1] ?? '', 'solved', '')
  await say(ids[2] ?? '', 'half', '还差一段')
  await turnConfirmations(parts)
  expect((await read(desk.supervisor)).rounds[0]?.words).toEqual(['还差一段', '雨后还是积水'])
  expect((await read(desk.waterHead)).rounds[0]?.words).toEqual([])
  const long = await call(
    'POST',
    `/public/confirmations/${confirmationToken(ids[0] ?? '', parts.box)}`,
    null,
    {
      ...{ answer: 'half', words: '长'.repeat(201) },
    },
  )
  expect(long.error?.fields?.[0]?.path).toBe('body.words')
})

it('is in the inbox of whoever holds the phone, and opens there for nobody else', async () => {
  await begin()
  const messages = await MessageModel.find({ kind: 'confirmationAsked' }).lean()
  const target: InboxMessage['target'] = { kind: 'confirmation', id: messages[0]?.targetId ?? '' }
  expect((await app.call('GET', `/citizen/confirmations/${target.id}`)).status).toBe(401)
  const official = await app.call('GET', `/citizen/confirmations/${target.id}`, {
    token: desk.supervisor.token,
  })
  expect(official.status).toBe(401)
})

describe('of a matter that came from a clue about somebody', () => {
  it('nobody it is kept from reads of the rounds or names anybody', async () => {
    await begin()
    const shut = await givenPerson(desk.office.id, ['supervisor', 'supervisionHead'], {
      name: '回避的督查员',
    })
    const open = ({ token }: GivenPerson) => app.call('GET', `/matters/${matter.id}/confirmations`, { token })
    await MatterModel.updateOne({ _id: matter.id }, { $set: { keptFrom: [shut.id] } })
    expect((await open(desk.chief)).status).toBe(200)
    expect((await open(shut)).status).toBe(404)
    const version = 2
    const named = await call('PUT', `/matters/${matter.id}/concerned`, shut, { version, people: [] })
    expect(named.status).toBe(404)
  })

  it('those concerned are asked all the same', async () => {
    await MatterModel.updateOne({ _id: matter.id }, { $set: { keptFrom: [desk.water.id] } })
    await begin()
    expect(await MessageModel.countDocuments({ kind: 'confirmationAsked' })).toBe(3)
  })
})

it('names the unit that leads it today, after the one that did the work went up in another', async () => {
  const [id = ''] = await begin()
  await MatterModel.updateOne({ _id: matter.id }, { $set: { leadOrgId: desk.forest.id } })
  const asked = await app.call<Asked>('GET', `/public/confirmations/${confirmationToken(id, parts.box)}`)
  expect(asked.data.leadOrg).toBe('区林业局')
})
