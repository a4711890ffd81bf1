import { CHANNELS, type Channel, type MessageState } from '@mingdu/shared/messages/messages.states'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { DeliveryModel, MessageModel } from './messages.model'
import { messageScope } from './messages.scope'

/** Deliveries that are not sent yet, of one channel and priority. */
export interface QueueGroup {
  channel: Channel
  priority: number
  state: 'waiting' | 'sending'
  /** Its time has come; else it is held, or waits after a failure. */
  due: boolean
  failedBefore: boolean
  count: number
  /** Real time: since when the oldest of them has been due, or will be. */
  dueSince: Date | null
}

interface Clocks {
  /** Epoch milliseconds of the real and of the business clock. */
  real: number
  business: number
}

/** What stands in the outbox now, grouped. */
export async function queueGroups(scope: Scope, { real, business }: Clocks): Promise<QueueGroup[]> {
  // what business time holds back is due when it is released, as far as its clock tells now
  const released = { $subtract: [{ $max: ['$notBefore', '$digestAt'] }, business - real] }
  const dueAt = { $max: ['$nextAt', released] }
  const groups = await DeliveryModel.collection
    .aggregate<{ _id: Omit<QueueGroup, 'count' | 'dueSince'>; count: number; dueSince: Date | null }>([
      { $match: { ...(await messageScope(scope)), state: { $in: ['waiting', 'sending'] } } },
      {
        $project: { channel: 1, priority: 1, state: 1, dueAt, failedBefore: { $gt: ['$errorClass', null] } },
      },
      {
        $group: {
          _id: {
            channel: '$channel',
            priority: '$priority',
            state: '$state',
            due: { $and: [{ $gt: ['$dueAt', null] }, { $lte: ['$dueAt', new Date(real)] }] },
            failedBefore: '$failedBefore',
          },
          count: { $sum: 1 },
          dueSince: { $min: '$dueAt' },
        },
      },
    ])
    .toArray()
  return groups.map(({ _id, count, dueSince }) => ({ ..._id, count, dueSince }))
}

export interface StateCount {
  channel: Channel
  state: MessageState
  count: number
}

/** How many deliveries of a business day's messages stand in each state, by channel. */
export async function dayStates(scope: Scope, day: string, tx?: Tx): Promise<StateCount[]> {
  const groups = await DeliveryModel.collection
    .aggregate<{ _id: Omit<StateCount, 'count'>; count: number }>(
      [
        { $match: { ...(await messageScope(scope)), day } },
        { $group: { _id: { channel: '$channel', state: '$state' }, count: { $sum: 1 } } },
      ],
      tx ? { session: tx } : {},
    )
    .toArray()
  return groups.map(({ _id, count }) => ({ ..._id, count }))
}

/** Messages of these days that were given up and wait for an operator. */
export async function countDead(scope: Scope, days: readonly string[]): Promise<number> {
  // every field of the index is a list of points: nothing but the dead is read
  const filter = { day: { $in: [...days] }, channel: { $in: Object.keys(CHANNELS) }, state: 'dead' }
  return MessageModel.collection.countDocuments({ ...(await messageScope(scope)), ...filter })
}
