import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'
import {
  CHANNELS,
  type Channel,
  type MessageKind,
  type MessageState,
} from '@mingdu/shared/messages/messages.states'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { hiddenFilter } from '../../db/hidden'
import { containsText, findPage } from '../../db/page'
import type { Reader, Scope } from '../../http/actor'
import { DeliveryModel, MessageModel, type DeliveryDoc, type MessageDoc } from './messages.model'
import { messageScope } from './messages.scope'

interface LogQuery {
  cursor?: string | undefined
  limit: number
  state?: MessageState | undefined
  channel?: Channel | undefined
  kind?: MessageKind | undefined
  recipientId?: string | undefined
  from?: string | undefined
  through?: string | undefined
  q?: string | undefined
}

/** What a clue is about reaches nobody it is kept from through this log either. */
export async function listLog(scope: Scope, reader: Reader, query: LogQuery) {
  const wanted = [...(await shownScope(scope)), ...filterOf(query)]
  const kept = { keptFrom: { $in: idsOf(reader) } }
  const { collection } = MessageModel
  // two counts, where leaving out what is kept would read every message
  const total = async () => {
    const hidden = await collection.countDocuments({ $and: [kept, ...wanted] }, { hint: { keptFrom: 1 } })
    return (await collection.countDocuments({ $and: wanted })) - hidden
  }
  const page = await findPage<MessageDoc>(
    MessageModel,
    { $and: [...wanted, openTo(reader)] },
    {
      sort: [
        ['createdAt', -1],
        ['_id', -1],
      ],
      cursor: query.cursor,
      limit: query.limit,
      total,
    },
  )
  return { ...page, items: page.items.map(rowView) }
}

/** Channels are tried in this order, once each. */
const ORDER = Object.keys(CHANNELS)

/** One message with every delivery, or null when it is out of scope. */
export async function logEntry(scope: Scope, reader: Reader, id: string) {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, ...(await shownScope(scope)), openTo(reader)] }
  const doc = (await MessageModel.collection.findOne(filter)) as MessageDoc | null
  if (!doc) return null
  const deliveries = (await DeliveryModel.collection
    .find({ messageId: id })
    .sort({ _id: 1 })
    .toArray()) as unknown as DeliveryDoc[]
  return {
    ...rowView(doc),
    body: doc.body,
    card: doc.card.map((f) => ({ label: f.label ?? '', value: f.value ?? '' })),
    plan: (doc.plan ?? []) as Channel[],
    expiresAt: doc.expiresAt?.toISOString() ?? null,
    mergedInto: doc.mergedInto ?? null,
    members: doc.kind === 'warningDigest' ? await membersOf(doc) : [],
    deliveries: deliveries
      .map(deliveryView)
      .sort((a, b) => ORDER.indexOf(a.channel) - ORDER.indexOf(b.channel)),
  }
}

/** Of those messages that are in scope: where they stand. */
export async function statesOf(
  scope: Scope,
  ids: readonly string[],
  tx: Tx,
): Promise<Map<string, MessageState>> {
  const filter = { ...(await messageScope(scope)), _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }
  const docs = await MessageModel.collection
    .find(filter, { projection: { state: 1 }, session: tx })
    .sort({ _id: 1 })
    .toArray()
  return new Map(docs.map(({ _id, state }) => [String(_id), state as MessageState]))
}

/** The messages that a digest stands for: of the same person. */
async function membersOf({ _id: digest, recipientId }: MessageDoc): Promise<{ id: string; title: string }[]> {
  const docs = await MessageModel.collection
    .find({ recipientId, mergedInto: String(digest) }, { projection: { title: 1 } })
    .sort({ _id: 1 })
    .toArray()
  return docs.map(({ _id, title }) => ({ id: String(_id), title: String(title) }))
}

/** The messages of a scope, without those about matters that are kept from the reader. */
async function shownScope(scope: Scope): Promise<Record<string, unknown>[]> {
  return [await messageScope(scope), hiddenFilter(scope, 'subjectId')]
}

function openTo(reader: Reader): Record<string, unknown> {
  return { keptFrom: { $nin: idsOf(reader) } }
}

function idsOf({ accountIds, orgIds }: Reader): string[] {
  return [...accountIds, ...orgIds]
}

/**
 * Who sent a clue, and whom a matter concerns, is not found out by whom messages go to: they are shown, and found, without
 * a recipient.
 */
const UNNAMED: readonly string[] = ['myClue', 'confirmation']
const NAMED = { targetKind: { $nin: [...UNNAMED] } }

function filterOf(query: LogQuery): Record<string, unknown>[] {
  const filter: Record<string, unknown> = {}
  for (const key of ['state', 'channel', 'kind'] as const) if (query[key]) filter[key] = query[key]
  const day = {
    ...(query.from ? { $gte: query.from } : {}),
    ...(query.through ? { $lte: query.through } : {}),
  }
  if (Object.keys(day).length > 0) filter['day'] = day
  const found = [filter]
  if (query.recipientId) found.push({ recipientId: query.recipientId, ...NAMED })
  if (query.q) {
    const like = containsText(query.q)
    const recipient = { recipientName: like, ...NAMED }
    found.push({ $or: [{ title: like }, recipient, { subjectName: like }, { subjectNo: like }] })
  }
  return found
}

function rowView(doc: MessageDoc): MessageLogRow {
  return {
    id: String(doc._id),
    kind: doc.kind as MessageKind,
    priority: doc.priority,
    recipient: UNNAMED.includes(doc.targetKind) ? null : { id: doc.recipientId, name: doc.recipientName },
    org: { id: doc.orgId, name: doc.orgName },
    subject: { kind: doc.subjectKind, id: doc.subjectId, name: doc.subjectName },
    state: doc.state as MessageState,
    channel: doc.channel as Channel,
    createdAt: doc.createdAt.toISOString(),
    finalAt: doc.finalAt?.toISOString() ?? null,
    reason: doc.reason ?? null,
    reached: doc.state === 'delivered' && doc.channel !== 'inApp',
  }
}

function deliveryView(d: DeliveryDoc) {
  return {
    id: String(d._id),
    channel: d.channel as Channel,
    attempt: d.attempt,
    ...outcomeView(d),
    providerMessageId: d.providerMessageId ?? null,
    nextAt: d.nextAt?.toISOString() ?? null,
    sentAt: d.sentAt?.toISOString() ?? null,
    finalAt: d.finalAt?.toISOString() ?? null,
    because: d.because ?? null,
    notBefore: d.notBefore?.toISOString() ?? null,
    attempts: (d.attempts ?? []).map((one) => ({
      at: one.at.toISOString(),
      ...outcomeView(one),
      ms: one.ms,
    })),
  }
}

/** What deliveries and their attempts have in common. */
function outcomeView(
  one: Pick<DeliveryDoc, 'state' | 'errorClass' | 'reason' | 'rid'> & { errorCode?: unknown },
) {
  const { errorCode } = one
  return {
    state: one.state as MessageState,
    errorClass: one.errorClass ?? null,
    errorCode: typeof errorCode === 'number' || typeof errorCode === 'string' ? errorCode : null,
    reason: one.reason ?? null,
    rid: one.rid ?? null,
  }
}
