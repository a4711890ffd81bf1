import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { instantSchema } from '../kernel/ids'
import { channelSchema } from '../messages/messages.api'

const count = z.int()

/** What stops a channel, or one template of it, for everybody: a breaker that is open. */
export const gateSchema = z.object({
  /** e.g. `mpTemplate`, `mpTemplate:warning`, `account:mp`. */
  key: z.string(),
  errorClass: z.string(),
  errorCode: z.union([z.int(), z.string()]).nullable(),
  reason: z.string(),
  closedSince: instantSchema,
  /** Tried again from then on. */
  until: instantSchema,
})

/** A channel as the operators see it. */
export const channelStatusSchema = z.object({
  channel: channelSchema,
  configured: z.boolean(),
  /** green: works; yellow: held up or degraded; red: nothing gets through; grey: not configured. */
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  note: z.string(),
  gates: z.array(gateSchema),
  waiting: count,
  /** Of the business day. */
  sent: count,
  delivered: count,
  failed: count,
  /** Tenths of a percent of what has a result; null: none yet. */
  deliveredShare: count.nullable(),
  quota: z.object({ limit: count, used: count, askedAt: instantSchema }).nullable(),
  /** Credits of 订阅消息 that are left over all people; null: the channel needs none. */
  credits: count.nullable(),
})

export const channelsApi = {
  status: endpoint({
    id: 'channels.status',
    method: 'GET',
    path: '/channels',
    permission: 'messageLog.read',
    summary: '消息平台：队列、各通道、错误',
    response: z.object({
      at: instantSchema,
      outbox: z.object({
        waiting: count,
        /** Due and not sent. */
        due: count,
        /** Of the oldest that is due; null: nothing is. */
        oldestSeconds: count.nullable(),
        sending: count,
        dead: count,
        /** Held for quiet hours, a digest or a limit. */
        held: count,
      }),
      channels: z.array(channelStatusSchema),
      /** Last 24 hours, the most frequent first. */
      errors: z.array(
        z.object({
          channel: channelSchema,
          errorClass: z.string(),
          errorCode: z.union([z.int(), z.string()]).nullable(),
          reason: z.string(),
          count,
          lastAt: instantSchema,
        }),
      ),
      unreachable: count,
    }),
  }),
  reopen: endpoint({
    id: 'channels.reopen',
    method: 'POST',
    path: '/channels/gates/reopen',
    permission: 'channel.write',
    audit: 'channel.reopened',
    summary: '提前恢复一个已暂停的通道或模板',
    body: z.strictObject({ key: z.string().trim().min(1).max(80) }),
    response: z.object({ ok: z.literal(true) }),
  }),
}
