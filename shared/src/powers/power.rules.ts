import type { Refusal } from '../kernel/refusals'
import {
  CHANGE_KINDS,
  PENALTY_TYPE,
  POWER_STATES,
  POWER_TYPES,
  nameOfCode,
  type ChangeKind,
  type PowerState,
} from './powers.states'

/** What of a power decides whether it takes a case. */
export interface CasePower {
  name: string
  state: PowerState
  /** Since when the version in force holds. */
  from: string
  /** The next version, published but not in force yet. */
  upcoming: { from: string; state: PowerState } | null
}

/**
 * null when the power takes new cases on that day. A power that was cancelled or handed down stops at once; its open
 * cases finish under the version they started with. Source: domain rules §4.
 */
export function caseRefusal(power: CasePower, today: string): Refusal | null {
  const now = power.upcoming && power.upcoming.from <= today ? power.upcoming : power
  if (now.state === 'inForce') return null
  if (now.state === 'planned') {
    return now.from <= today ? null : { code: 'power.planned', details: { name: power.name, from: now.from } }
  }
  const details = { name: power.name, from: now.from, state: POWER_STATES[now.state] }
  return { code: 'power.cancelled', details }
}

/** What of the content the rules look at. */
export interface ContentFacts {
  type: string
  legalDays: number | null
  promisedDays: number | null
  penalties: readonly unknown[]
}

/** 承诺 is never longer than 法定, and only 行政处罚 has 处罚标准. */
export function contentRefusal(content: ContentFacts): Refusal | null {
  return limitsRefusal(content) ?? penaltiesRefusal(content)
}

function limitsRefusal({ legalDays, promisedDays }: ContentFacts): Refusal | null {
  if (legalDays === null || promisedDays === null || promisedDays <= legalDays) return null
  return { code: 'power.limits', details: { promised: promisedDays, legal: legalDays } }
}

function penaltiesRefusal({ type, penalties }: ContentFacts): Refusal | null {
  if (type === PENALTY_TYPE || penalties.length === 0) return null
  return { code: 'power.penalties', details: { type: nameOfCode(POWER_TYPES, type) } }
}

/** From which states a change may start; null: a power that is not in the list yet. */
const STARTS_FROM = {
  add: [null, 'cancelled', 'handedDown'],
  takeOver: [null, 'cancelled', 'handedDown'],
  keep: ['inForce'],
  handDown: ['inForce'],
  cancel: ['inForce', 'planned'],
  adjust: ['inForce', 'planned'],
} as const satisfies Record<ChangeKind, readonly (PowerState | null)[]>

/** null when a change of this kind may be proposed for a power, or for one not in the list yet. */
export function kindRefusal(
  kind: ChangeKind,
  power: { name: string; state: PowerState } | null,
): Refusal | null {
  const from: readonly (PowerState | null)[] = STARTS_FROM[kind]
  if (from.includes(power?.state ?? null)) return null
  if (power === null) return { code: 'proposal.power', details: { kind: CHANGE_KINDS[kind] } }
  const details = { name: power.name, state: POWER_STATES[power.state], kind: CHANGE_KINDS[kind] }
  return { code: 'proposal.kind', details }
}
