import type { Page } from '@mingdu/shared/kernel/page'
import { findPage } from '../../db/page'
import { BY_REGION, BY_UNIT, ClueModel, clues, type ClueDoc } from './clues.model'
import { both, keptFrom, listFilters, type ClueFilter, type ClueScope } from './filters.repo'

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const
const NEWEST_ID = [['_id', -1]] as const

interface PageOfClues<Field> {
  cursor?: string | undefined
  limit: number
  /** What is read of a clue, with what the list goes by; everything where nothing is said. */
  fields?: readonly Field[]
}
type Read<Field extends keyof ClueDoc> = Pick<ClueDoc, Field | '_id' | 'createdAt'>

/**
 * Counting all and taking off what is kept from the reader are counts of two indexes, where one count would read every
 * clue. Of those that hold words there are few, and the search has left out what is kept.
 */
export async function listClues<Field extends keyof ClueDoc = keyof ClueDoc>(
  who: ClueScope,
  filter: ClueFilter,
  page: PageOfClues<Field>,
): Promise<Page<Read<Field>>> {
  if (filter.ids) return pageOfFound(who, { ...filter, ids: filter.ids }, page)
  const { wanted, open } = listFilters(who, filter)
  const total = async () => {
    const [all, kept] = await Promise.all([
      clues.countDocuments(wanted),
      clues.countDocuments(both(keptFrom(who), wanted), { hint: keptBy(who, filter) }),
    ])
    return all - kept
  }
  return findPage<Read<Field>>(ClueModel, open, { sort: NEWEST, ...request(page), total })
}

function request<Field extends keyof ClueDoc>({ fields, ...page }: PageOfClues<Field>) {
  if (!fields) return page
  return {
    ...page,
    projection: Object.fromEntries([...fields, 'createdAt'].map((field) => [field, 1 as const])),
  }
}

/** What units have is never about themselves, so next to nothing of it is kept from them; of a region much may be. */
export function keptBy({ scope }: ClueScope, { orgId }: ClueFilter) {
  const ofUnits = scope.kind === 'orgs' || scope.kind === 'own' || orgId !== undefined
  return ofUnits ? BY_UNIT : BY_REGION
}

/**
 * Of what the search found, in the order of ids, which begin with the second of receipt. A first page reads its own
 * rows alone: the search has left out nearly all that is kept, or that the list is narrowed by.
 */
async function pageOfFound<Field extends keyof ClueDoc>(
  who: ClueScope,
  { ids, ...filter }: ClueFilter & { ids: readonly string[] },
  page: PageOfClues<Field>,
): Promise<Page<Read<Field>>> {
  const { open } = listFilters(who, { ...filter, ids })
  let counted: Promise<number> | undefined
  const newest = page.cursor === undefined ? ids.slice(0, page.limit + 1) : ids
  const rowsOf = (some: readonly string[]) =>
    findPage<Read<Field>>(ClueModel, listFilters(who, { ...filter, ids: some }).open, {
      ...{ sort: NEWEST_ID, ...request(page), total: () => (counted ??= clues.countDocuments(open)) },
    })
  const rows = await rowsOf(newest)
  // one of them changed since the search read it: what stands behind moves up
  return rows.nextCursor === null && newest.length < ids.length ? rowsOf(ids) : rows
}

/** For whoever sent them. */
export function ownClues(senderMac: string, page: { cursor?: string | undefined; limit: number }) {
  const filter = { $and: [{ senderMac }, { senderMac: { $gt: '' } }] }
  return findPage<ClueDoc>(ClueModel, filter, { sort: NEWEST, ...page })
}
