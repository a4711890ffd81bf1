import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { EXCHANGE_HEADERS, requestText } from '@mingdu/shared/exchange/exchange.rules'
import type { Delivery, ExchangeResult } from '@mingdu/shared/exchange/exchange.schema'
import type { ErrorBody } from '@mingdu/shared/kernel/refusals'
import type { ExchangeAlgorithm } from '@mingdu/shared/exchange/exchange.states'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { clueCalls, givenClueDesk, triageBody, type ClueDesk } from '../clues/clues.factory'
import { exchangeClient, type ClientKey } from './client.service'
import { givenPartner, sentClue } from './exchange.factory'
import { results } from './exchange.model'
import { bodyDigest, isSigned } from './exchange.signing'
import { pushResults } from './push.jobs'

const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
const { list, act, one } = clueCalls(app)

let desk: ClueDesk
let admin: GivenPerson
beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  desk = await givenClueDesk(app, parts)
  admin = await givenPerson(desk.chief.orgId, ['systemAdmin'])
})

interface Feed {
  items: (ExchangeResult & { seq: number })[]
  next: number
  more: boolean
}
const SENDER = { reporter: { name: '群众甲', phone: '13900001111' } }
const newest = async (by: GivenPerson = desk.supervisor) => (await list(by)).items[0] as Clue
const feed = async (key: ClientKey, query = '') =>
  (await exchangeClient(app.url, key).call<Feed>('GET', `/results${query}`)).data
const progress = async (key: ClientKey, no: string) =>
  (await exchangeClient(app.url, key).call<ExchangeResult>('GET', `/clues/${no}`)).data

/** Sends a clue and has it handled to its end. */
async function handled(key: ClientKey, no: string, change: object = {}): Promise<void> {
  await exchangeClient(app.url, key).call('POST', '/clues', sentClue(no, { ...SENDER, ...change }))
  const given = await act(desk.supervisor, await newest(), 'dispatch', { orgId: desk.forest.id })
  const signed = await act(desk.forestHead, given.data, 'signature')
  const answered = await act(desk.forestHead, signed.data, 'answer', { text: '路灯已经修好' })
  const said = { reached: true, resolution: 'solved', note: '电话回访，已修好' }
  await act(desk.caller, answered.data, 'call-back', said)
}

it('brings a clue into the queue of 分办 with its source, and its sender sealed', async () => {
  const { key } = await givenPartner(app, admin)
  await exchangeClient(app.url, key).call('POST', '/clues', sentClue('X-1', SENDER))
  const clue = (await one(desk.supervisor, (await newest()).id)).data
  expect(clue).toMatchObject({
    ...{ source: 'petition', identity: 'sealed', state: 'received', sender: null },
    origin: { partner: '区信访局系统', no: 'X-1' },
  })
  expect(JSON.stringify(clue)).not.toMatch(/群众甲|13900001111/)
})

it('shows the unit that has it the source, not the number by which its sender could be found', async () => {
  const { key } = await givenPartner(app, admin)
  await exchangeClient(app.url, key).call('POST', '/clues', sentClue('X-1', SENDER))
  await act(desk.supervisor, await newest(), 'dispatch', { orgId: desk.forest.id })
  const clue = (await one(desk.forestHead, (await newest(desk.forestHead)).id)).data
  expect([clue.source, clue.origin]).toEqual(['petition', null])
  expect(JSON.stringify(clue)).not.toContain('X-1')
})

it('shows whoever the partner says is open masked, and nobody where it names nobody', async () => {
  const { key } = await givenPartner(app, admin)
  const open = { reporter: { ...SENDER.reporter, open: true } }
  await exchangeClient(app.url, key).call('POST', '/clues', sentClue('X-1', open))
  expect((await one(desk.supervisor, (await newest()).id)).data).toMatchObject({
    ...{ identity: 'open', sender: { phone: '139****1111' } },
  })
  await exchangeClient(app.url, key).call('POST', '/clues', sentClue('X-2'))
  expect((await list(desk.supervisor)).items.map(({ identity }) => identity).sort()).toEqual([
    'anonymous',
    'open',
  ])
})

it('keeps it from the unit that is named in it, from the first second', async () => {
  const { key } = await givenPartner(app, admin)
  await exchangeClient(app.url, key).call(
    'POST',
    '/clues',
    sentClue('X-1', { concernedText: '区林业局推诿' }),
  )
  const clue = await newest()
  const given = await act(desk.supervisor, clue, 'dispatch', { orgId: desk.forest.id })
  expect(given.error?.code).toBe('clue.shut')
  expect((await one(desk.forestHead, clue.id)).status).toBe(404)
})

it('tells step by step what became of it, and no name of ours', async () => {
  const { key } = await givenPartner(app, admin)
  await handled(key, 'X-1')
  const { items, next, more } = await feed(key)
  expect(items.map(({ seq, state, answer, resolution }) => [seq, state, answer, resolution])).toEqual([
    [1, 'inHand', null, null],
    [2, 'answered', '路灯已经修好', null],
    [3, 'closed', '路灯已经修好', 'solved'],
  ])
  expect([next, more]).toEqual([3, false])
  expect(JSON.stringify(items)).not.toMatch(/林业|负责人|回访员|群众甲/)
  expect(await progress(key, 'X-1')).toMatchObject({ state: 'closed', resolution: 'solved' })
})

it('is read on from where the partner was, and only its own', async () => {
  const { key } = await givenPartner(app, admin)
  await handled(key, 'X-1')
  const first = await feed(key, '?limit=2')
  expect([first.items.length, first.next, first.more]).toEqual([2, 2, true])
  expect((await feed(key, `?after=${first.next}`)).items.map(({ seq }) => seq)).toEqual([3])
  const other = await givenPartner(app, admin, { name: '另一系统' })
  expect((await feed(other.key)).items).toEqual([])
})

it('tells a partner nothing that is kept from the unit it belongs to', async () => {
  const { key } = await givenPartner(app, admin, { orgId: desk.water.id })
  await handled(key, 'X-1')
  const reopened = await act(desk.supervisor, await newest(), 'reopening', { reason: '又发现新的情况' })
  await act(desk.supervisor, reopened.data, 'triage', triageBody(desk))
  expect((await feed(key)).items).toEqual([])
  expect(await progress(key, 'X-1')).toMatchObject({ state: 'received', answer: null, resolution: null })
})

it('believes no acknowledgement of what it has not said', async () => {
  const { key } = await givenPartner(app, admin)
  const { call } = exchangeClient(app.url, key)
  const answer = await call<ErrorBody>('POST', '/acknowledgements', { through: 1 })
  expect([answer.status, answer.data.error.code]).toEqual([422, 'exchange.beyond'])
})

describe('a push', () => {
  let far: Server
  let status: number
  const got: { headers: IncomingMessage['headers']; body: string; url: string }[] = []
  beforeEach(async () => {
    status = 204
    got.length = 0
    far = createServer((request, answer) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8')
        got.push({ headers: request.headers, body, url: request.url ?? '' })
        answer.writeHead(status, { Location: '/elsewhere' }).end()
      })
    })
    await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => new Promise((resolve) => far.close(resolve)))

  const callbackUrl = () => `http://127.0.0.1:${(far.address() as AddressInfo).port}/mingdu?b=2&a=1`
  const deliveries = async (id: string) =>
    (
      await app.call<{ items: Delivery[] }>('GET', `/exchange-partners/${id}/deliveries`, {
        token: admin.token,
      })
    ).data.items
  const makeDue = () => results.updateMany({ push: 'waiting' }, { $set: { nextAt: new Date(0) } })

  it.each<[ExchangeAlgorithm]>([['hmac-sha256'], ['sm2']])(
    'is signed by %s and told once',
    async (algorithm) => {
      const { key, partner } = await givenPartner(app, admin, { algorithm, callbackUrl: callbackUrl() })
      await handled(key, 'X-1')
      await pushResults(parts)
      await pushResults(parts)
      expect(got.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
        { event: 'result', seq: 1, no: 'X-1', state: 'inHand' },
        { seq: 2, state: 'answered', answer: '路灯已经修好' },
        { seq: 3, state: 'closed', resolution: 'solved' },
      ])
      const [{ headers, body }] = got as [(typeof got)[number]]
      const header = (name: keyof typeof EXCHANGE_HEADERS) =>
        String(headers[EXCHANGE_HEADERS[name].name.toLowerCase()])
      const signed = { method: 'POST', path: '/mingdu', query: [['a', '1'] as const, ['b', '2'] as const] }
      const [timestamp, nonce, digest] = [header('timestamp'), header('nonce'), bodyDigest(body)]
      const text = requestText({ ...signed, timestamp, nonce, digest })
      expect(isSigned(algorithm, text, header('signature'), key)).toBe(true)
      expect((await deliveries(partner.id)).map(({ push, tries }) => [push, tries])).toEqual([
        ['sent', 1],
        ['sent', 1],
        ['sent', 1],
      ])
    },
  )

  it('is tried again, given up after the last try, and made again by hand', async () => {
    status = 500
    const { key, partner } = await givenPartner(app, admin, { callbackUrl: callbackUrl() })
    await exchangeClient(app.url, key).call('POST', '/clues', sentClue('X-1'))
    await act(desk.supervisor, await newest(), 'dispatch', { orgId: desk.forest.id })
    for (let tries = 1; tries <= 7; tries += 1) {
      expect((await deliveries(partner.id))[0]?.push).toBe('waiting')
      await makeDue()
      await pushResults(parts)
    }
    const [given] = await deliveries(partner.id)
    expect(given).toMatchObject({ push: 'failed', tries: 7, error: '对方返回 500', resendable: true })
    status = 200
    const at = `/exchange-partners/${partner.id}/deliveries/${given?.id}/resend`
    const again = await app.call<Delivery>('POST', at, { token: admin.token, body: {} })
    expect(again.data).toMatchObject({ push: 'waiting', tries: 0 })
    await pushResults(parts)
    expect((await deliveries(partner.id))[0]?.push).toBe('sent')
  })

  it('follows no redirect', async () => {
    status = 302
    const { key, partner } = await givenPartner(app, admin, { callbackUrl: callbackUrl() })
    await exchangeClient(app.url, key).call('POST', '/clues', sentClue('X-1'))
    await act(desk.supervisor, await newest(), 'dispatch', { orgId: desk.forest.id })
    await pushResults(parts)
    expect(got).toHaveLength(1)
    expect((await deliveries(partner.id))[0]).toMatchObject({
      push: 'waiting',
      error: '对方要求跳转（302），不跟随',
    })
  })

  it('leads to no address inside in production, whatever was registered', async () => {
    const { key, partner } = await givenPartner(app, admin, { callbackUrl: callbackUrl() })
    await exchangeClient(app.url, key).call('POST', '/clues', sentClue('X-1'))
    await act(desk.supervisor, await newest(), 'dispatch', { orgId: desk.forest.id })
    await pushResults({ ...parts, config: { ...parts.config, production: true } })
    expect(got).toEqual([])
    expect((await deliveries(partner.id))[0]).toMatchObject({ push: 'waiting', tries: 1 })
  })

  it('is not made of what the partner acknowledged, nor of what is kept from its unit', async () => {
    const { key, partner } = await givenPartner(app, admin, {
      callbackUrl: callbackUrl(),
      orgId: desk.water.id,
    })
    await handled(key, 'X-1')
    await exchangeClient(app.url, key).call('POST', '/acknowledgements', { through: 2 })
    const reopened = await act(desk.supervisor, await newest(), 'reopening', { reason: '又发现新的情况' })
    await act(desk.supervisor, reopened.data, 'triage', triageBody(desk))
    await pushResults(parts)
    expect(got).toEqual([])
    expect((await deliveries(partner.id)).map(({ push }) => push)).toEqual([
      ...['withheld', 'withheld', 'acknowledged', 'acknowledged'],
    ])
  })
})
