import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'
import {
  CHANNELS,
  MESSAGE_STATES,
  type Channel,
  type MessageKind,
  type MessageState,
} from '@mingdu/shared/messages/messages.states'
import { Types } from 'mongoose'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { orgIdsOf } from '../orgs/orgs.service'
import { DeliveryModel, MessageModel, type DeliveryDoc, type MessageDoc } from './messages.model'

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

export async function listLog(scope: Scope, query: LogQuery) {
  const page = await findPage<MessageDoc>(
    MessageModel,
    { ...(await scopeFilter(scope)), ...filterOf(query) },
    {
      sort: [
        ['createdAt', -1],
        ['_id', -1],
      ],
      cursor: query.cursor,
      limit: query.limit,
    },
  )
  return { ...page, items: page.items.map(rowView) }
}

/** One message with every delivery, or null when it is out of scope. */
export async function logEntry(scope: Scope, id: string) {
  const filter = { ...(await scopeFilter(scope)), _id: new Types.ObjectId(id) }
  const doc = (await MessageModel.collection.findOne(filter)) as MessageDoc | null
  if (!doc) return null
  const deliveries = (await DeliveryModel.collection
    .find({ messageId: id })
    .sort({ createdAt: 1, _id: 1 })
    .toArray()) as unknown as DeliveryDoc[]
  return {
    ...rowView(doc),
    body: doc.body,
    card: doc.card.map((f) => ({ label: f.label ?? '', value: f.value ?? '' })),
    deliveries: deliveries.map(deliveryView),
  }
}

/** Of one day, per channel: how many deliveries in scope stand in each state; they sum to what was due. */
export async function dayBalance(scope: Scope, day: string) {
  const groups = await DeliveryModel.collection
    .aggregate<{ _id: { channel: Channel; state: MessageState }; n: number }>([
      { $match: { ...(await scopeFilter(scope)), day } },
      { $group: { _id: { channel: '$channel', state: '$state' }, n: { $sum: 1 } } },
    ])
    .toArray()
  const channels = (Object.keys(CHANNELS) as Channel[]).filter((c) => groups.some((g) => g._id.channel === c))
  return channels.map((channel) => {
    const states = Object.fromEntries(Object.keys(MESSAGE_STATES).map((s) => [s, 0])) as Record<
      MessageState,
      number
    >
    for (const g of groups) if (g._id.channel === channel) states[g._id.state] += g.n
    return { channel, due: Object.values(states).reduce((sum, n) => sum + n, 0), states }
  })
}

/** The channel on which each person was last tried. */
export async function lastChannels(accountIds: readonly string[]): Promise<Map<string, Channel>> {
  const groups = await MessageModel.collection
    .aggregate<{ _id: string; channel: Channel }>([
      { $match: { recipientId: { $in: [...accountIds] } } },
      { $sort: { createdAt: 1, _id: 1 } },
      { $group: { _id: '$recipientId', channel: { $last: '$channel' } } },
    ])
    .toArray()
  return new Map(groups.map((g) => [g._id, g.channel]))
}

/** For messages and deliveries alike. */
async function scopeFilter(scope: Scope): Promise<Record<string, unknown>> {
  if (scope.kind === 'own') return { recipientId: scope.accountId }
  const orgIds = await orgIdsOf(scope)
  return orgIds ? { orgId: { $in: [...orgIds] } } : {}
}

function filterOf(query: LogQuery): Record<string, unknown> {
  const filter: Record<string, unknown> = {}
  for (const key of ['state', 'channel', 'kind', 'recipientId'] as const)
    if (query[key]) filter[key] = query[key]
  const day = {
    ...(query.from ? { $gte: query.from } : {}),
    ...(query.through ? { $lte: query.through } : {}),
  }
  if (Object.keys(day).length > 0) filter['day'] = day
  if (query.q) {
    const like = containsText(query.q)
    filter['$or'] = [{ title: like }, { recipientName: like }, { subjectName: like }, { subjectNo: like }]
  }
  return filter
}

function rowView(doc: MessageDoc): MessageLogRow {
  return {
    id: String(doc._id),
    kind: doc.kind as MessageKind,
    priority: doc.priority,
    recipient: { id: doc.recipientId, name: doc.recipientName },
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
    state: d.state as MessageState,
    errorClass: d.errorClass ?? null,
    errorCode: d.errorCode ?? null,
    reason: d.reason ?? null,
    providerMessageId: d.providerMessageId ?? null,
    rid: d.rid ?? null,
    nextAt: d.nextAt?.toISOString() ?? null,
    sentAt: d.sentAt?.toISOString() ?? null,
    finalAt: d.finalAt?.toISOString() ?? null,
  }
}
