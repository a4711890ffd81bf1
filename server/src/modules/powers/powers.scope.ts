import type { Id } from '@mingdu/shared/kernel/ids'
import type { ChangeKind, PowerState } from '@mingdu/shared/powers/powers.states'
import { containsText } from '../../db/page'
import type { Scope } from '../../http/actor'
import { digestOf } from '../../seal-box'
import { allOrgs, orgIdsOf, regionIdOf, subtreeIds } from '../orgs/orgs.service'

export interface PowerFilter {
  q?: string | undefined
  /** The org and everything below it. */
  orgId?: Id | undefined
  type?: string | undefined
  state?: PowerState | undefined
  kind?: ChangeKind | undefined
  source?: string | undefined
}

/** A filter of powers or versions; equality first, so that an index answers. */
export interface Where {
  regionId?: unknown
  orgId?: unknown
  type?: string
  state?: PowerState
  kind?: ChangeKind
  source?: string
  $or?: Record<string, unknown>[]
}

/** What a person sees of what they ask for: scope first. */
export async function powerFilter(scope: Scope, filter: PowerFilter): Promise<Where> {
  const { q, type, state, kind, source } = filter
  return {
    ...(await placeFilter(scope, filter.orgId)),
    ...(type === undefined ? {} : { type }),
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...(source === undefined ? {} : { source }),
    ...(q ? { $or: textFilter(q) } : {}),
  }
}

/** Whole regions by `regionId`, which every index begins with; else the orgs one by one. */
export async function placeFilter(scope: Scope, orgId?: Id): Promise<Pick<Where, 'regionId' | 'orgId'>> {
  const allowed = await orgIdsOf(scope)
  const wanted = orgId === undefined ? null : await subtreeIds(orgId)
  const ids = wanted === null || allowed === null ? (wanted ?? allowed) : intersect(wanted, allowed)
  const wide = scope.kind === 'region' || scope.kind === 'all'
  if (wide && (orgId === undefined || (await regionIdOf(orgId)) === orgId))
    return { regionId: oneOf(await regionsAmong(ids)) }
  return { orgId: oneOf(ids ?? []) }
}

/** Which orgs a question reaches. */
export interface OrgReach {
  /** The same for all that reach the same orgs. */
  key: string
  covers: (orgId: Id) => boolean
}

/** The orgs within a scope, and at or below one when it is named. */
export async function orgReach(scope: Scope, orgId?: Id): Promise<OrgReach> {
  const allowed = await orgIdsOf(scope)
  const wanted = orgId === undefined ? null : await subtreeIds(orgId)
  const [within, below] = [allowed && new Set(allowed), wanted && new Set(wanted)]
  return {
    key: digestOf([allowed, wanted]),
    covers: (id) => (within?.has(id) ?? true) && (below?.has(id) ?? true),
  }
}

/** Whether an org is within a scope. */
export async function reaches(scope: Scope, orgId: Id): Promise<boolean> {
  const ids = await orgIdsOf(scope)
  return ids === null || ids.includes(orgId)
}

/** Regions among these orgs; an org without one stands in the root of its tree. */
async function regionsAmong(ids: readonly Id[] | null): Promise<Id[]> {
  const held = ids && new Set(ids)
  const orgs = await allOrgs()
  return orgs
    .filter(
      ({ id, kind, parentId }) => (kind === 'region' || parentId === null) && (held === null || held.has(id)),
    )
    .map(({ id }) => id)
}

function intersect(a: readonly Id[], b: readonly Id[]): Id[] {
  const held = new Set(b)
  return a.filter((id) => held.has(id))
}

function oneOf(ids: readonly Id[]): unknown {
  return ids.length === 1 ? ids[0] : { $in: [...ids] }
}

function textFilter(q: string): Record<string, unknown>[] {
  const text = containsText(q)
  return [{ name: text }, { code: text }, { mainName: text }]
}
