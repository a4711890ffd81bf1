import type { MessageTemplate } from '../config'

/** What the accounts keep beside people, cards and tokens. Times are epoch milliseconds of the sandbox's clock. */
export interface PlatformState {
  tags: { id: number; name: string }[]
  /** tag ids by openid of the 服务号 */
  tagged: Record<string, number[]>
  /** the 服务号's menu as it was created; null: none */
  menu: Record<string, unknown> | null
  /** JS-SDK and card tickets by account and type */
  jsTickets: Record<string, { value: string; expiresAt: number }>
  /** tokens of 网页授权 */
  webTokens: Record<string, WebToken>
  /** URL Links by their key */
  links: Record<string, UrlLink>
  blocked: BlockedMessage[]
  templates: { added: MessageTemplate[]; removed: string[]; banned: string[] }
  /** calls today by account and path; `day` is the date in Shanghai */
  used: Record<string, { day: string; count: number }>
  /** clear_quota calls by account; `month` is the month in Shanghai */
  cleared: Record<string, { month: string; count: number }>
  wecomTokens: { value: string; expiresAt: number }[]
  /** fingerprints of 企业微信 messages with a duplicate check, and when they may come again */
  wecomSent: Record<string, { at: number; until: number }>
}

export interface WebToken {
  personKey: string
  scope: string
  at: number
  expiresAt: number
}

export interface UrlLink {
  path: string
  query: string
  at: number
  expiresAt: number
  /** the first visitor; the link opens for nobody else */
  visitor: string | null
}

/** A template message the platform kept back, as queryblocktmplmsg lists it. */
export interface BlockedMessage {
  id: number
  templateId: string
  title: string
  content: string
  openid: string
  at: number
}

export function emptyPlatform(): PlatformState {
  return {
    tags: [],
    tagged: {},
    menu: null,
    jsTickets: {},
    webTokens: {},
    links: {},
    blocked: [],
    templates: { added: [], removed: [], banned: [] },
    used: {},
    cleared: {},
    wecomTokens: [],
    wecomSent: {},
  }
}

const MOST_BLOCKED = 500
const DAY_MS = 24 * 3_600_000

/** Drops what no rule asks for any more, so that a long run does not grow. */
export function prunePlatform(platform: PlatformState, now: number): void {
  platform.blocked.splice(0, platform.blocked.length - MOST_BLOCKED)
  platform.wecomTokens = platform.wecomTokens.filter((token) => now - token.expiresAt < DAY_MS)
  const over = <Entry>(table: Record<string, Entry>, isOver: (entry: Entry) => boolean) => {
    for (const [key, entry] of Object.entries(table)) if (isOver(entry)) delete table[key]
  }
  over(platform.webTokens, (token) => now - token.expiresAt > DAY_MS)
  over(platform.links, (link) => now - link.expiresAt > DAY_MS)
  over(platform.wecomSent, (sent) => now > sent.until)
}
