import { CLUE_PRIORITIES } from '@mingdu/shared/clues/clues.rules'
import { CLUE_IDENTITIES, CLUE_KINDS, CLUE_STATES } from '@mingdu/shared/clues/clues.states'
import { keysOf } from '@mingdu/shared/kernel/keys'
import { Types } from 'mongoose'
import type { Reader, Scope } from '../../http/actor'
import type { ClueDoc } from './clues.model'

export type Filter = Record<string, unknown>

/** How far somebody sees, and who they are to a complaint. Argument of every read of an office. */
export interface ClueScope extends Reader {
  scope: Scope
}

/** How the list is narrowed. */
export interface ClueFilter {
  state?: ClueDoc['state'] | undefined
  kind?: ClueDoc['kind'] | undefined
  identity?: ClueDoc['identity'] | undefined
  priority?: ClueDoc['priority'] | undefined
  orgId?: string | undefined
  /** Those that hold the words that were asked for, as the search found them, the newest first. */
  ids?: readonly string[] | undefined
}

/** What of the clues somebody sees a list is asked for; `open`: without what is kept from them. */
export function listFilters(who: ClueScope, filter: ClueFilter): { wanted: Filter; open: Filter } {
  const wanted = both(scopeFilter(who.scope), wantedFilter(filter, unitsOf(who.scope)))
  return { wanted, open: both(wanted, openTo(who)) }
}

/** 信访工作条例 §30: what a complaint says never reaches whom it is about. */
export function openTo({ accountIds, orgIds }: Reader): Filter {
  return { shutIds: { $nin: [...orgIds, ...accountIds] } }
}

export function keptFrom({ accountIds, orgIds }: Reader): Filter {
  return { shutIds: { $in: [...orgIds, ...accountIds] } }
}

export function wantedFilter({ orgId, ids, ...asked }: ClueFilter, units = 1): Filter {
  const said = Object.entries(asked).flatMap(([facet, value]): [string, string[]][] =>
    value === undefined ? [] : [[facet, [value]]],
  )
  return both(
    facetsFilter(Object.fromEntries(said) as Asked, orgId === undefined ? units : 1),
    orgId === undefined ? {} : { 'assignment.org.id': orgId },
    ids === undefined ? {} : { _id: { $in: ids.map((id) => new Types.ObjectId(id)) } },
  )
}

const FACETS = {
  kind: keysOf(CLUE_KINDS),
  identity: keysOf(CLUE_IDENTITIES),
  priority: keysOf(CLUE_PRIORITIES),
  state: keysOf(CLUE_STATES),
} as const satisfies Partial<Record<keyof ClueDoc, readonly string[]>>
type Asked = Partial<Record<keyof typeof FACETS, readonly string[]>>
export const FACET_NAMES = keysOf(FACETS)

/** As the search knows what a clue is, or what is asked for. */
export function facetsOf(clue: ClueFilter): string[] {
  return FACET_NAMES.flatMap((name) => (clue[name] === undefined ? [] : `${name}:${clue[name]}`))
}

/** Most stretches of an index that engines walk abreast. */
const MOST_STRETCHES = 200

/**
 * What was not asked for takes any of its values, by name: then every field of the index is said, however few were asked
 * for, and it answers count and page alone. With too many combinations, or none asked for, the index by time does better.
 */
export function facetsFilter(asked: Asked, units: number): Filter {
  if (Object.keys(asked).length === 0) return {}
  const all: Record<string, readonly string[]> = { ...FACETS, ...asked }
  const stretches = Object.values(all).reduce((n, { length }) => n * length, units)
  const said = Object.entries(stretches <= MOST_STRETCHES ? all : asked)
  return Object.fromEntries(
    said.map(([facet, values]) => [facet, values.length === 1 ? values[0] : { $in: [...values] }]),
  )
}

export function unitsOf(scope: Scope): number {
  return scope.kind === 'orgs' ? Math.max(1, scope.orgIds.length) : 1
}

/** 督查 sees the region's; a unit what was given to it; a person what they handle or nobody does yet. */
export function scopeFilter(scope: Scope): Filter {
  switch (scope.kind) {
    case 'all':
      return {}
    case 'region':
      return { regionId: scope.regionId }
    case 'orgs':
      return { 'assignment.org.id': { $in: [...scope.orgIds] } }
    case 'own':
      return {
        'assignment.org.id': scope.orgId,
        'assignment.handler.id': { $in: [scope.accountId, null] },
      }
  }
}

export function both(...parts: Filter[]): Filter {
  const said = parts.filter((part) => Object.keys(part).length > 0)
  return said.length === 0 ? {} : said.length === 1 ? (said[0] ?? {}) : { $and: said }
}
