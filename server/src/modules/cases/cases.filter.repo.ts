import { CASE_ENDS, type CaseChannel, type CaseState } from '@mingdu/shared/cases/cases.states'
import { normalTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import type { Scope } from '../../http/actor'
import { countedFilter, type CountedPeriod } from './cases.counted.repo'
import { toId } from './cases.model'

export interface CasesFilter {
  state?: CaseState | undefined
  /** The org with everything below it. */
  orgIds?: readonly string[] | undefined
  open?: boolean | undefined
  /** Open ones whose limit ended before this day. */
  lateOn?: string | undefined
  /** Open ones whose limit ends on these days. */
  dueIn?: { from: string; to: string } | undefined
  reviewerId?: string | undefined
  powerId?: string | undefined
  channel?: CaseChannel | undefined
  window?: string | undefined
  counted?: CountedPeriod | undefined
  q?: string | undefined
  /** Only these. */
  ids?: readonly string[] | undefined
}

/** No clock runs: over, or stopped by a procedure. */
const PAUSED = [...Object.keys(CASE_ENDS), 'special']

export function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  // a citizen belongs to no unit: what is theirs they applied for
  if (scope.kind === 'own')
    return scope.orgId === '' ? { citizenId: scope.accountId } : { 'reviewer.id': scope.accountId }
  return { orgId: scope.orgIds.length === 1 ? scope.orgIds[0] : { $in: [...scope.orgIds] } }
}

export function wanted(query: CasesFilter): Record<string, unknown>[] {
  const { state, open, orgIds, lateOn, dueIn, reviewerId, powerId, channel, window, counted, q, ids } = query
  return [
    ...(state === undefined ? [] : [{ state }]),
    ...(open === true ? [{ state: { $nin: Object.keys(CASE_ENDS) } }] : []),
    ...(orgIds === undefined ? [] : [{ orgId: { $in: [...orgIds] } }]),
    ...(lateOn === undefined
      ? []
      : [{ due: { $gt: '', $lt: lateOn } }, { state: { $nin: Object.keys(CASE_ENDS) } }]),
    ...(dueIn === undefined
      ? []
      : [{ due: { $gte: dueIn.from, $lte: dueIn.to } }, { state: { $nin: PAUSED } }]),
    ...(reviewerId === undefined ? [] : [{ 'reviewer.id': reviewerId }]),
    ...(ids === undefined ? [] : [{ _id: { $in: ids.map(toId) } }]),
    ...(powerId === undefined ? [] : [{ 'power.id': powerId }]),
    ...(channel === undefined ? [] : [{ channel }]),
    ...(window === undefined ? [] : [{ window }]),
    ...(counted === undefined ? [] : countedFilter(counted)),
    ...(q ? [beginning(q)] : []),
  ]
}

/** Beginnings are found by an index, however many cases there are: of the number where it is one, else of the name. */
function beginning(q: string): Record<string, unknown> {
  const { field, text } = beginningOf(q)
  return { [field]: { $gte: text, $lt: `${text}\u{10ffff}` } }
}

export function beginningOf(q: string): { field: 'no' | 'title'; text: string } {
  const no = normalTrackingNo(q)
  return /^\d{1,12}$/.test(no) ? { field: 'no', text: no } : { field: 'title', text: q }
}
