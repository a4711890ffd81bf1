import type { TemplateKey } from '../templates/templates.table'
import { CARDS, templateOf } from './cards.table'
import {
  CHANNELS,
  MESSAGE_PRIORITY,
  type Channel,
  type MessageKind,
  type MessageState,
} from './messages.states'

/** Whose limits, quota and credentials a channel uses. */
export type SendAccount = 'mp' | 'mini' | 'wecom' | 'sms'
export type OuterChannel = Exclude<Channel, 'inApp'>

export const ACCOUNT_OF: Record<OuterChannel, SendAccount> = {
  wecom: 'wecom',
  mpTemplate: 'mp',
  mpSubscribe: 'mp',
  miniSubscribe: 'mini',
  sms: 'sms',
}

/** What a place can send with: accounts that are configured and templates that have a usable id. */
export interface Sendable {
  accounts: readonly SendAccount[]
  templates: readonly TemplateKey[]
}

/** In the order they are tried. */
export const OUTER_CHANNELS = Object.keys(ACCOUNT_OF) as OuterChannel[]

export function channelsOf(account: SendAccount): OuterChannel[] {
  return OUTER_CHANNELS.filter((channel) => ACCOUNT_OF[channel] === account)
}

/**
 * The channels a message may take, in order: configured, and lawful for its kind and priority. Of the two ways of the
 * 服务号 only one, the template first. Text messages are for P1 and P2 only.
 */
export function planOf(kind: MessageKind, { accounts, templates }: Sendable): OuterChannel[] {
  const card = CARDS[kind]
  if (card === null) return []
  const usable = OUTER_CHANNELS.filter((channel) => {
    if (!accounts.includes(ACCOUNT_OF[channel])) return false
    if (channel === 'wecom') return card.citizen !== true
    if (channel === 'sms') return MESSAGE_PRIORITY[kind] <= 2
    const template = templateOf(kind, channel)
    return template !== null && templates.includes(template)
  })
  return usable.filter((channel) => channel !== 'mpSubscribe' || !usable.includes('mpTemplate'))
}

/** The first channel of the plan that was not tried; null when none is left. */
export function nextChannel(plan: readonly string[], tried: readonly string[]): OuterChannel | null {
  return OUTER_CHANNELS.find((channel) => plan.includes(channel) && !tried.includes(channel)) ?? null
}

/** Why the next channel was taken, for the ledger: `服务号：未关注`. */
export function becauseOf(channel: Channel, reason: string): string {
  return `${CHANNELS[channel]}：${reason}`
}

/** What a delivery ends with that was given up, unsent, for the next channel. */
export function givenUpFor(next: Channel, reason: string): string {
  return `改由${CHANNELS[next]}发送：${reason}`
}

/** How far a delivery got, for the state that its message shows. */
const PROGRESS: Record<MessageState, number> = {
  delivered: 6,
  accepted: 5,
  sending: 4,
  waiting: 4,
  unconfirmed: 3,
  unknown: 2,
  inReview: 2,
  refused: 1,
  dead: 1,
  expired: 1,
  merged: 1,
  suppressed: 1,
}

/** States in which something may still happen. */
export const OPEN_STATES: readonly MessageState[] = ['waiting', 'sending', 'accepted', 'inReview']

/** Of several deliveries of one message the one that got furthest; of equals the later channel. */
export function furthest<T extends { channel: string; state: string }>(deliveries: readonly T[]): T | null {
  const place = (one: T) =>
    PROGRESS[one.state as MessageState] * 10 + OUTER_CHANNELS.indexOf(one.channel as OuterChannel)
  return deliveries.reduce<T | null>((best, one) => (best && place(best) >= place(one) ? best : one), null)
}
