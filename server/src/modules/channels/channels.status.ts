import type { z } from 'zod'
import type { channelsApi, channelStatusSchema } from '@mingdu/shared/channels/channels.api'
import { channelVerdict, gatesOfChannel, shareOf } from '@mingdu/shared/channels/channels.rules'
import { CHANNELS, type Channel, type MessageState } from '@mingdu/shared/messages/messages.states'
import type { Scope } from '../../http/actor'
import type { Parts } from '../../parts'
import { oldestSeconds, readFigures, type Figures } from './channels.figures'

export type StatusParts = Pick<Parts, 'config' | 'time' | 'wechat' | 'wecom'>
type Status = z.output<(typeof channelsApi)['status']['response']>
type ChannelStatus = z.output<typeof channelStatusSchema>

/** The platform page: the outbox, every channel with its light, what failed, and how many are out of reach. */
export async function channelsStatus(scope: Scope, parts: StatusParts): Promise<Status> {
  const figures = await readFigures(scope, parts)
  return {
    at: figures.at.toISOString(),
    outbox: outboxOf(figures),
    channels: (Object.keys(CHANNELS) as Channel[]).map((channel) => statusOf(channel, figures, parts)),
    errors: figures.errors.map((error) => ({ ...error, lastAt: error.lastAt.toISOString() })),
    unreachable: figures.unreachable,
  }
}

function outboxOf({ queue, at, dead }: Figures): Status['outbox'] {
  const count = (counts: (group: Figures['queue'][number]) => boolean) =>
    queue.filter(counts).reduce((sum, group) => sum + group.count, 0)
  return {
    waiting: count((group) => group.state === 'waiting'),
    due: count((group) => group.state === 'waiting' && group.due),
    oldestSeconds: oldestSeconds(queue, at),
    sending: count((group) => group.state === 'sending'),
    dead,
    held: count((group) => group.state === 'waiting' && !group.due && !group.failedBefore),
  }
}

function statusOf(channel: Channel, figures: Figures, parts: StatusParts): ChannelStatus {
  const queue = figures.queue.filter((group) => group.channel === channel)
  const templates = figures.templates.filter((row) => row.channel === channel && row.templateId !== null)
  const counts = dayCounts(channel, figures)
  const quota = (channel !== 'inApp' && figures.quotas.get(channel)) || null
  const facts = {
    channel,
    configured: isConfigured(channel, parts, templates.length > 0),
    gates: gatesOfChannel(channel, figures.gates),
    credits: channel === 'inApp' ? null : (figures.credits.get(channel) ?? null),
    ...counts,
  }
  const verdict = channelVerdict({
    ...facts,
    quota,
    oldestSeconds: oldestSeconds(queue, figures.at),
    spare: channel === 'mpSubscribe' && figures.templates.some(isTemplateMessage),
    templates: {
      total: templates.length,
      mismatched: templates.filter((row) => row.check.state === 'mismatch').map((row) => row.name),
    },
  })
  return {
    ...facts,
    ...verdict,
    gates: facts.gates.map(gateView),
    waiting: queue.reduce((sum, group) => sum + (group.state === 'waiting' ? group.count : 0), 0),
    quota: quota && { ...quota, askedAt: quota.askedAt.toISOString() },
  }
}

/** Of the two ways of the 服务号 the template message is taken where there is one. */
function isTemplateMessage({ channel, templateId }: Figures['templates'][number]): boolean {
  return channel === 'mpTemplate' && templateId !== null
}

/** What the platform took, what it refused or what was never sent, and what it did not answer yet. */
const SENT: readonly MessageState[] = ['accepted', 'delivered', 'unconfirmed', 'unknown', 'inReview']
const FAILED: readonly MessageState[] = ['refused', 'dead', 'expired']
const WITH_RESULT: readonly MessageState[] = ['delivered', 'unconfirmed', 'unknown', ...FAILED]

/** Counts of the day's deliveries on one channel. */
export function dayCounts(channel: Channel, { day }: Pick<Figures, 'day'>) {
  const count = (states: readonly MessageState[]) =>
    day
      .filter((group) => group.channel === channel && states.includes(group.state))
      .reduce((sum, group) => sum + group.count, 0)
  const delivered = count(['delivered'])
  return {
    sent: count(SENT),
    delivered,
    failed: count(FAILED),
    deliveredShare: shareOf(delivered, count(WITH_RESULT)),
  }
}

function isConfigured(
  channel: Channel,
  { config, wechat, wecom }: StatusParts,
  hasTemplate: boolean,
): boolean {
  const table: Record<Channel, () => boolean> = {
    inApp: () => true,
    wecom: () => wecom.configured,
    mpTemplate: () => hasTemplate && wechat.configured('mp'),
    mpSubscribe: () => hasTemplate && wechat.configured('mp'),
    miniSubscribe: () => hasTemplate && wechat.configured('mini'),
    sms: () => config.SMS_PROVIDER !== 'none',
  }
  return table[channel]()
}

function gateView({ key, errorClass, errorCode, reason, closedSince, until }: Figures['gates'][number]) {
  return {
    key,
    errorClass,
    errorCode,
    reason,
    closedSince: closedSince.toISOString(),
    until: until.toISOString(),
  }
}
