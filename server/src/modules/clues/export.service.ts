import { CLUE_PRIORITIES } from '@mingdu/shared/clues/clues.rules'
import {
  CLUE_IDENTITIES,
  CLUE_KINDS,
  CLUE_RESOLUTIONS,
  CLUE_SOURCES,
  CLUE_STATES,
} from '@mingdu/shared/clues/clues.states'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { RATING_LEVELS } from '@mingdu/shared/ratings/ratings.states'
import type { Reader, Scope } from '../../http/actor'
import type { ClueDoc, ClueFilter } from './clues.repo'
import { listClues } from './lists.repo'

/** The conditions of the list as an export was started with them, and who started it. */
export type ClueExportFilter = Omit<ClueFilter, 'ids'> & { reader: Reader }

const PORTION = 500

export async function countExportedClues(scope: Scope, filter: ClueExportFilter): Promise<number> {
  return (await portionOf(scope, filter, undefined, 1)).total
}

/** Clues in portions, the newest first, by the fields of `CLUES_TABLE`. */
export async function* exportClues(
  scope: Scope,
  filter: ClueExportFilter,
): AsyncGenerator<Record<string, string>[]> {
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await portionOf(scope, filter, cursor, PORTION)
    yield items.map(exported)
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}

/** What is kept from who exports is left out as in the list: the filter of the repository is the same. */
function portionOf(
  scope: Scope,
  { reader, ...filter }: ClueExportFilter,
  cursor: string | undefined,
  limit: number,
) {
  return listClues({ scope, ...reader }, filter, { cursor, limit })
}

function exported(doc: ClueDoc): Record<string, string> {
  const { concerned, assignment, resolution, rated, matter } = doc
  return {
    ...{ no: doc.no, text: doc.text, receivedOn: dateInShanghai(doc.createdAt.getTime()) },
    ...{ kind: CLUE_KINDS[doc.kind], source: CLUE_SOURCES[doc.source], state: CLUE_STATES[doc.state] },
    ...{ identity: CLUE_IDENTITIES[doc.identity], priority: CLUE_PRIORITIES[doc.priority] },
    about: [...concerned.orgs, ...concerned.people].map(({ name }) => name).join('、'),
    ...{ org: assignment?.org.name ?? '', due: doc.due ?? '', matter: matter?.title ?? '' },
    answeredOn: doc.answeredAt ? dateInShanghai(doc.answeredAt.getTime()) : '',
    resolution: resolution ? CLUE_RESOLUTIONS[resolution] : '',
    rated: rated ? RATING_LEVELS[rated.level] : '',
    ...{ endorsements: String(doc.endorsements), urges: String(doc.urges) },
  }
}
