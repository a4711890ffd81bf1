import type { SearchEntry, SearchSource } from '../search/search.service'
import { shownAfter, shownById, type KnowledgeDoc } from './knowledge.repo'

const PORTION = 500

/** What is published in the 知识库, for whoever reads it: by question, answer and basis. */
export const knowledgeSearch: SearchSource = {
  kind: 'knowledge',
  permission: 'knowledge.read',
  async *readAll() {
    for (let after: KnowledgeDoc | undefined; ;) {
      const docs = await shownAfter(after?._id ?? null, PORTION)
      if (docs.length > 0) yield docs.flatMap(entryOf)
      after = docs.at(-1)
      if (!after || docs.length < PORTION) return
    }
  },
  async readSome(ids) {
    return (await shownById(ids)).flatMap(entryOf)
  },
}

function entryOf({ _id, regionId, shown }: KnowledgeDoc): SearchEntry[] {
  if (!shown) return []
  const id = String(_id)
  return [
    {
      kind: 'knowledge',
      ...{ id, openId: id, title: shown.question, code: '' },
      text: [shown.answer, shown.basis].filter((part) => part !== '').join(' '),
      ...{ type: shown.topic.name, regionId, orgId: regionId },
    },
  ]
}
