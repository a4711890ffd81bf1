import type { OuterChannel } from '@mingdu/shared/messages/chain.rules'
import type { MessageState } from '@mingdu/shared/messages/messages.states'
import type { Config } from '../../config'
import type { Logger } from '../../log'
import type { SealBox } from '../../seal-box'
import type { SmsProvider } from '../../sms/sms'
import type { BusinessTime } from '../../time'
import type { Wechat } from '../../wechat/wechat'
import type { Wecom } from '../../wecom/wecom'
import type { CardVars } from './messages.cards'
import type { DeliveryDoc, MessageDoc } from './messages.model'

/** What the jobs of the outbox need of a worker. */
export interface OutboxParts {
  config: Config
  wechat: Wechat
  wecom: Wecom
  sms: SmsProvider
  time: BusinessTime
  /** Opens the phone of a citizen. */
  box: SealBox
  log: Logger
  /** Real time for back-off, gates and limits; a test may move it. */
  clock?: () => number
}

export function realNow({ clock }: Pick<OutboxParts, 'clock'>): number {
  return clock ? clock() : Date.now()
}

/** A delivery a worker has claimed, with its message. */
export interface Claimed {
  delivery: DeliveryDoc
  message: MessageDoc
}

export type ErrorCode = number | string | null

/** What is to become of a delivery; written to it and shown on its message. */
export interface Outcome {
  state: Exclude<MessageState, 'sending'>
  errorClass?: string | null
  errorCode?: ErrorCode
  reason?: string | null
  rid?: string | null
  providerMessageId?: string | null
  /** Only with `waiting`, real time: when to try again. null keeps the place in the queue. */
  nextAt?: Date | null
  /** Only with `waiting`, business time: it waits for a digest again. */
  digestAt?: Date
  unsureSince?: Date | null
  waitedMs?: number
  /** This attempt was not the delivery's fault and does not count. */
  uncounted?: boolean
  /** The far side is to take the next attempt for a new message. */
  newRound?: boolean
  /** The next channel is to be tried now, for this reason. */
  moveOn?: string
  /** Nothing of the delivery changes but that it was escalated. */
  keep?: boolean
  /** Of a call that was made: how long it took. */
  ms?: number
  /** Of a digest that lost members before it was sent. */
  vars?: CardVars
}

export interface Settling extends Claimed {
  outcome: Outcome
}

export function channelOf(delivery: Pick<DeliveryDoc, 'channel'>): OuterChannel {
  return delivery.channel as OuterChannel
}
