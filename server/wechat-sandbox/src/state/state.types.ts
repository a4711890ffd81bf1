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
}

export interface Card {
  /** msgid, 19 digits */
  id: string
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
  fate: 'success' | 'failed:user block'
  /** whether the product's server took the result event */
  callback: 'waiting' | 'taken' | 'lost'
}

export interface Sms {
  id: string
  phone: string
  templateKey: string
  text: string
  idem: string
  at: number
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
  kind: 'login' | 'phone'
  personKey: string
  appid: string
  at: number
  used: boolean
}

export interface Ticket {
  scene: string
  /** null: a permanent code */
  expiresAt: number | null
  url: string
  at: number
}

export function emptyState(): SandboxState {
  return { people: {}, cards: [], sms: [], tokens: {}, codes: {}, answered: {}, tickets: {} }
}

/** A lookup by a key from outside, which `__proto__` must not fool. */
export function own<Entry>(table: Readonly<Record<string, Entry>>, key: string): Entry | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
