/**
 * The sandbox's own clock: tokens, codes, windows and quotas go by it. Moving it ages them at once. Business time
 * has a machine of its own, and events keep real time, because the product refuses stale ones.
 */
export interface SandboxClock {
  now(): number
  offsetMs(): number
  /** Sets the distance to real time; 0 returns to it. */
  set(offsetMs: number): void
}

export function openSandboxClock(realNow: () => number): SandboxClock {
  let offset = 0
  return {
    now: () => realNow() + offset,
    offsetMs: () => offset,
    set: (offsetMs) => void (offset = offsetMs),
  }
}

/** `+3h`, `-90m`, `+1d` or `+30s` in milliseconds; null when it is none of them. */
export function parseStep(text: string): number | null {
  const [, sign, amount, unit] = /^([+-])(\d{1,6})([smhd])$/.exec(text) ?? []
  if (sign === undefined || unit === undefined) return null
  return (sign === '-' ? -1 : 1) * Number(amount) * (UNIT_MS[unit] ?? 0)
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }
