import { MESSAGE_STATES, type Channel, type MessageState } from '@mingdu/shared/messages/messages.states'
import fc from 'fast-check'
import { Types } from 'mongoose'
import { useDatabase } from '../../testing/database'
import { dayBalance } from './messages.balance.repo'
import { DeliveryModel, MessageModel } from './messages.model'

useDatabase()

const ALL = { kind: 'all' } as const
const DAY = '2026-11-25'
const OUTER: Channel[] = ['wecom', 'mpTemplate', 'mpSubscribe', 'miniSubscribe', 'sms']
const STATES = Object.keys(MESSAGE_STATES) as MessageState[]

interface History {
  day: string
  orgId: string
  /** The channels it took outside the app, in order, and where each delivery stands. */
  deliveries: { channel: Channel; state: MessageState }[]
}

const history: fc.Arbitrary<History> = fc.record({
  day: fc.constantFrom(DAY, DAY, DAY, '2026-11-24'),
  orgId: fc.constantFrom('b'.repeat(24), 'c'.repeat(24)),
  deliveries: fc
    .subarray(OUTER)
    .chain((channels) =>
      fc.tuple(
        ...channels.map((channel) =>
          fc.record({ channel: fc.constant(channel), state: fc.constantFrom(...STATES) }),
        ),
      ),
    ),
})

async function play(histories: readonly History[]): Promise<void> {
  await Promise.all([MessageModel.collection.deleteMany({}), DeliveryModel.collection.deleteMany({})])
  if (histories.length === 0) return
  const messages = histories.map((one, i) => messageOf(one, i))
  await MessageModel.collection.insertMany(messages)
  await DeliveryModel.collection.insertMany(
    histories.flatMap((one, i) =>
      [{ channel: 'inApp', state: 'delivered' }, ...one.deliveries].map((delivery) => ({
        ...delivery,
        messageId: String(messages[i]?._id),
        recipientId: 'a'.repeat(24),
        orgId: one.orgId,
        day: one.day,
      })),
    ),
  )
}

function messageOf({ day, orgId, deliveries }: History, i: number) {
  const channels = deliveries.map((delivery) => delivery.channel)
  return {
    _id: new Types.ObjectId(),
    recipientId: 'a'.repeat(24),
    subjectId: 'e'.repeat(24),
    dedupe: `n${i}`,
    orgId,
    day,
    channel: channels.at(-1) ?? 'inApp',
    tried: ['inApp', ...channels],
  }
}

const unbalanced = async () =>
  (await dayBalance(ALL, DAY)).filter((row) => !row.balanced).map((row) => row.channel)

it('balances after any history of deliveries, on every channel and for every scope', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(history, { maxLength: 12 }), async (histories) => {
      await play(histories)
      const today = histories.filter((one) => one.day === DAY)
      for (const row of await dayBalance(ALL, DAY)) {
        const own = today.flatMap((one) => one.deliveries).filter((one) => one.channel === row.channel)
        expect(row.balanced).toBe(true)
        expect(row.due).toBe(row.channel === 'inApp' ? today.length : own.length)
        expect(Object.values(row.states).reduce((sum, n) => sum + n, 0)).toBe(row.due)
      }
      const far = await dayBalance({ kind: 'orgs', orgIds: ['c'.repeat(24)] }, DAY)
      expect(far.every((row) => row.balanced)).toBe(true)
    }),
    { numRuns: 40 },
  )
})

it('shows every delivery that was lost or doubled', async () => {
  const some = fc.array(history, { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(some, fc.nat(), fc.boolean(), async (histories, pick, doubled) => {
      await play(histories.map((one) => ({ ...one, day: DAY })))
      const all = await DeliveryModel.collection.find({}).sort({ _id: 1 }).toArray()
      const victim = all[pick % all.length]
      if (!victim) throw new Error('there is always a delivery in the app')
      if (doubled) {
        await DeliveryModel.collection.insertOne({
          ...victim,
          _id: new Types.ObjectId(),
          messageId: 'f'.repeat(24),
        })
      } else await DeliveryModel.collection.deleteOne({ _id: victim._id })
      expect(await unbalanced()).toEqual([victim['channel']])
    }),
    { numRuns: 40 },
  )
})

it('counts what is under way as waiting', async () => {
  const deliveries = (['sending', 'accepted', 'waiting', 'dead'] as const).map((state) => [
    { channel: 'mpTemplate' as const, state },
  ])
  await play(deliveries.map((one) => ({ day: DAY, orgId: 'b'.repeat(24), deliveries: one })))
  const row = (await dayBalance(ALL, DAY)).find((one) => one.channel === 'mpTemplate')
  expect(row?.states).toMatchObject({ waiting: 3, sending: 0, accepted: 0, dead: 1 })
})

it('reads messages of an earlier release, which know their last channel only', async () => {
  await play([{ day: DAY, orgId: 'b'.repeat(24), deliveries: [{ channel: 'mpTemplate', state: 'refused' }] }])
  await MessageModel.collection.updateMany({}, { $unset: { tried: '' } })
  expect(await unbalanced()).toEqual([])
})
