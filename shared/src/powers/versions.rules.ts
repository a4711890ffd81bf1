import type { Refusal } from '../kernel/refusals'
import { STATE_AFTER, type ChangeKind, type PowerState } from './powers.states'

/** The range of the last version is open: no day lies after it. */
export const FOR_EVER = '9999-12-31'

/** Version `no` holds on every day of `from ≤ day < until`. */
export interface VersionRange {
  no: number
  from: string
  until: string
}

/** The version that holds on a day; null before the first. At most one does. */
export function versionOn<V extends VersionRange>(versions: readonly V[], day: string): V | null {
  return versions.find(({ from, until }) => from <= day && day < until) ?? null
}

/** The next version published but not in force on that day. */
export function upcomingAfter<V extends VersionRange>(versions: readonly V[], day: string): V | null {
  const later = versions.filter(({ from, until }) => from > day && from < until)
  return later.sort((a, b) => (a.from < b.from ? -1 : 1))[0] ?? null
}

/**
 * A version takes effect on the day it is published or later, and not before the last one published: what was in force
 * on a day that has passed is never written again.
 */
export function effectiveRefusal(date: string, today: string, lastFrom: string | null): Refusal | null {
  const earliest = lastFrom !== null && lastFrom > today ? lastFrom : today
  return date >= earliest ? null : { code: 'proposal.effective', details: { date, earliest } }
}

/** Where a power stands on a day: its first version may still be to come. */
export function stateOn(version: { kind: ChangeKind; from: string }, day: string): PowerState {
  return version.from > day ? 'planned' : STATE_AFTER[version.kind]
}
