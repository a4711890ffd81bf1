import { createHash } from 'node:crypto'
import { DIGESTABLE } from '@mingdu/shared/messages/hours.rules'
import { isPersonal, reasonOf } from '@mingdu/shared/messages/failure.reasons'
import { HALF_HOUR_MS, verdictOf } from '@mingdu/shared/messages/failure.rules'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { markUnreachable, type Contacts } from '../accounts/accounts.service'
import { ADAPTERS } from './channels/adapters'
import { failureOf, type ChannelAdapter, type SendFailure, type Sending } from './channels/channel'
import { countError } from './errors.repo'
import type { DigestNow } from './outbox.digest'
import { deliveryTemplate, faultOf, pagepathOf, renderCard, type CardVars } from './messages.cards'
import { askingLink } from './messages.links'
import { varsIn } from './messages.stored'
import type { DeliveryDoc } from './messages.model'
import { LEASE_MS } from './outbox.claim.repo'
import { EXPIRED, hasExpired } from './outbox.expiry'
import { holdPerson } from './outbox.people.repo'
import { channelOf, realNow, type Claimed, type Outcome, type OutboxParts } from './outbox.types'

/** A claimed delivery with everything that was looked up for its batch. */
export interface Prepared extends Claimed {
  contact: Contacts | undefined
  /** Why it is not to be sent any more. */
  stale: string | null
  /** Of a digest: what is left of it. */
  digest: DigestNow | undefined
}

/** One attempt, and what becomes of the delivery. Never throws for what a far side does. */
export async function attempt(
  prepared: Prepared,
  parts: OutboxParts,
): Promise<[Outcome, SendFailure | null]> {
  const { delivery, message, contact, stale, digest } = prepared
  if (stale !== null) return [{ state: 'suppressed', reason: stale }, null]
  if (hasExpired(message, new Date(parts.time.now()))) return [{ state: 'expired', reason: EXPIRED }, null]
  const adapter = ADAPTERS[channelOf(delivery)]
  const address = adapter.address(contact)
  if ('absent' in address) return [refusedFor(address.absent), null]
  const sending = sendingOf(prepared, parts)
  const fault = sending.templateKey && faultOf(sending.templateKey, sending.fields)
  if (fault !== null) return [faulty(fault, prepared, parts), null]
  const [outcome, failure] = await call(adapter, address.to, sending, prepared, parts)
  return [{ ...outcome, ...(digest?.changed ? { vars: digest.vars } : {}) }, failure]
}

/** Stable over all attempts of one round; far sides drop repeats by it. */
export function keyOf(delivery: DeliveryDoc): string {
  const round = delivery.round ? `|${delivery.round}` : ''
  return createHash('sha256')
    .update(`${String(delivery._id)}${round}`)
    .digest('hex')
    .slice(0, 32)
}

function refusedFor(reason: string): Outcome {
  return { state: 'refused', errorClass: 'recipient', reason, moveOn: reason }
}

function faulty(fault: string, { delivery, message }: Claimed, { log }: OutboxParts): Outcome {
  const reason = `内容不合平台规则：${fault}`
  log.error({ kind: message.kind, channel: delivery.channel, field: fault }, 'a card is not lawful')
  return { state: 'dead', errorClass: 'content', reason, moveOn: reason }
}

function sendingOf({ delivery, message, digest }: Prepared, { box }: OutboxParts): Sending {
  const asking = askingLink(message, box)
  const vars: CardVars = digest?.vars ?? varsIn(message)
  const templateKey = deliveryTemplate(delivery, message)
  return {
    kind: message.kind as MessageKind,
    title: digest?.vars.name ?? message.title,
    vars,
    templateKey,
    fields: templateKey ? renderCard(templateKey, vars) : [],
    page: pagepathOf({ kind: message.targetKind, id: message.targetId ?? null }, asking?.page),
    asking,
    key: keyOf(delivery),
  }
}

async function call(
  adapter: ChannelAdapter,
  to: string,
  sending: Sending,
  claimed: Claimed,
  parts: OutboxParts,
): Promise<[Outcome, SendFailure | null]> {
  const startedAt = realNow(parts)
  try {
    const { id } = await adapter.send(to, sending, parts)
    return [{ state: 'accepted', providerMessageId: id, ms: realNow(parts) - startedAt }, null]
  } catch (error) {
    const failure = failureOf(error)
    return [await afterFailure(failure, claimed, startedAt, parts), failure]
  }
}

async function afterFailure(
  failure: SendFailure,
  { delivery, message }: Claimed,
  startedAt: number,
  parts: OutboxParts,
): Promise<Outcome> {
  const { errorClass, code, rid } = failure
  const channel = channelOf(delivery)
  const now = realNow(parts)
  const reason = reasonOf(failure, channel)
  const facts = { channel, errorClass, errcode: code, rid, kind: message.kind, attempt: delivery.attempt }
  // a duplicate we did not send, or a code nobody here knows, needs somebody to look
  const level = errorClass === 'duplicate' || errorClass === 'config' ? 'error' : 'warn'
  parts.log[level]({ ...facts, reason: failure.message }, 'delivery failed')
  await countError({ channel, errorClass, errorCode: code, reason }, new Date(now))
  if (errorClass === 'recipient' && channel === 'mpTemplate')
    await markUnreachable(delivery.recipientId, reason)
  const verdict = verdictOf(failure, {
    channel,
    priority: delivery.priority,
    attempt: delivery.attempt,
    retriedMs: delivery.retriedMs ?? 0,
    unsureSince: delivery.unsureSince?.getTime() ?? null,
    startedAt,
    now,
    random: Math.random(),
  })
  const { state, nextAt, waitedMs, uncounted, unsureSince, moveOn } = verdict
  return {
    state,
    errorClass,
    errorCode: code,
    rid,
    reason: verdict.reason,
    nextAt: nextAt === null ? null : new Date(nextAt),
    waitedMs,
    uncounted,
    unsureSince: unsureSince === null ? null : new Date(unsureSince),
    ...(moveOn ? { moveOn: reason } : {}),
    ...(isPersonal(failure) ? await heldForPerson(delivery, now, parts) : {}),
    ms: now - startedAt,
  }
}

/** The far side has had enough of messages to this person: they wait, and warnings gather to one digest. */
async function heldForPerson(
  { recipientId, channel, kind }: DeliveryDoc,
  now: number,
  { time }: OutboxParts,
): Promise<Partial<Outcome>> {
  await holdPerson(recipientId, channel, now + HALF_HOUR_MS, now)
  if (!DIGESTABLE.includes(kind as MessageKind)) return {}
  return { digestAt: new Date(time.now() + HALF_HOUR_MS) }
}

/** When an attempt began whose worker is gone. */
export function startedAt({ leaseUntil }: Pick<DeliveryDoc, 'leaseUntil'>, now: number): number {
  return leaseUntil ? leaseUntil.getTime() - LEASE_MS : now
}
