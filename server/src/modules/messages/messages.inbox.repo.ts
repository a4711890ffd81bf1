import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { hiddenFilter } from '../../db/hidden'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { MessageModel, type MessageDoc } from './messages.model'

interface InboxQuery {
  cursor?: string | undefined
  limit: number
  unread?: 'true' | 'false' | undefined
}

/** A person's own messages, newest first. */
export async function listInbox(scope: Scope, query: InboxQuery) {
  const mine = ownFilter(scope)
  const page = await findPage<MessageDoc>(
    MessageModel,
    { ...mine, ...(query.unread === 'true' ? { readAt: null } : {}) },
    {
      sort: [
        ['createdAt', -1],
        ['_id', -1],
      ],
      cursor: query.cursor,
      limit: query.limit,
    },
  )
  const unread = await MessageModel.collection.countDocuments({ ...mine, readAt: null })
  return { ...page, items: page.items.map(inboxView), unread }
}

/** Marks one message (or, without an id, all) as read. @returns the title of the one, or null when there is none */
export async function markRead(
  scope: Scope,
  id: string | null,
  at: Date,
  tx: Tx,
): Promise<{ title: string; unread: number } | null> {
  const mine = ownFilter(scope)
  const filter = id ? { ...mine, _id: new Types.ObjectId(id) } : mine
  const message = id ? await MessageModel.collection.findOne(filter, { session: tx }) : null
  if (id && !message) return null
  await MessageModel.collection.updateMany(
    { ...filter, readAt: null },
    { $set: { readAt: at } },
    { session: tx },
  )
  const unread = await MessageModel.collection.countDocuments({ ...mine, readAt: null }, { session: tx })
  return { title: message ? String(message['title']) : '全部消息', unread }
}

/** The inbox is everyone's own, whatever else they may see. A digest is no entry of it: its members are. */
function ownFilter(scope: Scope) {
  const recipientId = scope.kind === 'own' ? scope.accountId : ''
  return { recipientId, inInbox: { $ne: false }, ...hiddenFilter(scope, 'subjectId') }
}

function inboxView(doc: MessageDoc): InboxMessage {
  return {
    id: String(doc._id),
    kind: doc.kind as MessageKind,
    title: doc.title,
    body: doc.body,
    light: (doc.light ?? null) as InboxMessage['light'],
    target: { kind: doc.targetKind as InboxMessage['target']['kind'], id: doc.targetId ?? null },
    createdAt: doc.createdAt.toISOString(),
    readAt: doc.readAt?.toISOString() ?? null,
  }
}
