import {
  CHANNELS,
  MESSAGE_STATES,
  type Channel,
  type MessageState,
} from '@mingdu/shared/messages/messages.states'
import { inTransaction, type Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { dayStates } from './figures.repo'
import { MessageModel } from './messages.model'
import { messageScope } from './messages.scope'

export interface BalanceRow {
  channel: Channel
  due: number
  states: Record<MessageState, number>
  balanced: boolean
}

/** Under way counts as waiting for its result, as domain rules §11 have it. */
const FOLDED: Partial<Record<MessageState, MessageState>> = { sending: 'waiting', accepted: 'waiting' }

/**
 * Of one business day, per channel: how many were due by the messages' own record of the channels they took, and in
 * which states the deliveries stand. Both are counted apart, in one snapshot, so that a delivery that was lost or
 * doubled shows as a row that does not balance.
 */
export function dayBalance(scope: Scope, day: string): Promise<BalanceRow[]> {
  return inTransaction(async (tx) => {
    const due = await dueOf(scope, day, tx)
    const groups = await dayStates(scope, day, tx)
    const channels = (Object.keys(CHANNELS) as Channel[]).filter(
      (channel) => due.has(channel) || groups.some((group) => group.channel === channel),
    )
    return channels.map((channel) =>
      rowOf(
        channel,
        due.get(channel) ?? 0,
        groups.filter((group) => group.channel === channel),
      ),
    )
  })
}

/** By channel: the messages that took it. One of an earlier release knows its last channel only. */
async function dueOf(scope: Scope, day: string, tx: Tx): Promise<Map<Channel, number>> {
  const groups = await MessageModel.collection
    .aggregate<{ _id: { tried: Channel[] | null; channel: Channel }; count: number }>(
      [
        { $match: { ...(await messageScope(scope)), day } },
        {
          $group: { _id: { tried: { $ifNull: ['$tried', null] }, channel: '$channel' }, count: { $sum: 1 } },
        },
      ],
      { session: tx },
    )
    .toArray()
  const due = new Map<Channel, number>()
  for (const { _id, count } of groups)
    for (const channel of new Set<Channel>(_id.tried ?? ['inApp', _id.channel]))
      due.set(channel, (due.get(channel) ?? 0) + count)
  return due
}

function rowOf(
  channel: Channel,
  due: number,
  groups: readonly { state: MessageState; count: number }[],
): BalanceRow {
  const states = Object.fromEntries(
    Object.keys(MESSAGE_STATES).map((state) => [state, 0]),
  ) as BalanceRow['states']
  for (const { state, count } of groups) states[FOLDED[state] ?? state] += count
  const sum = Object.values(states).reduce((total, count) => total + count, 0)
  return { channel, due, states, balanced: due === sum }
}
