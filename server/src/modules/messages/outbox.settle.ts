import { furthest, givenUpFor, OPEN_STATES } from '@mingdu/shared/messages/chain.rules'
import type { MessageState } from '@mingdu/shared/messages/messages.states'
import { inTransaction, type Tx } from '../../db/connection'
import { nextDeliveries, type LeavingFacts } from './deliveries.new'
import type { DeliveryDoc, MessageDoc } from './messages.model'
import { outerDeliveries, writeOutcomes, type Write } from './outbox.repo'
import { channelOf, type Outcome, type Settling } from './outbox.types'

const KEPT_ATTEMPTS = 50

/**
 * Writes what became of deliveries, on them and on their messages together, with the next channel where one is due;
 * but not where another worker took the delivery over meanwhile, or its result is known already.
 * @returns for each whether it was written
 */
export function settle(items: readonly Settling[], facts: LeavingFacts): Promise<boolean[]> {
  return inTransaction((tx) => settleIn(items, facts, tx))
}

/** The same in a transaction that is running. */
export async function settleIn(items: readonly Settling[], facts: LeavingFacts, tx: Tx): Promise<boolean[]> {
  const ids = [...new Set(items.map(({ delivery }) => delivery.messageId))]
  const stored = await outerDeliveries(ids, tx)
  const work = new Work(stored)
  const written = items.map((item) => work.apply(item, facts))
  await writeOutcomes(work.updates(), work.inserts, work.messages(facts.at), tx)
  return written
}

/** What one transaction changes, worked out before it writes. */
class Work {
  readonly inserts: DeliveryDoc[] = []
  private readonly changed = new Map<string, Partial<DeliveryDoc>>()
  private readonly touched = new Map<string, { message: MessageDoc; vars: Outcome['vars'] }>()

  constructor(private readonly docs: DeliveryDoc[]) {}

  apply({ delivery, message, outcome }: Settling, facts: LeavingFacts): boolean {
    const held = this.docs.find((doc) => doc._id.equals(delivery._id))
    if (!held || held.state !== delivery.state || (held.owner ?? null) !== (delivery.owner ?? null))
      return false
    const siblings = this.docs.filter((doc) => doc.messageId === delivery.messageId)
    const next = outcome.moveOn ? this.following(held, message, outcome.moveOn, siblings, facts) : []
    this.change(held, changesOf(held, withNext(outcome, next), facts))
    if (outcome.state === 'delivered') this.spare(siblings, held, facts)
    this.inserts.push(...next)
    this.docs.push(...next)
    this.touched.set(delivery.messageId, { message, vars: outcome.vars })
    return true
  }

  updates(): Write<DeliveryDoc>[] {
    return this.docs.flatMap((doc) => {
      const set = this.changed.get(String(doc._id))
      return set ? [{ id: doc._id, set }] : []
    })
  }

  /** Each message shows the delivery that got furthest. */
  messages(at: Date): Write<MessageDoc>[] {
    return [...this.touched].flatMap(([id, { message, vars }]) => {
      const own = this.docs.filter((doc) => doc.messageId === id)
      const shown = furthest(own)
      if (!shown) return []
      const open = own.some((doc) => OPEN_STATES.includes(doc.state as MessageState))
      const { state, channel, reason } = shown
      const set = { state, channel, reason: reason ?? null, finalAt: open ? null : at }
      // only ever added to: a delivery that was lost must show in the balance of its day
      const tried = {
        tried: [...new Set(['inApp', ...(message.tried ?? []), ...own.map((doc) => doc.channel)])],
      }
      return [{ id: message._id, set: { ...set, ...tried, ...(vars ? { vars } : {}) } }]
    })
  }

  private following(
    held: DeliveryDoc,
    message: MessageDoc,
    reason: string,
    siblings: readonly DeliveryDoc[],
    facts: LeavingFacts,
  ): DeliveryDoc[] {
    const tried = siblings.map(({ channel }) => channel)
    return nextDeliveries(message, tried, { channel: channelOf(held), reason }, facts)
  }

  /** It has arrived: what waits on another channel is not needed. */
  private spare(siblings: readonly DeliveryDoc[], { _id }: DeliveryDoc, facts: LeavingFacts): void {
    for (const doc of siblings)
      if (!doc._id.equals(_id) && doc.state === 'waiting')
        this.change(doc, changesOf(doc, { state: 'suppressed', reason: '已由其他通道送达' }, facts))
  }

  private change(doc: DeliveryDoc, set: Partial<DeliveryDoc>): void {
    Object.assign(doc, set)
    this.changed.set(String(doc._id), { ...this.changed.get(String(doc._id)), ...set })
  }
}

/** What was not sent and goes on over another channel is done with on this one. */
function withNext(outcome: Outcome, next: readonly DeliveryDoc[]): Outcome {
  const follower = next.at(-1)
  if (outcome.state !== 'waiting' || !follower) return outcome
  return { ...outcome, state: 'suppressed', reason: givenUpFor(channelOf(follower), outcome.moveOn ?? '') }
}

function changesOf(
  doc: DeliveryDoc,
  outcome: Outcome,
  { at, now, rules }: LeavingFacts,
): Partial<DeliveryDoc> {
  if (outcome.keep) return { escalateAt: null }
  const { state } = outcome
  const accepted = state === 'accepted'
  const waiting = state === 'waiting'
  const open = OPEN_STATES.includes(state)
  const escalateMs = rules.escalateMinutes * 60_000
  const started = doc.firstTriedAt ?? (outcome.ms === undefined ? null : new Date(now - outcome.ms))
  return {
    state,
    errorClass: outcome.errorClass ?? null,
    errorCode: outcome.errorCode ?? null,
    reason: outcome.reason ?? null,
    rid: outcome.rid ?? null,
    owner: null,
    leaseUntil: null,
    calledAt: null,
    nextAt: waiting ? (outcome.nextAt ?? doc.nextAt ?? new Date(now)) : null,
    ...(outcome.digestAt ? { digestAt: outcome.digestAt } : {}),
    unsureSince: accepted
      ? null
      : outcome.unsureSince === undefined
        ? (doc.unsureSince ?? null)
        : outcome.unsureSince,
    retriedMs: (doc.retriedMs ?? 0) + (outcome.waitedMs ?? 0),
    attempt: outcome.uncounted ? Math.max(0, doc.attempt - 1) : doc.attempt,
    round: (doc.round ?? 0) + (outcome.newRound ? 1 : 0),
    firstTriedAt: started,
    acceptedAt: accepted ? new Date(now) : (doc.acceptedAt ?? null),
    escalateAt: escalation(doc, outcome, open, { now, escalateMs, firstTry: doc.firstTriedAt === null }),
    sentAt: accepted ? at : (doc.sentAt ?? null),
    finalAt: open ? null : at,
    providerMessageId: outcome.providerMessageId ?? doc.providerMessageId ?? null,
    ...(outcome.ms === undefined ? {} : { attempts: withAttempt(doc, outcome, at) }),
  }
}

/**
 * P1 waits so long for `delivered`: from its acceptance, or from its first attempt. Once per channel: null when it was
 * escalated or is done.
 */
function escalation(
  doc: DeliveryDoc,
  outcome: Outcome,
  open: boolean,
  { now, escalateMs, firstTry }: { now: number; escalateMs: number; firstTry: boolean },
): Date | null {
  const unsettled = open || outcome.state === 'unknown' || outcome.state === 'unconfirmed'
  if (!doc.escalateAt || outcome.moveOn || !unsettled) return null
  const anew = outcome.state === 'accepted' || (firstTry && outcome.ms !== undefined)
  return anew ? new Date(now + escalateMs) : doc.escalateAt
}

function withAttempt(doc: DeliveryDoc, outcome: Outcome, at: Date): DeliveryDoc['attempts'] {
  const { state, errorClass, errorCode, reason, rid, ms } = outcome
  const line = {
    at,
    state,
    errorClass: errorClass ?? null,
    errorCode: errorCode ?? null,
    reason: reason ?? null,
    rid: rid ?? null,
    ms: ms ?? 0,
  }
  return [...(doc.attempts ?? []), line].slice(-KEPT_ATTEMPTS) as unknown as DeliveryDoc['attempts']
}
