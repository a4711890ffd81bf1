import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { MESSAGE_PRIORITY } from '@mingdu/shared/messages/messages.states'
import { Types } from 'mongoose'
import { retryAfterRace, type Tx } from '../../db/connection'
import { peopleById } from '../accounts/accounts.service'
import { cardOf } from './messages.cards'
import { DeliveryModel, MessageModel, type MessageDoc } from './messages.model'
import type { NewMessage } from './messages.service'

/**
 * Inserts what is new of these messages, the in-app delivery as done and the first channel as waiting. Whoever does
 * not work here any more is told nothing.
 */
export async function insertMessages(messages: readonly NewMessage[], at: Date, tx: Tx): Promise<void> {
  const people = await peopleById(messages.flatMap((m) => [...m.recipientIds]))
  const docs = messages.flatMap((m) =>
    [...new Set(m.recipientIds)].flatMap((id) => {
      const person = people.get(id)
      return person?.active ? [messageDoc(m, person, at)] : []
    }),
  )
  const fresh = await upsertNew(docs, tx)
  if (fresh.length > 0)
    await DeliveryModel.collection.insertMany(fresh.flatMap(deliveriesOf), { session: tx })
}

type Recipient = { id: string; name: string; orgId: string; orgName: string }

function messageDoc(m: NewMessage, person: Recipient, at: Date): MessageDoc {
  const card = cardOf(m, at)
  return {
    _id: new Types.ObjectId(),
    recipientId: person.id,
    recipientName: person.name,
    orgId: person.orgId,
    orgName: person.orgName,
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
    card: (card?.fields ?? []) as unknown as MessageDoc['card'],
    template: card?.template ?? null,
    state: card ? 'waiting' : 'delivered',
    channel: card ? 'mpTemplate' : 'inApp',
    reason: null,
    createdAt: at,
    day: dateInShanghai(at.getTime()),
    readAt: null,
    finalAt: card ? null : at,
  }
}

/** Upserts by the unique key: a message that exists is left as it is. */
async function upsertNew(docs: readonly MessageDoc[], tx: Tx): Promise<MessageDoc[]> {
  if (docs.length === 0) return []
  const writes = docs.map(({ recipientId, subjectId, dedupe, ...rest }) => ({
    updateOne: { filter: { recipientId, subjectId, dedupe }, update: { $setOnInsert: rest }, upsert: true },
  }))
  const result = await MessageModel.collection.bulkWrite(writes, { session: tx }).catch((error: unknown) => {
    throw retryAfterRace(error)
  })
  return docs.filter((_, i) => result.upsertedIds[i] !== undefined)
}

function deliveriesOf(m: MessageDoc) {
  const base = {
    messageId: String(m._id),
    recipientId: m.recipientId,
    orgId: m.orgId,
    priority: m.priority,
    errorClass: null,
    errorCode: null,
    reason: null,
    providerMessageId: null,
    rid: null,
    leaseUntil: null,
    owner: null,
    firstTriedAt: null,
    unsureSince: null,
    acceptedAt: null,
    createdAt: m.createdAt,
    day: m.day,
  }
  const inApp = {
    ...base,
    channel: 'inApp',
    attempt: 1,
    state: 'delivered',
    nextAt: null,
    sentAt: m.createdAt,
    finalAt: m.createdAt,
  }
  const first = {
    ...base,
    channel: 'mpTemplate',
    attempt: 0,
    state: 'waiting',
    nextAt: new Date(),
    sentAt: null,
    finalAt: null,
  }
  return m.template ? [inApp, first] : [inApp]
}

export function unreadCount(accountId: string): Promise<number> {
  return MessageModel.collection.countDocuments({ recipientId: accountId, readAt: null })
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
