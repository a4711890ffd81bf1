import type { LightColour } from '@mingdu/shared/kernel/light'
import { ACT_STATES } from '@mingdu/shared/tasks/acts.rules'
import type { AskedKind, ExtensionLevel } from '@mingdu/shared/tasks/acts.states'
import { OPEN_TASK_STATES, type TaskState } from '@mingdu/shared/tasks/tasks.states'
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
  handlerId?: string | undefined
  matterId?: string | undefined
  waiting?: AskedKind | undefined
  /** Of extensions that wait: by whom they are decided; none given: by anyone. */
  levels?: readonly ExtensionLevel[]
  dueFrom?: string | undefined
  dueThrough?: string | undefined
  q?: string | undefined
  /** Orgs whose name holds the text of `q`. */
  orgIdsOfQ: readonly string[]
  sort: 'light' | 'due' | 'changed'
}

export const OPEN: readonly TaskState[] = OPEN_TASK_STATES

/** Not yet done, the suspended among them: the tasks whose lights are counted. */
export const OPEN_FILTER: Filter = { state: { $in: [...OPEN, 'suspended'] } }

/** Own: what I handle, what waits unhandled in my org, what my org helps with; orgs: what they lead or help with. */
export function scopeFilter(scope: Scope): Filter {
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

export function conditions(query: TaskFilter): Filter[] {
  const { view, state, light, orgId, handlerId, matterId, waiting, levels, dueFrom, dueThrough, q } = query
  const found: Filter[] = []
  if (view === 'open') found.push(OPEN_FILTER)
  if (state) found.push({ state })
  if (light) found.push({ light })
  if (orgId) found.push(handlerId ? { orgId } : { $or: [{ orgId }, { coOrgIds: orgId }] })
  if (handlerId) found.push(handlerId === 'none' ? { handler: null } : { 'handler.id': handlerId })
  if (matterId) found.push({ matterId })
  if (waiting) found.push(askedFilter(waiting, levels))
  if (dueFrom) found.push({ due: { $gte: dueFrom } })
  if (dueThrough) found.push({ due: { $lte: dueThrough } })
  if (q) found.push(textFilter(q, query.orgIdsOfQ))
  return found
}

export function textFilter(q: string, orgIds: readonly string[]): Filter {
  const text = containsText(q)
  return {
    $or: [
      { title: text },
      { no: text },
      { matterTitle: text },
      ...(orgIds.length > 0 ? [{ orgId: { $in: [...orgIds] } }] : []),
    ],
  }
}
