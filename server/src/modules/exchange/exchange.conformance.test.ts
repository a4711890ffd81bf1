import type { ErrorBody } from '@mingdu/shared/kernel/refusals'
import type { Partner, PartnerWithSecret } from '@mingdu/shared/exchange/exchange.schema'
import type { ExchangeAlgorithm } from '@mingdu/shared/exchange/exchange.states'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import {
  exchangeClient,
  prepareRequest,
  sendPrepared,
  type ClientKey,
  type PreparedRequest,
} from './client.service'
import { givenPartner, heldKey, sentClue } from './exchange.factory'
import { partners } from './exchange.model'
import { makeKey, signText } from './exchange.signing'

/** The whole protocol, over the real server: what `docs/exchange.md` promises. */

const parts = testParts('2026-11-25T06:32:00.000Z')
useDatabase()
const app = useApp(parts)

let admin: GivenPerson
beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  const { region } = await givenDistrict()
  admin = await givenPerson(region.id, ['systemAdmin'])
})

type Refusal = ErrorBody
interface Receipt {
  no: string
  receiptNo: string
  receivedAt: string
  repeated: boolean
}
const clock = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds)
const prepared = (key: ClientKey, no: string, sign = {}, change = {}) =>
  prepareRequest(
    key,
    { method: 'POST', url: `${app.url}/api/v1/exchange/clues`, body: sentClue(no, change) },
    sign,
  )
const sent = <T = Receipt>(key: ClientKey, request: PreparedRequest) => sendPrepared<T>(key, request)
const refused = async (key: ClientKey, request: PreparedRequest) => {
  const { status, data, verified } = await sent<Refusal>(key, request)
  const { code, fields, message } = data.error
  return { status, code, field: fields?.[0]?.path, message, verified }
}
const withHeader = (request: PreparedRequest, name: string, value: string): PreparedRequest => ({
  ...request,
  headers: { ...request.headers, [name]: value },
})

describe.each<[ExchangeAlgorithm]>([['hmac-sha256'], ['sm2']])('signed by %s', (algorithm) => {
  let key: ClientKey
  let partner: Partner
  beforeEach(async () => {
    ;({ key, partner } = await givenPartner(app, admin, { algorithm }))
  })

  it('takes a clue, and signs the receipt', async () => {
    const { status, data, verified } = await sent(key, prepared(key, 'X-1'))
    expect([status, verified, data.no, data.repeated]).toEqual([200, true, 'X-1', false])
    expect(data.receiptNo).toMatch(/^\d{12}$/)
  })

  it('answers a number that comes twice with the same receipt, and makes nothing anew', async () => {
    const first = await sent(key, prepared(key, 'X-1'))
    const second = await sent(key, prepared(key, 'X-1'))
    expect(second.data).toEqual({ ...first.data, repeated: true })
  })

  it.each([
    ['kind', { kind: 'policy' }],
    ['text', { text: '小区门口的路灯坏了四个月没有人来修' }],
    ['place', { place: { text: '人民路' } }],
    ['concernedText', { concernedText: '路灯管理所' }],
    ['reporter', { reporter: { name: '群众甲' } }],
  ])('refuses a number that came with another %s, naming it', async (field, change) => {
    await sent(key, prepared(key, 'X-1'))
    const answer = await refused(key, prepared(key, 'X-1', {}, change))
    expect(answer).toMatchObject({
      status: 409,
      code: 'exchange.changed',
      field: `body.${field}`,
      verified: true,
    })
  })

  it.each([
    ['exchange.header', 'X-Exchange-Key'],
    ['exchange.header', 'X-Exchange-Timestamp'],
    ['exchange.header', 'X-Exchange-Nonce'],
    ['exchange.header', 'X-Exchange-Digest'],
    ['exchange.header', 'X-Exchange-Signature'],
  ])('refuses with %s what comes without %s, unsigned', async (code, header) => {
    const answer = await refused(key, withHeader(prepared(key, 'X-1'), header, ''))
    expect(answer).toMatchObject({ status: 400, code, field: `headers.${header}`, verified: false })
    expect(answer.message).toContain(header)
  })

  it.each([
    ['stale', -301],
    ['from the future', 310],
  ])('refuses what is %s, and says its own time', async (_what, seconds) => {
    const answer = await refused(key, prepared(key, 'X-1', { timestamp: clock(seconds) }))
    expect(answer).toMatchObject({
      status: 401,
      code: 'exchange.time',
      field: 'headers.X-Exchange-Timestamp',
    })
  })

  it.each([[-290], [290]])('takes what is %s seconds off', async (seconds) => {
    expect((await sent(key, prepared(key, 'X-1', { timestamp: clock(seconds) }))).status).toBe(200)
  })

  it('refuses a wrong signature', async () => {
    const other = { ...key, secret: makeKey(algorithm).secret }
    const answer = await refused(key, prepared(other, 'X-1'))
    expect(answer).toMatchObject({ status: 401, code: 'exchange.signature', verified: false })
  })

  it('refuses a changed body by its digest, and a changed digest by the signature', async () => {
    const request = prepared(key, 'X-1')
    const other = prepared(key, 'X-2')
    const digest = other.headers['X-Exchange-Digest'] ?? ''
    expect((await refused(key, { ...request, body: other.body })).code).toBe('exchange.digest')
    const both = withHeader({ ...request, body: other.body }, 'X-Exchange-Digest', digest)
    expect((await refused(key, both)).code).toBe('exchange.signature')
  })

  it('refuses a changed query, method or path', async () => {
    const url = `${app.url}/api/v1/exchange/results?after=0&limit=5`
    const request = prepareRequest(key, { method: 'GET', url })
    const changed = { ...request, url: url.replace('after=0', 'after=1') }
    const elsewhere = { ...request, url: `${app.url}/api/v1/exchange/status` }
    expect((await refused(key, changed)).code).toBe('exchange.signature')
    expect((await refused(key, elsewhere)).code).toBe('exchange.signature')
  })

  it('takes a query in any order', async () => {
    const request = prepareRequest(key, {
      method: 'GET',
      url: `${app.url}/api/v1/exchange/results?limit=5&after=0`,
    })
    const turned = { ...request, url: `${app.url}/api/v1/exchange/results?after=0&limit=5` }
    expect((await sent<object>(key, turned)).status).toBe(200)
  })

  it('refuses a request that comes again, though the first one was refused for what it said', async () => {
    const request = prepared(key, 'X-1', {}, { kind: 'nothing' })
    expect((await refused(key, request)).code).toBe('input.invalid')
    const answer = await refused(key, request)
    expect(answer).toMatchObject({ status: 409, code: 'exchange.replayed', verified: true })
  })

  it('does nothing twice when the same request comes many times at once', async () => {
    const request = prepared(key, 'X-1')
    const answers = await Promise.all(Array.from({ length: 8 }, () => sent(key, request)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('refuses an unknown key', async () => {
    const answer = await refused(key, prepared({ ...key, keyId: 'ex_0000000000000000' }, 'X-1'))
    expect(answer).toMatchObject({ status: 401, code: 'exchange.key', verified: false })
  })

  it('refuses a partner that was stopped, and takes it again when it is started', async () => {
    const at = `/exchange-partners/${partner.id}`
    const { token } = admin
    const stopped = await app.call<Partner>('POST', `${at}/stop`, {
      ...{ token, body: { version: partner.version, reason: '对方系统停用升级' } },
    })
    expect(await refused(key, prepared(key, 'X-1'))).toMatchObject({
      ...{ status: 403, code: 'exchange.stopped', verified: true },
    })
    await app.call('POST', `${at}/start`, { token, body: { version: stopped.data.version } })
    expect((await sent(key, prepared(key, 'X-1'))).status).toBe(200)
  })

  it('takes the old key beside the new one until it ends, and no longer', async () => {
    const own = algorithm === 'sm2' ? makeKey('sm2') : { secret: '', publicKey: '' }
    const rotated = await app.call<PartnerWithSecret>('POST', `/exchange-partners/${partner.id}/keys`, {
      token: admin.token,
      body: { version: partner.version, overlapHours: 24, publicKey: own.publicKey },
    })
    const fresh = heldKey(rotated.data, own.secret)
    expect((await sent(key, prepared(key, 'X-1'))).verified).toBe(true)
    expect((await sent(fresh, prepared(fresh, 'X-1'))).data.repeated).toBe(true)
    await partners.updateOne({ 'keys.keyId': key.keyId }, { $set: { 'keys.1.endsAt': new Date(0) } })
    expect(await refused(key, prepared(key, 'X-2'))).toMatchObject({
      status: 401,
      code: 'exchange.key-ended',
    })
    expect((await sent(fresh, prepared(fresh, 'X-2'))).status).toBe(200)
  })

  it('refuses what is too large before it is looked at', async () => {
    const answer = await refused(key, prepared(key, 'X-1', {}, { text: '长'.repeat(30_000) }))
    expect(answer).toMatchObject({ status: 413, code: 'input.too-large', verified: false })
  })

  it('refuses what is no JSON', async () => {
    const request = prepared(key, 'X-1')
    const text = '{"no":'
    const { createHash } = await import('node:crypto')
    const digest = createHash('sha256').update(text).digest('hex')
    const names = ['X-Exchange-Timestamp', 'X-Exchange-Nonce'] as const
    const [timestamp, nonce] = names.map((name) => request.headers[name] ?? '')
    const lines = ['MINGDU-EXCHANGE-V1', 'POST', '/api/v1/exchange/clues', '', timestamp, nonce, digest]
    const headers = {
      ...request.headers,
      'X-Exchange-Digest': digest,
      'X-Exchange-Signature': signText(algorithm, lines.join('\n'), key),
    }
    expect((await refused(key, { ...request, headers, body: text })).code).toBe('input.not-json')
  })

  it('tells progress by the number of the partner, and nothing of another', async () => {
    const client = exchangeClient(app.url, key)
    const no = '信访〔2026〕12号'
    await sent(key, prepared(key, no))
    const { status, data, verified } = await client.call<object>('GET', `/clues/${encodeURIComponent(no)}`)
    expect([status, verified]).toEqual([200, true])
    expect(data).toMatchObject({ no, state: 'received', answer: null, resolution: null, day: '2026-11-25' })
    const other = await givenPartner(app, admin, { name: '另一系统' })
    const theirs = exchangeClient(app.url, other.key)
    const answer = await theirs.call<Refusal>('GET', `/clues/${encodeURIComponent(no)}`)
    expect([answer.status, answer.data.error.code]).toEqual([404, 'exchange.unknown-no'])
  })

  it('says who calls, by which key, and what time it is', async () => {
    const { data, verified } = await exchangeClient(app.url, key).call<object>('GET', '/status')
    expect(data).toMatchObject({ partner: partner.name, source: 'petition', keyId: key.keyId })
    expect(verified).toBe(true)
  })
})

describe('the fields of a clue, by whichever signature', () => {
  let key: ClientKey
  beforeEach(async () => {
    ;({ key } = await givenPartner(app, admin))
  })

  it.each([['no'], ['kind'], ['text'], ['classified']])('names %s when it is missing', async (field) => {
    const answer = await refused(key, prepared(key, 'X-1', {}, { [field]: undefined }))
    expect(answer).toMatchObject({
      status: 400,
      code: 'input.invalid',
      field: `body.${field}`,
      verified: true,
    })
  })

  it.each([
    ['body.no', { no: 'a/b' }],
    ['body.text', { text: '太短' }],
    ['body.reporter.name', { reporter: { phone: '' } }],
    ['body.reporter.phone', { reporter: { name: '群众', phone: '123' } }],
    ['body.classified', { classified: true }],
    ['body.extra', { extra: 1 }],
  ])('names %s when it is wrong', async (field, change) => {
    expect((await refused(key, prepared(key, 'X-1', {}, change))).field).toBe(field)
  })
})

it('lets nobody in without a signature, whatever session they have', async () => {
  const answer = await app.call('GET', '/exchange/status', { token: admin.token })
  expect([answer.status, answer.error?.code]).toEqual([400, 'exchange.header'])
})

it('lets no partner into the rest of the system', async () => {
  const { key } = await givenPartner(app, admin)
  const request = prepareRequest(key, { method: 'GET', url: `${app.url}/api/v1/clues` })
  const answer = await fetch(request.url, { headers: request.headers })
  expect(answer.status).toBe(401)
})
