import { postEvent, type EventFields } from '../../testing/wechat-event'
import { FollowerModel } from '../accounts/accounts.model'
import { CreditEntryModel, CreditModel } from '../subscriptions/subscriptions.model'
import { eventAt, ONCE, popupAt, storedEvents, useEvents } from './events.factory'
import { handleEvents } from './events.jobs'

const bench = useEvents()
const post = (name: 'mp' | 'mini', fields: EventFields) => postEvent(bench.app.url, name, fields)

describe('the job', () => {
  it('acts after a restart on what was stored before', async () => {
    await bench.sandbox.control('follow', { personKey: 'official', follows: true })
    await bench.sandbox.running.settled()
    expect(await bench.account()).toMatchObject({ followed: false })
    await handleEvents({ ...bench.worker, wechat: bench.sandbox.client() })
    expect(await bench.account()).toMatchObject({ followed: true })
  })

  it('that died between acting and noting it acts again, and nothing changes', async () => {
    await post('mp', eventAt(1, bench.person.mpOpenid, 'subscribe'))
    await post('mini', popupAt(2, bench.person.miniOpenid, 'accept'))
    await handleEvents(bench.worker)
    const before = await snapshot()
    await storedEvents().updateMany({}, { $set: { handledAt: null } })
    await handleEvents(bench.worker)
    expect(await snapshot()).toEqual(before)
  })

  it('marks what it does not know, and forgets nothing that it has not acted on', async () => {
    await post('mp', eventAt(1, bench.person.mpOpenid, 'CLICK', { EventKey: 'menu' }))
    await post('mini', eventAt(1, bench.person.miniOpenid, 'subscribe'))
    await handleEvents(bench.worker)
    expect(await storedEvents().countDocuments({ outcome: 'ignored' })).toBe(2)
    expect(await FollowerModel.countDocuments()).toBe(0)
    const expiring = (await storedEvents().indexes()).filter((one) => one.expireAfterSeconds)
    expect(expiring.map((one) => one.key)).toEqual([{ handledAt: 1 }])
  })

  it('puts off one that fails, goes on with the others, and gives up after days', async () => {
    await bench.sandbox.fault('errcode -1', '/cgi-bin/user/info', 20)
    await post('mp', eventAt(1, bench.person.mpOpenid, 'subscribe'))
    await post('mini', popupAt(2, bench.person.miniOpenid, 'accept'))
    await handleEvents(bench.worker)
    expect(await bench.credit()).toBe(1)
    expect(await storedEvents().findOne({ event: 'subscribe' })).toMatchObject({ handledAt: null, tries: 1 })
    expect(bench.sandbox.logged.text()).toContain('wechat event put off')
    expect(bench.sandbox.logged.text()).not.toContain(bench.person.mpOpenid)
    const old = new Date(Date.now() - 4 * 86_400_000)
    await storedEvents().updateMany({}, { $set: { nextAt: old, receivedAt: old } })
    await handleEvents(bench.worker)
    expect(await storedEvents().findOne({ event: 'subscribe' })).toMatchObject({ outcome: 'failed' })
    expect(bench.sandbox.logged.text()).toContain('wechat event given up')
  })

  it('takes up all that is due, more than one batch of it', async () => {
    const event = (n: number) => eventAt(1, `oPerson${n % 30}`, 'CLICK', { EventKey: `key${n}` })
    await Promise.all(Array.from({ length: 230 }, (_, n) => post('mp', event(n))))
    expect(await handleEvents(bench.worker)).toBe(230)
    expect(await storedEvents().countDocuments({ handledAt: null })).toBe(0)
  })
})

it.each(['mp', 'mini'])('the callback of %s proves its address to the console', async (account) => {
  expect(await bench.sandbox.control('callback-check', { account })).toMatchObject({ ok: true, status: 200 })
})

describe('a life of events', () => {
  const popups = ['accept', 'accept', 'reject', 'accept', 'accept']
  const life: readonly (readonly ['mp' | 'mini', EventFields])[] = [
    ['mp', eventAt(1, 'oLife', 'subscribe', { EventKey: 'qrscene_follow' })],
    ['mp', eventAt(2, 'oLife', 'unsubscribe')],
    ['mp', eventAt(3, 'oLife', 'subscribe')],
    ['mp', eventAt(4, 'oLife', 'SCAN', { EventKey: 'follow' })],
    ['mp', eventAt(6, 'oLife', 'unsubscribe')],
    ...popups.map((status, i) => ['mini', popupAt(10 + i, 'oLife', status)] as const),
  ]

  it.each([1, 2, 3, 4, 5])('ends the same, shuffled and doubled (%s)', async () => {
    const order = [...life, ...life]
      .map((event) => ({ event, key: Math.random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ event }) => event)
    for (const [name, fields] of order) {
      await post(name, fields)
      if (Math.random() < 0.4) await handleEvents(bench.worker)
    }
    await handleEvents(bench.worker)
    expect(await FollowerModel.findById('oLife').lean()).toMatchObject({ subscribed: false })
    expect(await bench.credit(ONCE, 'oLife')).toBe(2)
  })
})

async function snapshot(): Promise<unknown> {
  const credits = await CreditModel.find().sort({ _id: 1 }).lean()
  const entries = await CreditEntryModel.find().sort({ _id: 1 }).lean()
  const followers = await FollowerModel.find({}, { at: 0 }).sort({ _id: 1 }).lean()
  const { mpOpenid, followed } = (await bench.account()) ?? {}
  return { credits, entries, followers, mpOpenid, followed }
}
