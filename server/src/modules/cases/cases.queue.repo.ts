import { CASE_STATES, isEnd, type CaseState } from '@mingdu/shared/cases/cases.states'
import type { Page } from '@mingdu/shared/kernel/page'
import { findInParts, type Part } from '../../db/parts-page'
import type { Scope } from '../../http/actor'
import { beginningOf, scopeFilter, wanted, type CasesFilter } from './cases.filter.repo'
import { CaseModel, cases, type CaseDoc } from './cases.model'

export interface CasesQuery extends CasesFilter {
  cursor?: string | undefined
  limit: number
}

const OPEN = (Object.keys(CASE_STATES) as CaseState[]).filter((state) => !isEnd(state))

/**
 * The queue in three reads at most, one after the other: what a clock runs for, the nearest day first; open ones that no
 * clock runs for; what is over, the newest first. Each read walks an index of its own: in one order of `due` everything
 * that is over (no `due`, nearly all there is) would stand before what is to be done.
 */
export function listCases(scope: Scope, query: CasesQuery): Promise<Page<CaseDoc>> {
  const { cursor, limit } = query
  const filter = [scopeFilter(scope), ...wanted(query)]
  const total = () => countQueue(filter, query)
  return findInParts<CaseDoc>(CaseModel as never, partsOf(filter, query), { cursor, limit, total })
}

/** Open cases are few, so are those of a beginning; everything else is counted as any filter is. */
function countQueue(filter: Record<string, unknown>[], { open, q }: CasesFilter): Promise<number> {
  if (open === true) return cases.countDocuments({ $and: [...filter, ALL_OPEN] })
  const hint = q ? { hint: BEGINNINGS[beginningOf(q).field] } : {}
  return cases.countDocuments({ $and: filter }, hint)
}

/** The indexes of what is found by its beginning; without a word the scope's own would be walked. */
const BEGINNINGS = { no: { no: 1 }, title: { title: 1, _id: 1 } } as const

/** Says the same as “not over”, in words that an index answers. */
const ALL_OPEN = { state: { $in: OPEN } }

function partsOf(filter: Record<string, unknown>[], query: CasesFilter): Part[] {
  const clocked: Part = { filter: { $and: [...filter, { due: { $gt: '' } }] }, sort: BY_CLOCK }
  if (query.lateOn !== undefined || query.dueIn !== undefined) return [clocked]
  const { state, open } = query
  const waits = state === undefined || !isEnd(state)
  const over = open !== true && (state === undefined || isEnd(state))
  return [...(waits ? [clocked, waitingPart(filter)] : []), ...(over ? [overPart(filter, query.q)] : [])]
}

const BY_CLOCK = [
  ['due', 1],
  ['_id', 1],
] as const

function waitingPart(filter: Record<string, unknown>[]): Part {
  return { filter: { $and: [...filter, { due: null }, ALL_OPEN] }, sort: [['_id', 1]] }
}

/** `$nin` and not the ends by name: those would be read from as many places of an index, and sorted by hand. */
function overPart(filter: Record<string, unknown>[], q: string | undefined): Part {
  const isOver = { state: { $nin: OPEN } }
  if (!q) return { filter: { $and: [...filter, { due: null }, isOver] }, sort: [['_id', -1]] }
  // found by its beginning, in the order of that index
  return {
    filter: { $and: [...filter, isOver] },
    sort: [
      [beginningOf(q).field, 1],
      ['_id', 1],
    ],
  }
}
