import { clueSearch } from './modules/clues/search.service'
import { knowledgeSearch } from './modules/consultations/search.service'
import { guideSource } from './modules/guides/search.service'
import { dutySearch, powerSearch } from './modules/powers/search.service'
import type { SearchSource } from './modules/search/search.service'
import { taskSearch } from './modules/tasks/search.service'

/** Everything that can be found; a later feature adds its own source. */
export const searchSources: readonly SearchSource[] = [
  guideSource,
  powerSearch,
  dutySearch,
  taskSearch,
  clueSearch,
  knowledgeSearch,
]
