import { OUTER_CHANNELS } from '@mingdu/shared/messages/chain.rules'
import { DIGESTABLE } from '@mingdu/shared/messages/hours.rules'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import type { Tx } from '../../db/connection'
import { recipientContacts } from '../recipients/recipients.service'
import { noLongerHolding } from '../tasks/tasks.service'
import { ADAPTERS } from './channels/adapters'
import { nextDeliveries } from './deliveries.new'
import type { DeliveryDoc, MessageDoc } from './messages.model'
import { leavingFacts } from './messages.repo'
import { planIn } from './messages.stored'
import { aboutOf } from './outbox.digest'
import { hasExpired } from './outbox.expiry'
import { messagesById, outerDeliveries, writeOutcomes } from './outbox.repo'
import { channelOf } from './outbox.types'

/**
 * `sent`: it may have arrived. `stale`: what it tells is no longer so. `past`: a warning whose moment is over, the task
 * warns of its present stage by itself. `state`: there is nothing to repeat.
 */
export type ReplayOutcome = 'ok' | 'sent' | 'stale' | 'past' | 'state' | 'missing'

const MAY_HAVE_ARRIVED = ['accepted', 'delivered', 'unconfirmed', 'unknown', 'inReview', 'sending']
const NO_CONSENT = 43101
const FAILED = ['dead', 'refused', 'expired']

/**
 * Starts a new round of a message that reached nobody: on the channel it failed on last, or on an earlier one where the
 * person has an address by now, or the first of its plan. What was tried stays in the ledger. The caller has checked
 * the scope.
 */
export async function replayMessage(id: string, why: string, at: Date, tx: Tx): Promise<ReplayOutcome> {
  const message = (await messagesById([id], tx)).get(id)
  if (!message) return 'missing'
  const deliveries = await outerDeliveries([id], tx)
  if (deliveries.some(({ state }) => MAY_HAVE_ARRIVED.includes(state))) return 'sent'
  if (!FAILED.includes(message.state)) return 'state'
  if ((await noLongerHolding([aboutOf(message)])).has(id)) return 'stale'
  if (isWarning(message) && hasExpired(message, at)) return 'past'
  const last = deliveries.find(({ channel }) => channel === message.channel)
  const repaired = await addressedAgain(message.recipientId, deliveries)
  return (await startAgain(message, repaired ?? last, `人工重发：${why}`, at, tx)) ? 'ok' : 'state'
}

/**
 * The first channel that had no address for the person and has one now; a phone number says nothing of that, and an
 * address nothing of consents that were used up.
 */
async function addressedAgain(
  recipientId: string,
  deliveries: readonly DeliveryDoc[],
): Promise<DeliveryDoc | undefined> {
  const contact = (await recipientContacts([recipientId], () => '')).get(recipientId)
  const without = deliveries.filter(
    ({ errorClass, errorCode, channel }) =>
      errorClass === 'recipient' && errorCode !== NO_CONSENT && channel !== 'sms',
  )
  return without
    .sort((a, b) => OUTER_CHANNELS.indexOf(channelOf(a)) - OUTER_CHANNELS.indexOf(channelOf(b)))
    .find((delivery) => 'to' in ADAPTERS[channelOf(delivery)].address(contact))
}

async function startAgain(
  message: MessageDoc,
  last: DeliveryDoc | undefined,
  because: string,
  at: Date,
  tx: Tx,
): Promise<boolean> {
  const facts = await leavingFacts(at)
  // what it would be if it were told now: its hours, its expiry, and the limits begin anew
  const fresh = {
    ...message,
    plan: last ? [last.channel] : planIn(message),
    expiresAt: isWarning(message) ? (message.expiresAt ?? null) : expiryFrom(message, at),
  }
  const next = nextDeliveries(fresh, [], null, facts).at(-1)
  if (!next || next.state !== 'waiting') return false
  const { notBefore = null, escalateAt = null, channel, expiresAt = null } = next
  const nextAt = notBefore ? null : new Date(facts.now)
  const set = { state: 'waiting', channel, reason: null, finalAt: null, expiresAt }
  const tried = last ? message.tried : [...(message.tried ?? []), channel]
  const shown = [{ id: message._id, set: { ...set, tried } }]
  if (!last) {
    await writeOutcomes([], [{ ...next, because, digestAt: null, nextAt }], shown, tx)
    return true
  }
  const again: Partial<DeliveryDoc> = {
    ...{ state: 'waiting', because, notBefore, escalateAt, nextAt, expiresAt, digestAt: null },
    ...{ attempt: 0, firstTriedAt: null, retriedMs: 0, unsureSince: null, calledAt: null, acceptedAt: null },
    ...{ errorClass: null, errorCode: null, reason: null, rid: null, finalAt: null, providerMessageId: null },
    round: (last.round ?? 0) + 1,
  }
  await writeOutcomes([{ id: last._id, set: again }], [], shown, tx)
  return true
}

/** What it says is bound to a day: however often it is sent, it never lasts longer. */
function isWarning({ kind }: MessageDoc): boolean {
  return kind === 'warningDigest' || DIGESTABLE.includes(kind as MessageKind)
}

/** It lasts as long again as it was given at first. */
function expiryFrom({ createdAt, expiresAt }: MessageDoc, at: Date): Date {
  const lasted = (expiresAt?.getTime() ?? createdAt.getTime() + DAY_MS) - createdAt.getTime()
  return new Date(at.getTime() + Math.max(lasted, HOUR_MS))
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
