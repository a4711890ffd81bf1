import { heldWhileSame, type RosterRow } from './roster'
import { groupAsOf, groupChanges, type Group } from './rollup.repo'

/** How long a process may go on with counts that another process has changed; real time. */
const HOLD_MS = 5000
const MOST_HELD = 20

type Held = { value: Promise<unknown>; readAt: number }
const held = new Map<string, Held>()

/** Forgets the held counts; every write to powers calls it, and again after its commit. */
export function forgetRollups(): void {
  held.clear()
}

/** Counts of the list as it is, or as it stood on another day. */
export function rollupOf(day: string | null): Promise<readonly Group[]> {
  return day === null ? heldWhileSame('groups', groupRoster) : hold(`groups ${day}`, () => groupAsOf(day))
}

/** Every power as it is, by unit, type, state and kind. */
function groupRoster(rows: readonly RosterRow[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { orgId, type, state, kind, dutyCount, dutiesWithoutBasis, guide } of rows) {
    const key = [orgId, type, state, kind].join(' ')
    const group = groups.get(key) ?? emptyGroup({ orgId, type, state, kind })
    group.count += 1
    group.duties += dutyCount
    group.dutiesWithoutBasis += dutiesWithoutBasis
    group.withoutDuties += dutyCount === 0 ? 1 : 0
    group.guides += guide ? 1 : 0
    group.score += guide?.score ?? 0
    groups.set(key, group)
  }
  return [...groups.values()]
}

function emptyGroup(of: Pick<Group, 'orgId' | 'type' | 'state' | 'kind'>): Group {
  return { ...of, count: 0, duties: 0, dutiesWithoutBasis: 0, withoutDuties: 0, guides: 0, score: 0 }
}

/** Changes that took effect in a month (`2026-11`), up to and with `last`. */
export function monthChanges(month: string, last: string) {
  return hold(`month ${month} ${last}`, () => groupChanges(`${month}-01`, last))
}

/** One reading serves every question of the next seconds, also those asked while it runs. */
export function hold<T>(key: string, read: () => Promise<T>): Promise<T> {
  const known = held.get(key)
  if (known && Date.now() - known.readAt < HOLD_MS) return known.value as Promise<T>
  if (held.size >= MOST_HELD) held.clear()
  const value = read()
  const entry = { value, readAt: Date.now() }
  held.set(key, entry)
  value.catch(() => held.delete(key))
  return value
}
