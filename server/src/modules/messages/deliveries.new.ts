import { becauseOf, nextChannel, type OuterChannel } from '@mingdu/shared/messages/chain.rules'
import { templateOf } from '@mingdu/shared/messages/cards.table'
import { digestMoment, quietUntil, shareOf } from '@mingdu/shared/messages/hours.rules'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import type { RuleValues } from '@mingdu/shared/rules/rules.table'
import { faultOf, renderCard } from './messages.cards'
import { planIn, varsIn } from './messages.stored'
import { newDeliveryId, type DeliveryDoc, type MessageDoc } from './messages.model'

/** What decides when a new delivery may leave. */
export interface LeavingFacts {
  /** Business time. */
  at: Date
  /** Real time, epoch milliseconds. */
  now: number
  rules: RuleValues
  calendar: WorkCalendar
}

/** A digest is made when nothing was added to it for so long, in real time: a scan writes its warnings in batches. */
const GATHER_MS = 3000

/** Why a message goes on to its next channel; null for its first. */
export interface MovedFrom {
  channel: OuterChannel
  reason: string
}

/**
 * The delivery of the next channel of a message, before it any whose card the platform would refuse: they are dead
 * with the name of the field, and never a reason to lose the message. Empty when no channel is left.
 */
export function nextDeliveries(
  message: MessageDoc,
  tried: readonly string[],
  from: MovedFrom | null,
  facts: LeavingFacts,
): DeliveryDoc[] {
  const channel = nextChannel(planIn(message), tried)
  if (!channel) return []
  const because = from && becauseOf(from.channel, from.reason)
  const templateKey = templateOf(message.kind as MessageKind, channel)
  const fault = templateKey && faultOf(templateKey, renderCard(templateKey, varsIn(message)))
  const base = { ...blank(message, facts.at), channel, templateKey, because }
  if (!fault) return [{ ...base, ...leaving(message, base, from === null, facts) }]
  const reason = `内容不合平台规则：${fault}`
  const dead = { ...base, state: 'dead', errorClass: 'content', reason, finalAt: facts.at }
  return [dead, ...nextDeliveries(message, [...tried, channel], { channel, reason }, facts)]
}

/** The entry in the inbox: written first, and there at once. */
export function inAppDelivery(message: MessageDoc): DeliveryDoc {
  const { createdAt } = message
  return {
    ...blank(message, createdAt),
    channel: 'inApp',
    attempt: 1,
    state: 'delivered',
    sentAt: createdAt,
    finalAt: createdAt,
  }
}

/** When it may leave: P1 at once, the rest in decent hours, warnings with those that make a digest with them. */
function leaving(
  message: MessageDoc,
  { _id }: Pick<DeliveryDoc, '_id'>,
  first: boolean,
  { at, now, rules, calendar }: LeavingFacts,
): Pick<DeliveryDoc, 'notBefore' | 'digestAt' | 'nextAt' | 'escalateAt'> {
  const kind = message.kind as MessageKind
  const quiet = quietUntil(kind, at.getTime(), calendar, shareOf(String(_id)))
  const expiresAt = message.expiresAt?.getTime() ?? Infinity
  const digest = first ? digestMoment(kind, at.getTime(), expiresAt, rules, calendar) : null
  const escalates = message.priority === 1
  return {
    notBefore: quiet === null ? null : new Date(quiet),
    digestAt: digest === null ? null : new Date(digest),
    nextAt: digest !== null ? new Date(now + GATHER_MS) : quiet !== null ? null : new Date(now),
    escalateAt: escalates ? new Date(now + rules.escalateMinutes * 60_000) : null,
  }
}

function blank(message: MessageDoc, at: Date): DeliveryDoc {
  return {
    _id: newDeliveryId(),
    messageId: String(message._id),
    recipientId: message.recipientId,
    orgId: message.orgId,
    kind: message.kind,
    channel: 'inApp',
    priority: message.priority,
    templateKey: null,
    because: null,
    attempt: 0,
    attempts: [] as unknown as DeliveryDoc['attempts'],
    state: 'waiting',
    errorClass: null,
    errorCode: null,
    reason: null,
    providerMessageId: null,
    rid: null,
    notBefore: null,
    digestAt: null,
    expiresAt: message.expiresAt ?? null,
    nextAt: null,
    leaseUntil: null,
    owner: null,
    calledAt: null,
    firstTriedAt: null,
    unsureSince: null,
    retriedMs: 0,
    round: 0,
    acceptedAt: null,
    escalateAt: null,
    sentAt: null,
    finalAt: null,
    createdAt: at,
    day: message.day,
  }
}
