import type { Refusal } from '../kernel/refusals'
import {
  PARTNER_ACTS,
  PARTNER_STATE_ACTS,
  PARTNER_STATES,
  PUSH_STATES,
  PUSH_WAITS,
  RESENDABLE,
  type PartnerAct,
  type PartnerState,
  type PushState,
} from './exchange.states'

/** The version of the protocol, first line of everything that is signed. */
export const EXCHANGE_VERSION = 'MINGDU-EXCHANGE-V1'

/** How far the clocks of both sides may differ, in seconds. */
export const CLOCK_SECONDS = 300

/** How many requests without a right signature are told what is wrong with them: by key id, by address, in so long. */
export const WRONG_SIGNATURES = { ofKey: 50, ofAddress: 100, minutes: 15 } as const

/** How long the old key holds beside the new one, in hours. */
export const OVERLAP_HOURS = { least: 0, most: 168, usual: 24 } as const

/** What each request, answer and push carries, with the form of each. */
export const EXCHANGE_HEADERS = {
  key: { name: 'X-Exchange-Key', form: /^ex_[0-9a-f]{16}$/, says: '密钥编号，ex_ 开头' },
  timestamp: { name: 'X-Exchange-Timestamp', form: /^\d{10}$/, says: '10 位 Unix 秒数' },
  nonce: { name: 'X-Exchange-Nonce', form: /^[\w-]{16,64}$/, says: '16 至 64 位字母、数字、下划线或短横线' },
  digest: { name: 'X-Exchange-Digest', form: /^[0-9a-f]{64}$/, says: '请求体的 SHA-256，64 位小写十六进制' },
  signature: {
    name: 'X-Exchange-Signature',
    form: /^([0-9a-f]{64}|[0-9a-f]{128})$/,
    says: '小写十六进制，HMAC 为 64 位，SM2 为 128 位（r 接 s）',
  },
} as const satisfies Record<string, { name: string; form: RegExp; says: string }>
export type ExchangeHeader = keyof typeof EXCHANGE_HEADERS

/** What is signed of a request; `timestamp` in seconds, `digest` SHA-256 of the body in hex. */
export interface SignedRequest {
  method: string
  /** As it is sent, percent-encoded, without the query. */
  path: string
  query: readonly (readonly [name: string, value: string])[]
  timestamp: string
  nonce: string
  digest: string
}

/** The text that is signed of a request: seven lines without a last line feed. */
export function requestText({ method, path, query, timestamp, nonce, digest }: SignedRequest): string {
  return [EXCHANGE_VERSION, method.toUpperCase(), path, queryText(query), timestamp, nonce, digest].join('\n')
}

/** What is signed of an answer: it names the request it belongs to, so that it fits no other. */
export interface SignedAnswer {
  status: number
  timestamp: string
  /** Of the request. */
  nonce: string
  digest: string
}

export function answerText({ status, timestamp, nonce, digest }: SignedAnswer): string {
  return [EXCHANGE_VERSION, 'ANSWER', String(status), timestamp, nonce, digest].join('\n')
}

/** Names and values encoded by RFC 3986 (whatever the sender escaped), then sorted by name, then value; '' without a query. */
export function queryText(query: SignedRequest['query']): string {
  const pairs = query.map(([name, value]) => [encoded(name), encoded(value)] as const)
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const sorted = [...pairs].sort((a, b) => order(a[0], b[0]) || order(a[1], b[1]))
  return sorted.map(([name, value]) => `${name}=${value}`).join('&')
}

function encoded(text: string): string {
  const rest = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(text).replace(/[!'()*]/g, rest)
}

/** The first header that is missing or has another form; null when all are there. */
export function headerProblem(given: Record<ExchangeHeader, string>): ExchangeHeader | null {
  const headers = Object.keys(EXCHANGE_HEADERS) as ExchangeHeader[]
  return headers.find((header) => !EXCHANGE_HEADERS[header].form.test(given[header])) ?? null
}

/** @param nowMs milliseconds since the epoch */
export function isInTime(timestamp: string, nowMs: number): boolean {
  return Math.abs(nowMs / 1000 - Number(timestamp)) <= CLOCK_SECONDS
}

/** What a partner's key needs to be judged by. */
export interface KeyFacts {
  /** Milliseconds since the epoch; null: the key of now. */
  endsAt: number | null
}

/** After the signature was found right: whoever cannot sign learns nothing of a partner. */
export function partnerRefusal(
  { state }: { state: PartnerState },
  { endsAt }: KeyFacts,
  nowMs: number,
): Refusal | null {
  if (state === 'stopped') return { code: 'exchange.stopped' }
  return endsAt !== null && nowMs >= endsAt ? { code: 'exchange.key-ended' } : null
}

/** null when it may be done now, else why not. Fills `allowedActions` and guards the write. */
export function partnerActRefusal(act: PartnerAct, { state }: { state: PartnerState }): Refusal | null {
  const acts: Partial<Record<PartnerAct, PartnerState>> = PARTNER_STATE_ACTS[state]
  if (acts[act] !== undefined) return null
  return {
    code: 'exchange.partner-state',
    details: { state: PARTNER_STATES[state], action: PARTNER_ACTS[act] },
  }
}

export function allowedPartnerActs(partner: { state: PartnerState }): PartnerAct[] {
  const acts = Object.keys(PARTNER_ACTS) as PartnerAct[]
  return acts.filter((act) => partnerActRefusal(act, partner) === null)
}

export function resendRefusal(push: PushState): Refusal | null {
  return RESENDABLE[push] ? null : { code: 'exchange.push-state', details: { state: PUSH_STATES[push] } }
}

/** When to try again after so many failed tries, in milliseconds from now; null: given up. */
export function nextPushWait(tries: number): number | null {
  const minutes = PUSH_WAITS[tries - 1]
  return minutes === undefined ? null : minutes * 60_000
}

/** What a partner says of a clue, in the order in which a change is named. */
export const CLUE_FIELDS = {
  kind: '线索类别',
  text: '内容',
  place: '地点',
  concernedText: '涉及的单位和人员',
  reporter: '反映人',
} as const satisfies Record<string, string>
export type ClueField = keyof typeof CLUE_FIELDS

/** The first field of which two digests differ; null when the same was sent again. */
export function changedField(
  before: Record<ClueField, string>,
  now: Record<ClueField, string>,
): ClueField | null {
  const fields = Object.keys(CLUE_FIELDS) as ClueField[]
  return fields.find((field) => before[field] !== now[field]) ?? null
}
