import { OUTER_CHANNELS } from '@mingdu/shared/messages/chain.rules'
import type { Channel } from '@mingdu/shared/messages/messages.states'
import type { Scope } from '../../http/actor'
import { DeliveryModel, MessageModel } from './messages.model'
import { messageScope } from './messages.scope'

/** Ended without reaching the person; what is not known may have reached them. */
const FAILED = ['refused', 'dead', 'expired']
const ENDED = [...FAILED, 'delivered', 'unconfirmed', 'unknown']

/** The last outer message of a person. */
export interface LastOuter {
  channel: Channel
  reason: string
}

/** The channel outside the app on which each person was last tried; of whom nothing was tried yet, the one that waits. */
export async function lastOuterChannels(accountIds: readonly string[]): Promise<Map<string, Channel>> {
  if (accountIds.length === 0) return new Map()
  const [any, tried] = await Promise.all([
    lastOf(accountIds, {}),
    lastOf(accountIds, { firstTriedAt: { $ne: null } }),
  ])
  return new Map([...any, ...tried])
}

async function lastOf(accountIds: readonly string[], where: object): Promise<Map<string, Channel>> {
  const groups = await DeliveryModel.collection
    .aggregate<{ _id: string; channel: Channel }>([
      { $match: { recipientId: { $in: [...accountIds] }, channel: { $ne: 'inApp' }, ...where } },
      // in the order they were written: business time may have been set back in a demonstration
      { $sort: { _id: 1 } },
      { $group: { _id: '$recipientId', channel: { $last: '$channel' } } },
    ])
    .toArray()
  return new Map(groups.map(({ _id, channel }) => [_id, channel]))
}

/**
 * People of the scope whose last `inARow` outer messages of these days all reached nobody, with the last channel and
 * reason.
 */
export async function unreachedInARow(
  scope: Scope,
  days: readonly string[],
  inARow: number,
): Promise<Map<string, LastOuter>> {
  // every field of the index is a list of points: nothing but failures is read
  const failures = { day: { $in: [...days] }, channel: { $in: OUTER_CHANNELS }, state: { $in: FAILED } }
  const candidates = await MessageModel.collection
    .aggregate<{ _id: string }>([
      { $match: { ...(await messageScope(scope)), ...failures } },
      { $group: { _id: '$recipientId', count: { $sum: 1 } } },
      { $match: { count: { $gte: inARow } } },
    ])
    .toArray()
  const ended = await endedOf(
    candidates.map(({ _id }) => _id),
    days,
  )
  return new Map(
    [...ended].flatMap(([id, rows]) => {
      const last = rows.slice(0, inARow)
      const [newest] = last
      return newest && last.every(({ state }) => FAILED.includes(state)) ? [[id, newest] as const] : []
    }),
  )
}

interface Ended extends LastOuter {
  state: string
}

/** Their ended outer messages of these days, the newest first. */
async function endedOf(ids: readonly string[], days: readonly string[]): Promise<Map<string, Ended[]>> {
  if (ids.length === 0) return new Map()
  const filter = {
    recipientId: { $in: [...ids] },
    state: { $in: ENDED },
    day: { $in: [...days] },
    channel: { $ne: 'inApp' },
  }
  const docs = await MessageModel.collection
    .find(filter, { projection: { recipientId: 1, state: 1, channel: 1, reason: 1 } })
    .sort({ createdAt: -1, _id: -1 })
    .toArray()
  const rows = new Map<string, Ended[]>()
  for (const { recipientId, state, channel, reason } of docs) {
    const row = { state: String(state), channel: channel as Channel, reason: String(reason ?? '') }
    rows.set(String(recipientId), [...(rows.get(String(recipientId)) ?? []), row])
  }
  return rows
}
