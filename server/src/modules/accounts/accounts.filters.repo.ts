import type { Role } from '@mingdu/shared/accounts/permissions'
import { containsText } from '../../db/page'
import { AccountModel } from './accounts.model'

/** How far a reader sees people: single account, whole units (null = every unit). */
export type PeopleScope = { accountId: string } | { orgIds: readonly string[] | null }

export interface PeopleQuery {
  ids?: readonly string[] | undefined
  /** Units beside the scope's. */
  orgIds?: readonly string[] | undefined
  role?: Role | undefined
  status?: 'active' | 'disabled' | undefined
  reach?: 'reachable' | 'unreachable' | undefined
  q?: string | undefined
}

/** Who is meant, as a filter of the database. */
export function filterOf(scope: PeopleScope, query: PeopleQuery): Record<string, unknown> {
  const all: Record<string, unknown>[] = [scopeFilter(scope)]
  if (query.ids) all.push({ _id: { $in: query.ids.map(objectId) } })
  if (query.orgIds) all.push({ orgId: { $in: [...query.orgIds] } })
  if (query.role) all.push({ roles: query.role })
  if (query.status) all.push({ status: query.status })
  if (query.reach) all.push(REACH[query.reach])
  if (query.q)
    all.push({ $or: ['name', 'employeeNo', 'title'].map((f) => ({ [f]: containsText(query.q ?? '') })) })
  const used = all.filter((part) => Object.keys(part).length > 0)
  return used.length > 1 ? { $and: used } : (used[0] ?? {})
}

/** Mirrors `reachOf` of the shared rules. */
const REACH = {
  reachable: {
    $or: [{ wecomUserId: { $gt: '' } }, { followed: true, mpOpenid: { $gt: '' }, unreachable: null }],
  },
  unreachable: {
    wecomUserId: { $in: ['', null] },
    $or: [{ followed: false }, { mpOpenid: '' }, { unreachable: { $ne: null } }],
  },
}

function scopeFilter(scope: PeopleScope): Record<string, unknown> {
  if ('accountId' in scope) return { _id: objectId(scope.accountId) }
  return scope.orgIds === null ? {} : { orgId: { $in: [...scope.orgIds] } }
}

function objectId(id: string) {
  return new AccountModel.base.Types.ObjectId(id)
}
