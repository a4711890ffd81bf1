import type { SandboxConfig } from './config'

/** What controls change while the sandbox runs; a reset returns to the seed. */
export interface Settings {
  /** added to every call of the platform's API */
  latencyMs: number
  /** whether the SMS providers' limits for each number count */
  smsLimits: boolean
  /** addresses that may ask for tokens; null: all may */
  ipAllow: Record<IpGuarded, readonly string[] | null>
}

export type IpGuarded = 'mp' | 'mini' | 'wecom'

export function settingsOf(config: SandboxConfig): Settings {
  return { latencyMs: config.latencyMs, smsLimits: false, ipAllow: { ...config.ipAllow } }
}

/** Everybody comes from this address: the sandbox listens on no other. */
export const CALLER_IP = '127.0.0.1'

export function ipAllowed(settings: Settings, account: IpGuarded): boolean {
  return settings.ipAllow[account]?.includes(CALLER_IP) ?? true
}
