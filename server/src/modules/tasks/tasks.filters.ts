import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import { ACT_STATES } from '@mingdu/shared/tasks/acts.rules'
import type { AskedKind, ExtensionLevel } from '@mingdu/shared/tasks/acts.states'
import { OPEN_TASK_STATES, type TaskPart, type TaskState } from '@mingdu/shared/tasks/tasks.states'
import { hiddenFilter } from '../../db/hidden'
import { containsText } from '../../db/page'
import type { Scope } from '../../http/actor'

/** Which tasks a query means, as filters of the database. */
type Filter = Record<string, unknown>

export interface TaskFilter {
  cursor?: string | undefined
  limit: number
  view: 'todo' | 'open' | 'all'
  state?: TaskState | undefined
  light?: LightColour | undefined
  orgId?: string | undefined
  part?: TaskPart | undefined
  handlerId?: string | undefined
  matterId?: string | undefined
  waiting?: AskedKind | undefined
  /** Of extensions that wait: by whom they are decided; none given: by anyone. */
  levels?: readonly ExtensionLevel[]
  dueFrom?: string | undefined
  dueThrough?: string | undefined
  no?: string | undefined
  /** What names and words of the query stand for. */
  named: Named
  sort: 'light' | 'due' | 'changed'
}

/** A word that is looked for, and the orgs whose name holds it. */
export interface AskedWord {
  text: string
  orgIds: readonly string[]
}

/** Names as records: each list null when it was not asked for, empty when nothing bears the name. */
export interface Named {
  words: readonly AskedWord[]
  /** The org that is asked for, with those that went up in it. */
  orgIds: readonly string[] | null
  leadIds: readonly string[] | null
  regionOrgIds: readonly string[] | null
  personIds: readonly string[] | null
  /** Text of the 立项依据, and the matters whose basis is of the kind it names. */
  source: { text: string; matterIds: readonly string[] } | null
}

/** Nothing named. */
export const NO_NAMES: Named = {
  words: [],
  orgIds: null,
  leadIds: null,
  regionOrgIds: null,
  personIds: null,
  source: null,
}

export const OPEN: readonly TaskState[] = OPEN_TASK_STATES

/** Not yet done, the suspended among them: the tasks whose lights are counted. */
export const OPEN_FILTER: Filter = { state: { $in: [...OPEN, 'suspended'] } }

/** Own: what I handle, what waits unhandled in my org, what my org helps with; orgs: what they lead or help with. */
export function scopeFilter(scope: Scope): Filter {
  return { ...reachFilter(scope), ...hiddenFilter(scope, 'matterId') }
}

function reachFilter(scope: Scope): Filter {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  if (scope.kind === 'orgs') {
    const orgIds = { $in: [...scope.orgIds] }
    return { $or: [{ orgId: orgIds }, { coOrgIds: orgIds }] }
  }
  const { accountId, orgId } = scope
  return { $or: [{ 'handler.id': accountId }, { orgId, handler: null }, { coOrgIds: orgId }] }
}

/** What waits for a person: to sign or to report for those who handle; everything for those who supervise. */
export function todoFilter(scope: Scope, personId: string): Filter[] {
  if (scope.kind === 'region' || scope.kind === 'all') return []
  const orgIds = scope.kind === 'orgs' ? { $in: [...scope.orgIds] } : scope.orgId
  return [
    { state: { $in: ['toSign', 'inHand'] } },
    { $or: [{ 'handler.id': personId }, { orgId: orgIds, handler: null }] },
  ]
}

/** For those who supervise it is the reports to verify that wait. */
export function waitingFilter(scope: Scope, personId: string): Filter[] {
  const todo = todoFilter(scope, personId)
  return todo.length > 0 ? todo : [{ state: 'toVerify' }]
}

/** Tasks of which a 退回 or a 延期 waits for a decision. */
export function askedFilter(kind: AskedKind, levels: readonly ExtensionLevel[] = []): Filter {
  if (kind === 'return') return { state: 'returned' }
  const level = levels.length > 0 ? { level: { $in: [...levels] } } : {}
  return {
    // repeats the filter of its index
    'acts.extensions.state': 'pending',
    'acts.extensions': { $elemMatch: { state: 'pending', ...level } },
    state: { $in: [...ACT_STATES.decideExtension] },
  }
}

export type Wanted = Omit<TaskFilter, 'cursor' | 'limit' | 'sort'>

/** Dispatched tasks of the scope that a query means, as a filter. */
export function wanted(scope: Scope, personId: string, query: Wanted): Record<string, unknown> {
  const parts = [{ ...scopeFilter(scope), listed: true }, ...conditions(query), ...partFilter(scope, query)]
  if (query.view === 'todo') parts.push(...todoFilter(scope, personId))
  return parts.length === 1 ? (parts[0] ?? {}) : { $and: parts }
}

function conditions(query: Wanted): Filter[] {
  const { view, state, light, handlerId, matterId, waiting, levels, dueFrom, dueThrough, no, named } = query
  const found: Filter[] = []
  if (view === 'open') found.push(OPEN_FILTER)
  if (state) found.push({ state })
  // as its rank, by which the indexes of lists are ordered: what is found is then counted from an index alone
  if (light) found.push({ lightRank: LIGHTS[light].rank })
  if (handlerId) found.push(handlerId === 'none' ? { handler: null } : { 'handler.id': handlerId })
  if (matterId) found.push({ matterId })
  if (waiting) found.push(askedFilter(waiting, levels))
  if (dueFrom) found.push({ due: { $gte: dueFrom } })
  if (dueThrough) found.push({ due: { $lte: dueThrough } })
  if (no) found.push({ no: containsText(no) })
  return [...found, ...namedFilters(named)]
}

/** Tasks that an org leads, helps with, or either; without an org the orgs of the reader stand for it. */
function partFilter(scope: Scope, { orgId, part, handlerId, named }: Wanted): Filter[] {
  const asked = named.orgIds ? { $in: [...named.orgIds] } : orgId
  const orgs = asked ?? (part && orgsOf(scope))
  if (!orgs) return part === 'helped' ? [{ 'coOrgIds.0': { $exists: true } }] : []
  if (part === 'lead' || (orgId && handlerId)) return [{ orgId: orgs }]
  return [part === 'helped' ? { coOrgIds: orgs } : { $or: [{ orgId: orgs }, { coOrgIds: orgs }] }]
}

function orgsOf(scope: Scope): string | Filter | undefined {
  if (scope.kind === 'orgs') return { $in: [...scope.orgIds] }
  return scope.kind === 'own' ? scope.orgId : undefined
}

/** Every word must be found in title, number, matter or the name of the 主办. */
export function wordFilters(words: readonly AskedWord[]): Filter[] {
  return words.map(({ text, orgIds }) => {
    const holds = containsText(text)
    return {
      $or: [
        { title: holds },
        { no: holds },
        { matterTitle: holds },
        ...(orgIds.length > 0 ? [{ orgId: { $in: [...orgIds] } }] : []),
      ],
    }
  })
}

function namedFilters({ words, leadIds, regionOrgIds, personIds, source }: Named): Filter[] {
  const found = wordFilters(words)
  if (leadIds) found.push({ orgId: { $in: [...leadIds] } })
  if (regionOrgIds) found.push({ orgId: { $in: [...regionOrgIds] } })
  if (personIds) {
    const ids = { $in: [...personIds] }
    found.push({ $or: [{ 'handler.id': ids }, { 'supervisor.id': ids }] })
  }
  if (source)
    found.push({ $or: [{ basis: containsText(source.text) }, { matterId: { $in: [...source.matterIds] } }] })
  return found
}
