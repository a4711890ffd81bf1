import { emptyPlatform, type PlatformState } from './platform.state'

/** What the sandbox remembers. Times are epoch milliseconds; `at` of cards and SMS is business time. */
export interface SandboxState {
  people: Record<string, Person>
  cards: Card[]
  sms: Sms[]
  tokens: Record<string, AccountTokens>
  codes: Record<string, OneTimeCode>
  /** answered client_msg_id, keyed by openid and id */
  answered: Record<string, { msgid: string; at: number }>
  tickets: Record<string, Ticket>
  /** what people allowed to be sent, keyed by openid and template: `openid|templateId` */
  credits: Record<string, SubscribeCredit>
  /** tags, menu, links and the like */
  platform: PlatformState
}

/** Consent of one person to one 订阅消息 or 订阅通知. */
export interface SubscribeCredit {
  /** messages left of a one-time template: each accept adds one, each message takes one */
  left: number
  /** a long-term template is accepted until it is rejected */
  granted: boolean
  /** 总是保持以上选择: the popup does not come again and this is its answer */
  always: 'accept' | 'reject' | null
}

export interface Person {
  key: string
  name: string
  title: string
  phone: string
  unionid: string
  openids: { mp: string; mini: string }
  follows: boolean
  /** seconds, as user/info gives it */
  followedAt: number
  /** scene of the QR code the person followed by */
  scene: string
  /** has switched off messages of the 服务号: accepted by send, failed in the result event */
  blocks: boolean
  /** has switched off the main switch of 订阅消息 in the mini-program's settings */
  mutes?: boolean
  /** real time of the last visit to the mini-program; content checks need one within two hours */
  lastVisit?: number
  /** real time of the last tap in the 服务号 beside following it; 客服消息 are open for 48 hours */
  lastTap?: number
  /** UserID in the 企业微信 of the demo; empty or absent: not a member */
  wecomUserId?: string
}

/** Where a card appears: 服务号 (template, 订阅通知, 客服消息), 小程序服务通知, or the messages of 企业微信. */
export type CardChannel = 'mpTemplate' | 'mpSubscribe' | 'mpCustom' | 'miniSubscribe' | 'wecom'

export interface Card {
  /** msgid, 19 digits; of 企业微信 a text */
  id: string
  channel: CardChannel
  personKey: string
  templateId: string
  title: string
  rows: { label: string; value: string }[]
  /** page of the mini-program with its query, no leading slash */
  pagepath: string | null
  url: string | null
  at: number
  /** Chinese remarks on what the real platform might not take */
  warnings: string[]
  /** end of the message as the result event tells it */
  fate: 'success' | `failed:${string}`
  /** whether the product's server took the result event; `none`: there is no such event */
  callback: 'waiting' | 'taken' | 'lost' | 'none'
}

export interface Sms {
  id: string
  phone: string
  templateKey: string
  text: string
  idem: string
  at: number
  /** real time, for the providers' limits */
  sentAt?: number
}

export interface IssuedToken {
  value: string
  issuedAt: number
  expiresAt: number
  previous: { value: string; validUntil: number } | null
}

export interface AccountTokens {
  stable: IssuedToken | null
  legacy: IssuedToken | null
  /** real times of forced refreshes, for 20 a day and 30 s apart */
  forced: number[]
}

export interface OneTimeCode {
  kind: 'login' | 'phone' | 'oauth'
  personKey: string
  appid: string
  at: number
  used: boolean
  /** of 网页授权 only */
  scope?: string
}

export interface Ticket {
  scene: string
  /** null: a permanent code */
  expiresAt: number | null
  url: string
  at: number
}

export function emptyState(): SandboxState {
  return {
    people: {},
    cards: [],
    sms: [],
    tokens: {},
    codes: {},
    answered: {},
    tickets: {},
    platform: emptyPlatform(),
    credits: {},
  }
}

/** A lookup by a key from outside, which `__proto__` must not fool. */
export function own<Entry>(table: Readonly<Record<string, Entry>>, key: string): Entry | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
