import { furthest, nextChannel, planOf, type Sendable } from '@mingdu/shared/messages/chain.rules'
import { templateOf } from '@mingdu/shared/messages/cards.table'
import { expiryOf, quietUntil } from '@mingdu/shared/messages/hours.rules'
import { MESSAGE_PRIORITY } from '@mingdu/shared/messages/messages.states'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { Types } from 'mongoose'
import { retryAfterRace, type Tx } from '../../db/connection'
import { currentCalendar } from '../calendar/calendar.service'
import { recipientsById, type Recipient } from '../recipients/recipients.service'
import { currentRules } from '../rules/rules.service'
import { inAppDelivery, nextDeliveries, type LeavingFacts } from './deliveries.new'
import { renderCard, textLines, varsOf } from './messages.cards'
import { DeliveryModel, MessageModel, type DeliveryDoc, type MessageDoc } from './messages.model'
import { barredFrom } from './messages.keeping'
import type { NewMessage } from './messages.service'
import { currentSendable } from './sendable.repo'

/**
 * Inserts what is new of these messages, the in-app delivery as done and the first channel as waiting. Whoever does
 * not work here any more is told nothing, and nobody of a matter that came from a clue about them.
 * @returns the ids of those that were new
 */
export async function insertMessages(messages: readonly NewMessage[], at: Date, tx: Tx): Promise<string[]> {
  const people = await recipientsById(
    messages.flatMap((m) => [...m.recipientIds]),
    tx,
  )
  const [facts, sendable] = await Promise.all([leavingFacts(at), currentSendable()])
  const barred = await barredFrom(messages, [...people.values()], tx)
  const made = messages.flatMap((m) =>
    [...new Set(m.recipientIds)].flatMap((id) => {
      const person = people.get(id)
      return person?.active && !barred(m, person)
        ? [withDeliveries(messageDoc(m, person, facts, sendable), facts)]
        : []
    }),
  )
  const fresh = await upsertNew(made, tx)
  const deliveries = fresh.flatMap((one) => one.deliveries)
  if (deliveries.length > 0) await DeliveryModel.collection.insertMany(deliveries, { session: tx })
  return fresh.map(({ message }) => String(message._id))
}

/** What decides when something that is written now may leave. */
export async function leavingFacts(at: Date, now = Date.now()): Promise<LeavingFacts> {
  const [{ values }, calendar] = await Promise.all([currentRules(), currentCalendar()])
  return { at, now, rules: values, calendar }
}

interface Made {
  message: MessageDoc
  deliveries: DeliveryDoc[]
}

function messageDoc(m: NewMessage, person: Recipient, facts: LeavingFacts, sendable: Sendable): MessageDoc {
  const { at, rules, calendar } = facts
  const vars = varsOf(m, at)
  const plan = planOf(m.kind, sendable).filter(
    (channel) => vars.time !== null || templateOf(m.kind, channel) === null,
  )
  const from = quietUntil(m.kind, at.getTime(), calendar, 0) ?? at.getTime()
  const first = nextChannel(plan, [])
  const template = first && templateOf(m.kind, first)
  const card = template ? renderCard(template, vars) : first ? textLines(vars) : []
  return {
    _id: new Types.ObjectId(),
    recipientId: person.id,
    recipientName: person.name,
    orgId: m.org?.id ?? person.orgId,
    orgName: m.org?.name ?? person.orgName,
    kind: m.kind,
    priority: MESSAGE_PRIORITY[m.kind],
    subjectKind: m.subject.kind,
    subjectId: m.subject.id,
    subjectNo: m.subject.no,
    subjectName: m.subject.name,
    dedupe: m.dedupe,
    title: m.title,
    body: m.body,
    light: m.light,
    targetKind: m.target.kind,
    targetId: m.target.id,
    invitationId: m.invitationId ?? null,
    vars,
    card: card as unknown as MessageDoc['card'],
    plan,
    tried: ['inApp'],
    state: 'delivered',
    channel: 'inApp',
    reason: null,
    createdAt: at,
    expiresAt:
      plan.length > 0 ? new Date(expiryOf(m, { createdAt: at.getTime(), from }, rules, calendar)) : null,
    day: dateInShanghai(at.getTime()),
    readAt: null,
    finalAt: at,
    mergedInto: null,
    inInbox: m.kind !== 'warningDigest',
    keptFrom: [...(m.keptFrom ?? [])],
  }
}

/** The message with the state of its first outer delivery, when it has one. */
function withDeliveries(message: MessageDoc, facts: LeavingFacts): Made {
  const outer = nextDeliveries(message, message.tried, null, facts)
  const deliveries = [inAppDelivery(message), ...outer]
  const tried = deliveries.map(({ channel }) => channel)
  const shown = furthest(outer)
  if (!shown) return { message, deliveries }
  const { state, channel, reason } = shown
  const finalAt = state === 'waiting' ? null : facts.at
  return { message: { ...message, tried, state, channel, reason: reason ?? null, finalAt }, deliveries }
}

/** Upserts by the unique key: a message that exists is left as it is. */
async function upsertNew(made: readonly Made[], tx: Tx): Promise<Made[]> {
  if (made.length === 0) return []
  const writes = made.map(({ message: { recipientId, subjectId, dedupe, ...rest } }) => ({
    updateOne: { filter: { recipientId, subjectId, dedupe }, update: { $setOnInsert: rest }, upsert: true },
  }))
  const result = await MessageModel.collection.bulkWrite(writes, { session: tx }).catch((error: unknown) => {
    throw retryAfterRace(error)
  })
  return made.filter((_, i) => result.upsertedIds[i] !== undefined)
}

export function unreadCount(accountId: string): Promise<number> {
  return MessageModel.collection.countDocuments({
    recipientId: accountId,
    readAt: null,
    inInbox: { $ne: false },
  })
}

/** What people were told about a task, newest first, one row per act of telling. */
export async function remindersOf(
  taskId: string,
): Promise<{ at: string; what: string; state: string; people: number }[]> {
  const rows = await MessageModel.collection
    .find({ subjectId: taskId }, { projection: { title: 1, createdAt: 1, dedupe: 1, state: 1 } })
    .sort({ createdAt: -1, _id: -1 })
    .limit(60)
    .toArray()
  const groups = new Map<string, { at: string; what: string; state: string; people: number }>()
  for (const row of rows) {
    const key = `${String(row['dedupe'])}|${String(row['title'])}`
    const group = groups.get(key)
    if (group) group.people += 1
    else
      groups.set(key, {
        at: (row['createdAt'] as Date).toISOString(),
        what: String(row['title']),
        state: String(row['state']),
        people: 1,
      })
  }
  return [...groups.values()]
}
