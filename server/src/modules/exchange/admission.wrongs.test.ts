import { WRONG_SIGNATURES } from '@mingdu/shared/exchange/exchange.rules'
import type { Partner } from '@mingdu/shared/exchange/exchange.schema'
import type { ExchangeAlgorithm } from '@mingdu/shared/exchange/exchange.states'
import type { ErrorBody } from '@mingdu/shared/kernel/refusals'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { exchangeClient, prepareRequest, sendPrepared, type ClientKey } from './client.service'
import { givenPartner, sentClue } from './exchange.factory'
import { makeKey } from './exchange.signing'

const parts = testParts('2026-11-25T06:32:00.000Z')
useDatabase()
const app = useApp(parts)

let admin: GivenPerson
beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  const { region } = await givenDistrict()
  admin = await givenPerson(region.id, ['systemAdmin'])
})

const { ofKey, ofAddress, minutes } = WRONG_SIGNATURES
/** As whoever knows the key id and not the key. */
const stranger = (key: ClientKey): ClientKey => ({ ...key, secret: makeKey(key.algorithm).secret })
const wrong = async (key: ClientKey) => {
  const request = prepareRequest(key, { method: 'GET', url: `${app.url}/api/v1/exchange/status` })
  const answer = await fetch(request.url, { headers: request.headers })
  const { error } = (await answer.json()) as ErrorBody
  const signed = answer.headers.has('X-Exchange-Signature')
  return { status: answer.status, code: error.code, signed, retry: answer.headers.get('Retry-After') }
}
const wrongTimes = async (key: ClientKey, times: number) => {
  for (let n = 0; n < times; n++) await wrong(key)
}
const right = async (key: ClientKey, no: string) =>
  (await sendPrepared(key, post(key, no))) as { status: number; verified: boolean }
const post = (key: ClientKey, no: string) =>
  prepareRequest(key, { method: 'POST', url: `${app.url}/api/v1/exchange/clues`, body: sentClue(no) })
const read = async ({ id }: Partner) =>
  (await app.call<Partner>('GET', `/exchange-partners/${id}`, { token: admin.token })).data
const counted = async (prefix: string) => {
  const docs = await RateLimitModel.find({ key: new RegExp(`^exchange-wrong-${prefix}`) }).lean()
  return docs.map(({ points }) => points)
}
/** So many more wrong ones as if they had come before. */
const cameBefore = (prefix: string, points: number) =>
  RateLimitModel.updateOne({ key: new RegExp(`^exchange-wrong-${prefix}`) }, { $set: { points } })

describe.each<[ExchangeAlgorithm]>([['hmac-sha256'], ['sm2']])('wrong signatures of %s', (algorithm) => {
  let key: ClientKey
  let partner: Partner
  beforeEach(async () => {
    ;({ key, partner } = await givenPartner(app, admin, { algorithm }))
  })

  it('are told so up to the limit of a key, then to wait, and a right one passes all the while', async () => {
    expect(await wrong(stranger(key))).toMatchObject({ status: 401, code: 'exchange.signature', retry: null })
    await cameBefore('key', ofKey - 1)
    expect((await wrong(stranger(key))).status).toBe(401)
    const beyond = await wrong(stranger(key))
    expect(beyond).toMatchObject({ status: 429, code: 'exchange.wrong-too-many', signed: false })
    expect(Number(beyond.retry)).toBeGreaterThan(0)
    expect(Number(beyond.retry)).toBeLessThanOrEqual(minutes * 60)
    expect(await right(key, 'X-1')).toMatchObject({ status: 200, verified: true })
    expect(await wrong(stranger(key))).toMatchObject({ status: 429 })
    expect(await right(key, 'X-2')).toMatchObject({ status: 200, verified: true })
  })

  it('are told to the administrator, those beyond the limit not', async () => {
    expect((await read(partner)).wrongCalls).toBeNull()
    await wrongTimes(stranger(key), 3)
    await cameBefore('key', ofKey)
    await wrongTimes(stranger(key), 2)
    const { wrongCalls, version } = await read(partner)
    const { count, day, lastAt } = wrongCalls ?? {}
    expect([count, day, version]).toEqual([3, dateInShanghai(Date.parse(lastAt ?? '')), partner.version])
  })
})

it('limits an address over all key ids, tells no known key from an unknown one then, and lets the partner in', async () => {
  const { key } = await givenPartner(app, admin)
  const unknown = { ...stranger(key), keyId: 'ex_0000000000000000' }
  expect((await wrong(unknown)).code).toBe('exchange.key')
  await cameBefore('ip', ofAddress)
  expect((await wrong(unknown)).code).toBe('exchange.wrong-too-many')
  expect((await wrong(stranger(key))).code).toBe('exchange.wrong-too-many')
  expect(await right(key, 'X-1')).toMatchObject({ status: 200, verified: true })
})

it('says the same to another partner of a shared address, and keeps what it is told by its own key', async () => {
  const { key } = await givenPartner(app, admin)
  const other = await givenPartner(app, admin, { name: '另一系统' })
  await wrong(stranger(key))
  await cameBefore('key', ofKey)
  expect((await wrong(stranger(key))).status).toBe(429)
  expect((await wrong(stranger(other.key))).code).toBe('exchange.signature')
  expect((await read(other.partner)).wrongCalls?.count).toBe(1)
})

it('counts nothing that was signed right: a clock that is off, another body, a nonce again, a wrong field', async () => {
  const { key, partner } = await givenPartner(app, admin)
  const url = `${app.url}/api/v1/exchange/clues`
  const codeOf = async (request: ReturnType<typeof post>) =>
    (await sendPrepared<ErrorBody>(key, request)).data.error.code
  const late = prepareRequest(
    key,
    { method: 'POST', url, body: sentClue('X-1') },
    { timestamp: '1000000000' },
  )
  expect(await codeOf(late)).toBe('exchange.time')
  expect(await codeOf({ ...post(key, 'X-1'), body: post(key, 'X-2').body })).toBe('exchange.digest')
  const bad = prepareRequest(key, { method: 'POST', url, body: sentClue('a/b') })
  expect([await codeOf(bad), await codeOf(bad)]).toEqual(['input.invalid', 'exchange.replayed'])
  expect([await counted('key'), await counted('ip')]).toEqual([[], []])
  expect((await read(partner)).wrongCalls).toBeNull()
})

it('counts a wrong one by the address and by the key', async () => {
  const { key } = await givenPartner(app, admin)
  await wrongTimes(stranger(key), 2)
  expect([await counted('key'), await counted('ip')]).toEqual([[2], [2]])
  expect((await exchangeClient(app.url, key).call('GET', '/status')).status).toBe(200)
  expect([await counted('key'), await counted('ip')]).toEqual([[2], [2]])
})
