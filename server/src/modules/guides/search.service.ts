import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { nameOfCode, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import type { SearchEntry, SearchSource } from '../search/search.service'
import { powerRefs } from '../powers/powers.service'
import type { GuideDoc } from './guides.repo'
import { shownIds, shownVersions } from './guides.versions.repo'

const PORTION = 500

/** Published guides for the search: conditions, materials and questions and answers are searched beside the title. */
export const guideSource: SearchSource = {
  kind: 'guide',
  async *readAll() {
    let last: string | null = null
    for (;;) {
      const ids = await shownIds(last, PORTION)
      if (ids.length === 0) return
      yield await entriesOf(ids)
      last = ids.at(-1) ?? null
    }
  },
  readSome: (ids) => entriesOf(ids),
}

async function entriesOf(ids: readonly string[]): Promise<SearchEntry[]> {
  const found = await shownVersions(ids)
  const powers = await powerRefs(found.map(({ guide }) => guide.powerId))
  return found.map(({ guide, content }) => entryOf(guide, content, powers.get(guide.powerId)?.code ?? ''))
}

function entryOf(guide: GuideDoc, content: GuideContent, code: string): SearchEntry {
  const id = String(guide._id)
  const { type, regionId, orgId } = guide
  return {
    kind: 'guide',
    id,
    openId: id,
    title: content.title,
    code,
    text: textOf(content),
    type: nameOfCode(POWER_TYPES, type),
    regionId,
    orgId,
  }
}

function textOf({ conditions, materials, faq }: GuideContent): string {
  return [
    ...conditions,
    ...materials.map((material) => material.name),
    ...faq.flatMap(({ q, a }) => [q, a]),
  ].join('\n')
}
