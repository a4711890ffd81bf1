import { randomBytes } from 'node:crypto'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { PRIVACY_VERSION } from '@mingdu/shared/privacy/privacy.rules'
import { givenDistrict, givenPerson, PASSWORD, type GivenPerson } from '../modules/accounts/accounts.factory'
import { publishSendable } from '../modules/messages/outbox.jobs'
import { checkTemplates } from '../modules/templates/templates.service'
import type { SandboxPerson } from '../testing/sandbox'
import { eventFields, postEvent, sealedEvent } from '../testing/wechat-event'
import { sendThroughEverything, workOnce } from './sends.factory'
import { useStory } from './story.factory'

/** A whole story with everything that can go wrong in it; then what was written down is searched. */
jest.setTimeout(180_000)
const story = useStory()
const FORGED = 'forged-secret-in-a-query'

/** The ledger must show all of them, else something has not been tried. */
const WECHAT_CLASSES = ['null', 'retry', 'quota', 'token', 'recipient', 'config', 'unknown-delivery']
const MP_CLASSES = [...WECHAT_CLASSES, 'rate', 'content', 'review', 'duplicate']
const CLASSES = [
  ...MP_CLASSES.map((one) => `mpTemplate ${one}`),
  ...WECHAT_CLASSES.map((one) => `miniSubscribe ${one}`),
  ...['null', 'recipient', 'config', 'token', 'unknown-delivery'].map((one) => `wecom ${one}`),
  ...['rate', 'recipient', 'config', 'unknown-delivery'].map((one) => `sms ${one}`),
]

let official: GivenPerson
let person: SandboxPerson

type SignIn = { outcome: 'signedIn'; session: { token: string } } | { outcome: 'unbound'; bindTicket: string }

/** From now on nobody may write it down. */
function secret(value: string): string {
  story.secrets.add(value)
  return value
}

async function sendsPasswords(): Promise<void> {
  const body = { employeeNo: official.employeeNo, password: secret(PASSWORD) }
  const right = await story.app.call<Me>('POST', '/sessions/console', { body })
  expect(right.status).toBe(200)
  for (const cookie of right.headers.getSetCookie()) secret(/=([^;]{20,})/.exec(cookie)?.[1] ?? PASSWORD)
  const wrong = { ...body, password: secret('Wrong-2026-hunter22') }
  expect((await story.app.call('POST', '/sessions/console', { body: wrong })).status).toBe(401)
}

async function bindsByWechat(): Promise<void> {
  const code = await codeFor('login-code')
  const { data } = await story.app.call<SignIn>('POST', '/sessions/wechat', { body: { code } })
  const bindTicket = secret(data.outcome === 'unbound' ? data.bindTicket : '')
  const body = { bindTicket, phoneCode: await codeFor('phone-code'), privacyVersion: PRIVACY_VERSION }
  const bound = await story.app.call<{ token: string }>('POST', '/bindings/phone', { body })
  expect(bound.status).toBe(200)
  secret(bound.data.token)
  await story.app.call('POST', '/sessions/wechat', { body: { code: secret('js-code-that-nobody-gave') } })
}

async function codeFor(kind: 'login-code' | 'phone-code'): Promise<string> {
  const { code } = await story.sandbox.control<{ code: string }>(kind, { personKey: 'official' })
  return secret(code)
}

async function signsInBySms(): Promise<void> {
  const { phone } = official
  await story.app.call('POST', '/sms-codes', { body: { phone } })
  await arrival()
  const inbox = await story.sandbox.control<{ sms: { text: string }[] }>('inbox?person=official')
  const code = /\d{6}/.exec(inbox.sms.at(-1)?.text ?? '')?.[0] ?? ''
  await story.app.call('POST', '/sessions/sms', {
    body: { phone, code: code === '111111' ? '222222' : '111111' },
  })
  const signedIn = await story.app.call<{ token: string }>('POST', '/sessions/sms', { body: { phone, code } })
  expect(signedIn.status).toBe(200)
  secret(code)
  secret(signedIn.data.token)
}

/** The code is sent after the answer. */
async function arrival(): Promise<void> {
  const sent = async () =>
    (await story.sandbox.control<{ sms: unknown[] }>('inbox?person=official')).sms.length > 0
  while (!(await sent())) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function takesCallbacks(): Promise<void> {
  const { url } = story.app
  await story.sandbox.control('follow', { personKey: 'official', follows: false })
  await story.sandbox.control('follow', { personKey: 'official', follows: true })
  await postEvent(
    url,
    'mini',
    eventFields(person.miniOpenid, 'user_authorization_revoke', { RevokeInfo: '8' }),
  )
  const key = { token: secret(FORGED), appid: 'wxforged', aesKey: secret(randomAesKey()) }
  const { query, body } = sealedEvent(`<xml><FromUserName>${person.mpOpenid}</FromUserName></xml>`, key)
  for (const account of ['mp', 'mini']) {
    const address = `${url}/wechat/callback/${account}?${new URLSearchParams(query)}`
    expect((await fetch(address, { method: 'POST', body })).status).toBe(401)
    expect((await fetch(`${url}/wechat/callback/${account}?echostr=${FORGED}`)).status).toBe(401)
  }
  expect(
    (await fetch(`${url}/sms/receipts/aliyun/${FORGED}`, { method: 'POST', body: '[]' })).status,
  ).not.toBe(200)
  await story.sandbox.running.settled()
  await workOnce(story)
}

function randomAesKey(): string {
  return randomBytes(40).toString('hex').slice(0, 43)
}

/** Codes are short: only as a number of their own do they count. */
function holds(text: string, value: string): boolean {
  if (!/^\d{6}$/.test(value)) return text.includes(value)
  return new RegExp(`(?<![\\d.-])${value}(?!\\d)`).test(text)
}

const found = (text: string, values: Iterable<string>) =>
  [...values].filter((value) => value !== '' && holds(text, value))

it('writes down no secret, no code and no person, whatever happens', async () => {
  const { water } = await givenDistrict()
  ;[person] = (await story.sandbox.seed({ key: 'official', wecomUserId: 'zhouming' })) as [SandboxPerson]
  official = await givenPerson(water.id, ['handler'], { phone: person.phone })
  secret(official.token)
  await publishSendable(story.parts)
  await checkTemplates(story.parts)
  await sendsPasswords()
  await bindsByWechat()
  await signsInBySms()
  await story.sandbox.control('follow', { personKey: 'official', follows: true })
  await story.sandbox.running.settled()
  await workOnce(story)
  const attempts = await sendThroughEverything(story, official.id)
  expect(CLASSES.filter((one) => !attempts.has(one))).toEqual([])
  await takesCallbacks()

  const people = [person.phone, person.mpOpenid, person.miniOpenid, person.unionid]
  const secrets = [...story.secrets, ...story.relay.secrets]
  expect(story.relay.secrets.size).toBeGreaterThanOrEqual(4)
  expect(story.logged().split('\n').length).toBeGreaterThan(100)
  expect(found(story.logged(), [...secrets, ...people])).toEqual([])

  const leaks = [...(await story.database())].map(([name, text]) => [name, found(text, secrets)] as const)
  expect(leaks.filter(([, values]) => values.length > 0)).toEqual([])
  const phones = [...(await story.database())].filter(([, text]) => text.includes(person.phone))
  expect(phones.map(([name]) => name)).toEqual(['accounts'])
})
