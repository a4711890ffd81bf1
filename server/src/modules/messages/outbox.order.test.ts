import fc from 'fast-check'
import { storeReceipt } from '../../sms/receipts.repo'
import { givenPerson } from '../accounts/accounts.factory'
import { AccountModel } from '../accounts/accounts.model'
import { messageTo, tell } from './messages.factory'
import { DeliveryModel, MessageModel } from './messages.model'
import { resultArrived, resultsArrived, type ArrivedResult } from './messages.service'
import { outer, useStandIns } from './outbox.factory'
import { handleReceipts } from './outbox.jobs'
import { writeSendable } from './sendable.repo'

const bench = useStandIns({}, ['mp'])
const TIMES = [1, 2, 3, 4, 5]
const STATUSES = ['success', 'failed:user block', 'failed: system failed', 'success'] as const

const told = (n: number) =>
  tell(
    ...Array.from({ length: n }, (_, i) => messageTo([people[i] ?? bench.official.id], { dedupe: `n${i}` })),
  )

/** A person for each message: a block of one must not keep another from theirs. */
let people: string[]
beforeEach(async () => {
  people = []
  for (let i = 0; i < 4; i += 1) {
    const { id } = await givenPerson(bench.official.orgId, ['handler'], { name: `承办人${i}` })
    await AccountModel.updateOne(
      { _id: id },
      { $set: { mpOpenid: `mp-p${i}`, followed: true, phone: `1380000000${i}` } },
    )
    people.push(id)
  }
})

/** What there is in the end, without ids and times. */
async function endState(): Promise<unknown> {
  const rows = await outer()
  const messages = await MessageModel.find().sort({ dedupe: 1 }).lean()
  return {
    deliveries: rows.map(({ channel, state, errorClass, reason, attempt }) => ({
      ...{ channel, state, errorClass, reason, attempt },
    })),
    messages: messages.map(({ state, channel, reason, tried }) => ({ state, channel, reason, tried })),
  }
}

/** The results of the four messages, each twice, before or after their sends, in any order. */
async function play(order: readonly number[], cut: number): Promise<unknown> {
  await Promise.all([MessageModel.deleteMany({}), DeliveryModel.deleteMany({})])
  bench.parts.wechat.sent.length = 0
  await AccountModel.updateMany({}, { $set: { unreachable: null } })
  await told(4)
  const results = STATUSES.map((status, i): ArrivedResult => {
    const providerMessageId = `${3_557_254_367_693_100_000n + BigInt(i + 1)}`
    return { channel: 'mpTemplate', providerMessageId, status, code: null }
  })
  const events = order.flatMap((i) => results[i % results.length] ?? [])
  for (const event of events.slice(0, cut)) await resultArrived(event, bench.worker)
  bench.worker.config.SEND_CONCURRENCY = 1
  await bench.work()
  bench.worker.config.SEND_CONCURRENCY = 16
  await resultsArrived(events.slice(cut), bench.worker)
  for (const event of events.slice(cut)) await resultArrived(event, bench.worker)
  return endState()
}

it.each(TIMES)(
  'results before the answer, twice and in any order end in the same state (%i)',
  async (seed) => {
    const orders = fc.sample(
      fc.record({
        order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
        cut: fc.integer({ min: 0, max: 8 }),
      }),
      { numRuns: 3, seed },
    )
    const first = await play([0, 1, 2, 3], 0)
    expect(first).toMatchObject({
      messages: [{ state: 'delivered' }, { state: 'refused' }, { state: 'dead' }, { state: 'delivered' }],
    })
    for (const { order, cut } of orders) expect(await play(order, cut)).toEqual(first)
  },
  30_000,
)

it('a result of a message that is not ours is known to be of none', async () => {
  const strange = { channel: 'mpTemplate', providerMessageId: '99', status: 'success', code: null } as const
  expect(await resultArrived(strange, bench.worker)).toBe(false)
  await told(1)
  await bench.work()
  const [card] = await outer()
  const ours = { ...strange, providerMessageId: card?.providerMessageId ?? '' }
  expect(await resultArrived(ours, bench.worker)).toBe(true)
  expect(await resultArrived({ ...ours, channel: 'sms' }, bench.worker)).toBe(false)
})

describe('the receipt of a text message', () => {
  const receipt = (delivered: boolean) =>
    storeReceipt({
      provider: 'aliyun',
      providerId: 'sms-1',
      delivered,
      code: delivered ? 'DELIVRD' : 'UNDELIV',
    })
  beforeEach(() => writeSendable({ accounts: ['sms'], templates: [] }))

  it.each(TIMES)('delivers it, once, whether before or after the answer (%i)', async (seed) => {
    if (seed % 2 === 0) await receipt(true)
    if (seed % 2 === 0) await handleReceipts(bench.worker)
    await told(1)
    await bench.work()
    await receipt(true)
    await handleReceipts(bench.worker)
    await handleReceipts(bench.worker)
    expect(await bench.ledger()).toEqual(['sms delivered'])
  })

  it('that it failed is the end of it', async () => {
    await told(1)
    await bench.work()
    await receipt(false)
    await handleReceipts(bench.worker)
    expect((await outer())[0]).toMatchObject({ state: 'dead', errorCode: 'UNDELIV' })
  })
})
