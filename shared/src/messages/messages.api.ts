import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { lightSchema } from '../tasks/tasks.schema'
import {
  CHANNELS,
  MESSAGE_KINDS,
  MESSAGE_STATES,
  type Channel,
  type MessageKind,
  type MessageState,
} from './messages.states'

export const messageStateSchema = z.enum(keysOf<MessageState>(MESSAGE_STATES))
export const channelSchema = z.enum(keysOf<Channel>(CHANNELS))
export const messageKindSchema = z.enum(keysOf<MessageKind>(MESSAGE_KINDS))

/** A message as its reader sees it in 消息. */
export const inboxMessageSchema = z.object({
  id: idSchema,
  kind: messageKindSchema,
  title: z.string(),
  body: z.string(),
  light: lightSchema.nullable(),
  /** Where a tap leads, for the console and the mini-program alike. */
  target: z.object({
    kind: z.enum([
      'task',
      'verification',
      'matter',
      'todo',
      'feedback',
      'correction',
      'proposal',
      'case',
      'myCase',
      'rating',
      'caseStep',
      'card',
      'bulletin',
      'article',
      'columnPage',
      'expertQuestion',
      'oversight',
      'consultation',
      'delegation',
      'clue',
      'myClue',
      'confirmation',
    ]),
    id: idSchema.nullable(),
  }),
  createdAt: instantSchema,
  readAt: instantSchema.nullable(),
})
export type InboxMessage = z.infer<typeof inboxMessageSchema>

export const deliverySchema = z.object({
  id: idSchema,
  channel: channelSchema,
  attempt: z.int(),
  state: messageStateSchema,
  errorClass: z.string().nullable(),
  errorCode: z.union([z.int(), z.string()]).nullable(),
  reason: z.string().nullable(),
  providerMessageId: z.string().nullable(),
  rid: z.string().nullable(),
  nextAt: instantSchema.nullable(),
  sentAt: instantSchema.nullable(),
  finalAt: instantSchema.nullable(),
  /** Why this channel and no earlier one; null for the first. */
  because: z.string().nullable(),
  /** Held back until then (business time): quiet hours, digest, rest days. */
  notBefore: instantSchema.nullable(),
  /** Every attempt, oldest first. */
  attempts: z.array(
    z.object({
      at: instantSchema,
      state: messageStateSchema,
      errorClass: z.string().nullable(),
      errorCode: z.union([z.int(), z.string()]).nullable(),
      reason: z.string().nullable(),
      rid: z.string().nullable(),
      /** How long the call took. */
      ms: z.int(),
    }),
  ),
})

/** A message as the operators see it. */
export const messageLogRowSchema = z.object({
  id: idSchema,
  kind: messageKindSchema,
  priority: z.int(),
  /** null: who sent a clue is shown to nobody. */
  recipient: refSchema.nullable(),
  org: refSchema,
  subject: z.object({ kind: z.string(), id: idSchema, name: z.string() }).nullable(),
  state: messageStateSchema,
  channel: channelSchema,
  createdAt: instantSchema,
  finalAt: instantSchema.nullable(),
  reason: z.string().nullable(),
  reached: z.boolean(),
})
export type MessageLogRow = z.infer<typeof messageLogRowSchema>

export const messagesApi = {
  inbox: endpoint({
    id: 'messages.inbox',
    method: 'GET',
    path: '/messages',
    permission: 'signedIn',
    summary: '我的消息',
    query: z.strictObject({ ...pageQuery, unread: z.enum(['true', 'false']).optional() }),
    response: pageOf(inboxMessageSchema).extend({ unread: z.int() }),
  }),
  markRead: endpoint({
    id: 'messages.markRead',
    method: 'POST',
    path: '/messages/:id/read',
    permission: 'signedIn',
    audit: 'message.read',
    summary: '标为已读',
    params: idParams,
    response: z.object({ unread: z.int() }),
  }),
  markAllRead: endpoint({
    id: 'messages.markAllRead',
    method: 'POST',
    path: '/messages/read',
    permission: 'signedIn',
    audit: 'message.read',
    summary: '全部标为已读',
    response: z.object({ unread: z.int() }),
  }),
  citizenInbox: endpoint({
    id: 'messages.citizenInbox',
    method: 'GET',
    path: '/citizen/messages',
    permission: 'citizen',
    summary: '群众收到的消息',
    query: z.strictObject({ ...pageQuery, unread: z.enum(['true', 'false']).optional() }),
    response: pageOf(inboxMessageSchema).extend({ unread: z.int() }),
  }),
  citizenRead: endpoint({
    id: 'messages.citizenRead',
    method: 'POST',
    path: '/citizen/messages/:id/read',
    permission: 'citizen',
    audit: 'message.read',
    summary: '群众把消息标为已读',
    params: idParams,
    response: z.object({ unread: z.int() }),
  }),
  log: endpoint({
    id: 'messages.log',
    method: 'GET',
    path: '/message-log',
    permission: 'messageLog.read',
    summary: '消息送达记录',
    query: z.strictObject({
      ...pageQuery,
      state: messageStateSchema.optional(),
      channel: channelSchema.optional(),
      kind: messageKindSchema.optional(),
      recipientId: idSchema.optional(),
      from: dateSchema.optional(),
      through: dateSchema.optional(),
      q: z.string().trim().max(50).optional(),
    }),
    response: pageOf(messageLogRowSchema),
  }),
  logEntry: endpoint({
    id: 'messages.logEntry',
    method: 'GET',
    path: '/message-log/:id',
    permission: 'messageLog.read',
    summary: '一条消息的每次送达',
    params: idParams,
    response: messageLogRowSchema.extend({
      body: z.string(),
      card: z.array(z.object({ label: z.string(), value: z.string() })),
      /** The channels this message may take, in order. */
      plan: z.array(channelSchema),
      expiresAt: instantSchema.nullable(),
      /** The digest that stands for this message, and of a digest the messages in it. */
      mergedInto: idSchema.nullable(),
      members: z.array(z.object({ id: idSchema, title: z.string() })),
      deliveries: z.array(deliverySchema),
    }),
  }),
  replay: endpoint({
    id: 'messages.replay',
    method: 'POST',
    path: '/message-log/replays',
    permission: 'messageLog.replay',
    audit: 'message.replayed',
    summary: '重发失败的消息，逐条给出结果',
    body: z.strictObject({
      ids: z.array(idSchema).min(1, '请选择要重发的消息').max(200, '一次最多重发 200 条'),
      reason: z.string().trim().min(2, '请写明重发原因').max(100, '原因最多 100 字'),
    }),
    response: z.object({
      results: z.array(z.object({ id: idSchema, ok: z.boolean(), why: z.string().nullable() })),
    }),
  }),
  balance: endpoint({
    id: 'messages.balance',
    method: 'GET',
    path: '/message-log/balance',
    permission: 'messageLog.read',
    summary: '某日各通道应发与各状态件数（必须平衡）',
    query: z.strictObject({ day: dateSchema.optional() }),
    response: z.object({
      day: dateSchema,
      rows: z.array(
        z.object({
          channel: channelSchema,
          /** Counted from the messages, not from the deliveries below. */
          due: z.int(),
          /** Of the deliveries; `sending` and `accepted` count as waiting for their result. */
          states: z.record(messageStateSchema, z.int()),
          /** due = the sum of the states. */
          balanced: z.boolean(),
        }),
      ),
      unreachable: z.array(
        z.object({
          account: refSchema,
          org: refSchema,
          reason: z.string(),
          lastChannel: channelSchema.nullable(),
        }),
      ),
    }),
  }),
}
