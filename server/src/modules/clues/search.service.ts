import { CLUE_KINDS } from '@mingdu/shared/clues/clues.states'
import type { SearchEntry, SearchSource } from '../search/search.service'
import { facetsOf } from './filters.repo'
import { cluesAfter, cluesOfIds, type FindableClue } from './search.repo'

const PORTION = 1000

/**
 * 线索, for whoever may read them: by number, text, keywords and place. Whom one is kept from finds nothing of it, whatever
 * their scope (信访工作条例 §30).
 */
export const clueSearch: SearchSource = {
  kind: 'clue',
  permission: 'clue.read',
  async *readAll() {
    for (let after: FindableClue | undefined; ;) {
      const clues = await cluesAfter(after?._id ?? null, PORTION)
      if (clues.length > 0) yield clues.map(clueEntry)
      after = clues.at(-1)
      if (!after || clues.length < PORTION) return
    }
  },
  async readSome(ids) {
    return (await cluesOfIds(ids)).map(clueEntry)
  },
}

/** Its kind stands as its title: what a clue says is shown as the piece that was found. */
function clueEntry({ _id, no, text, keywords, place, regionId, ...clue }: FindableClue): SearchEntry {
  const id = String(_id)
  return {
    kind: 'clue',
    ...{ id, openId: id, title: CLUE_KINDS[clue.kind], code: no, type: CLUE_KINDS[clue.kind] },
    text: [text, ...keywords, place?.text ?? ''].filter((part) => part !== '').join(' '),
    ...{ regionId, orgId: clue.assignment?.org.id ?? '' },
    handlerId: clue.assignment?.handler?.id ?? null,
    facets: facetsOf(clue),
    keptFrom: [...clue.shut.orgIds, ...clue.shut.accountIds],
  }
}
