import { setTimeout as pause } from 'node:timers/promises'
import { SUBSCRIBE_TEMPLATE_IDS } from '@mingdu/wechat-sandbox'
import mongoose, { trusted } from 'mongoose'
import { readConfig } from '../config'
import { givenPerson } from '../modules/accounts/accounts.factory'
import { bindTo, messageTo, onlyMessage, tell, TOLD_AT } from '../modules/messages/messages.factory'
import { DeliveryModel, MessageModel } from '../modules/messages/messages.model'
import { useOutbox } from '../modules/messages/outbox.factory'
import { publishSendable } from '../modules/messages/outbox.jobs'
import { sandboxEnv } from '../testing/sandbox'
import { useWorkers } from '../testing/worker-process'

/** Workers as they run in production: processes of their own that are killed and stopped by signals. */
const bench = useOutbox()
const workers = useWorkers(TOLD_AT.toISOString(), () => sandboxEnv(bench.sandbox.url))

const PEOPLE = 60
const CARDS_EACH = 5
const ALL = PEOPLE * CARDS_EACH
const SEND = '/cgi-bin/message/template/send'
const SUBSCRIBE = '/cgi-bin/message/subscribe/send'
const INTERRUPTED = '发送时中断，结果不明'

/** Far more than anything here takes: only a proof that failed waits so long. */
const LIMIT_MS = 60_000
jest.setTimeout(3 * LIMIT_MS)

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + LIMIT_MS
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not come; deliveries: ${await overview()}`)
    await pause(50)
  }
}

const OUTER = { channel: { $ne: 'inApp' } }
// the driver's own collection takes operators as they are
const inState = (...states: string[]) =>
  DeliveryModel.collection.countDocuments({ ...OUTER, state: { $in: states } })
const nothingOpen = async () => (await inState('waiting', 'sending', 'accepted')) === 0
// an answer that a busy machine gives too late is repeated, too, with the same key: its class says so
const LATE = ['retry', 'unknown-delivery']

/** Repeats that no late answer explains: an attempt that was broken off, or two workers at one delivery. */
async function unexplained(): Promise<number> {
  const outer = { channel: trusted({ $ne: 'inApp' }), attempt: trusted({ $gt: 1 }) }
  const repeated = await DeliveryModel.find(outer).lean()
  return repeated.filter(
    ({ attempt, attempts }) =>
      attempts.length !== attempt ||
      attempts.slice(0, -1).some(({ errorClass }) => !LATE.includes(errorClass ?? '')),
  ).length
}
const shown = () => bench.sandbox.control<{ cards: { personKey: string }[] }>('state').then((s) => s.cards)

async function overview(): Promise<string> {
  const projection = { state: 1, reason: 1, attempt: 1, channel: 1 }
  const some = await DeliveryModel.collection.find(OUTER, { projection }).limit(5).toArray()
  return JSON.stringify(some)
}

/** The leases of a dead worker run out, as they would in half a minute. */
async function leasesRunOut(): Promise<void> {
  const past = new Date(Date.now() - 1)
  await mongoose.connection.collection('leases').updateMany({}, { $set: { until: past } })
  await DeliveryModel.updateMany({ state: 'sending' }, { $set: { leaseUntil: past } })
}

/** 300 cards to 60 people who follow; told and not yet sent. */
async function givenCards(): Promise<void> {
  const keys = Array.from({ length: PEOPLE }, (_, i) => `p${i}`)
  const seeded = await bench.sandbox.seed(...keys.map((key) => ({ key, follows: true })))
  for (const person of seeded) {
    const official = await givenPerson(bench.official.orgId, ['handler'])
    await bindTo(official.id, person)
    await tell(
      ...Array.from({ length: CARDS_EACH }, (_, i) => messageTo([official.id], { dedupe: `assigned:n${i}` })),
    )
  }
}

/** Each of them has all of their cards and none of them twice. */
async function expectEachOnce(): Promise<void> {
  const counts = new Map<string, number>()
  for (const { personKey } of await shown()) counts.set(personKey, (counts.get(personKey) ?? 0) + 1)
  expect([...counts.values()]).toEqual(Array.from({ length: PEOPLE }, () => CARDS_EACH))
  expect([await inState('delivered'), await inState('accepted')]).toEqual([ALL, 0])
}

describe('a worker killed between the far side’s work and its own record', () => {
  it('leaves one card: the next worker repeats with the same key, and the ledger shows both attempts', async () => {
    await bench.assigned()
    await bench.sandbox.fault('timeout-after', SEND)
    const first = await workers.start()
    await until(async () => (await shown()).length === 1, 'the card')
    await first.kill()
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({ state: 'sending', attempt: 1 })
    await leasesRunOut()
    await workers.start()
    await until(nothingOpen, 'the end of everything')
    expect(await shown()).toHaveLength(1)
    const { card, message } = await onlyMessage(bench.official.id)
    expect([card.state, card.attempt, message.state]).toEqual(['delivered', 2, 'delivered'])
    expect(card.attempts.map(({ state, reason }) => [state, reason])).toEqual([
      ['waiting', INTERRUPTED],
      ['accepted', null],
    ])
  })

  it('leaves it open on a channel that knows no repeats: one card, and nobody claims to know', async () => {
    const env = { WECHAT_TPL_ASSIGNED: '', WECHAT_TPL_BIZ_REMINDER: '' }
    const config = readConfig({ ...sandboxEnv(bench.sandbox.url), ...env })
    await publishSendable({ ...bench.worker, config })
    const id = SUBSCRIBE_TEMPLATE_IDS.taskReminder
    await bench.sandbox.control('subscribe', { personKey: 'official', templateIds: [id], answer: 'accept' })
    await bench.results()
    await bench.assigned()
    await bench.sandbox.fault('timeout-after', SUBSCRIBE)
    const first = await workers.start(env)
    await until(async () => (await shown()).length === 1, 'the card')
    await first.kill()
    await leasesRunOut()
    await workers.start(env)
    await until(async () => (await inState('sending')) === 0, 'the record')
    expect(await shown()).toHaveLength(1)
    expect(await bench.sandbox.calls(SUBSCRIBE)).toHaveLength(1)
    expect(await MessageModel.findOne().lean()).toMatchObject({ state: 'unknown', channel: 'miniSubscribe' })
  })
})

describe('two worker processes on one outbox', () => {
  beforeEach(() => bench.sandbox.control('latency', { ms: 20 }))

  it('lose nothing and double nothing', async () => {
    await givenCards()
    await Promise.all([workers.start(), workers.start()])
    await until(nothingOpen, 'the end of everything')
    await expectEachOnce()
    expect(await unexplained()).toBe(0)
  })

  it('of which one is killed in the middle lose nothing and double nothing', async () => {
    await givenCards()
    const [first] = await Promise.all([workers.start(), workers.start()])
    await until(async () => (await shown()).length > ALL / 10, 'a tenth of the cards')
    await first.kill()
    await until(async () => (await inState('waiting')) === 0, 'the rest over the other worker')
    await leasesRunOut()
    await until(nothingOpen, 'the end of everything')
    await expectEachOnce()
  })
})

describe('a worker told to stop in the middle of a batch', () => {
  it('finishes what is under way, ends with code 0, and leaves the rest to the next', async () => {
    await bench.sandbox.control('latency', { ms: 50 })
    await givenCards()
    const first = await workers.start({ SEND_CONCURRENCY: '4' })
    await until(async () => (await shown()).length > ALL / 20, 'the first cards')
    expect(await first.end()).toBe(0)
    expect(await inState('sending')).toBe(0)
    expect(await inState('waiting')).toBeGreaterThan(0)
    await workers.start()
    await until(nothingOpen, 'the end of everything')
    await expectEachOnce()
    expect(await unexplained()).toBe(0)
  })
})
