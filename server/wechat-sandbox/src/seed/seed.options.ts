import type { Accounts } from '../config'
import { DEMO_WECOM } from '../defaults'
import { PUBLISHED_QUOTAS } from '../quotas/quotas.defaults'
import type { QuotaRule } from '../quotas/quotas'
import type { FaultMatch } from '../faults/faults'
import type { PersonSeed } from '../state/people'
import type { IpGuarded } from '../settings'

/** The one 企业微信 application of the demo. */
export interface WecomAccount {
  corpid: string
  secret: string
  agentid: number
}

export interface FaultSeed {
  match: FaultMatch
  times: number
  act: string
}

/** What the sandbox holds at the start and returns to at a reset. */
export interface SeedOptions {
  people?: readonly PersonSeed[]
  /** pages of the trial and development versions beside the released ones */
  trialPages?: readonly string[]
  /** appids of mini-programs the 服务号 may lead to */
  linkedMini?: readonly string[]
  /** appids bound to one open-platform account: only these share a unionid */
  openPlatform?: readonly string[]
  /** limits by address, over the published ones */
  quotas?: Readonly<Record<string, QuotaRule>>
  ipAllow?: Readonly<Record<IpGuarded, readonly string[] | null>>
  wecom?: WecomAccount
  faults?: readonly FaultSeed[]
  /** two runs with one number answer the same ids, tokens and rids; null: random */
  seedNumber?: number | null
  /** milliseconds added to every call */
  latencyMs?: number
  /** how long media_check_async takes to push its result */
  mediaCheckDelayMs?: number
  /** the newest cards that are kept */
  mostCards?: number
}

export const NO_IP_LISTS = { mp: null, mini: null, wecom: null } as const

export function seedDefaults(options: SeedOptions, { mp, mini }: Accounts): Required<SeedOptions> {
  return {
    people: options.people ?? [],
    trialPages: options.trialPages ?? [],
    linkedMini: options.linkedMini ?? [mini.appid],
    openPlatform: options.openPlatform ?? [mp.appid, mini.appid],
    quotas: { ...PUBLISHED_QUOTAS, ...options.quotas },
    ipAllow: options.ipAllow ?? NO_IP_LISTS,
    wecom: options.wecom ?? DEMO_WECOM,
    faults: options.faults ?? [],
    seedNumber: options.seedNumber ?? null,
    latencyMs: options.latencyMs ?? 0,
    mediaCheckDelayMs: options.mediaCheckDelayMs ?? 300,
    mostCards: options.mostCards ?? 3_000,
  }
}
