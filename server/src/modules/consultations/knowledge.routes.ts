import { knowledgeApi } from '@mingdu/shared/consultations/knowledge.api'
import { foldedText } from '@mingdu/shared/consultations/knowledge.rules'
import type { Actor } from '../../http/actor'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import { listConsultations } from './consultations.repo'
import { consultationRows } from './consultations.view'
import { listEntries, readEntry, type KnowledgeDoc } from './knowledge.repo'
import {
  draftEntry,
  entryView,
  findUseful,
  knowledgeScope,
  publishEntry,
  reviseEntry,
  suggestedEntries,
  withdrawEntry,
} from './knowledge.service'

/** 知识库: everybody who may ask reads it, the 督查 writes and publishes it. */
export const knowledgeRoutes: readonly Route[] = [
  readRoute(knowledgeApi.list, async ({ actor, query: { q, ...query } }) => {
    const wanted = { ...query, q: q === undefined ? undefined : foldedText(q) }
    const page = await listEntries(knowledgeScope(actor), wanted)
    return { ...page, items: page.items.map((doc) => entryView(doc, actor)) }
  }),
  readRoute(knowledgeApi.suggestions, async ({ actor, query }) => ({
    items: await suggestedEntries(query.text, actor),
  })),
  readRoute(knowledgeApi.get, async ({ actor, params }) =>
    entryView(found(await readEntry(knowledgeScope(actor), params.id)), actor),
  ),
  readRoute(knowledgeApi.answered, async ({ params, query, ...reading }) => {
    const { _id } = found(await readEntry(knowledgeScope(reading.actor), params.id))
    const page = await listConsultations(reading.scope, { ...query, knowledgeId: String(_id) })
    return { ...page, items: consultationRows(page.items, reading) }
  }),
  writeRoute(knowledgeApi.draft, async ({ body, ...act }, tx) =>
    written(await draftEntry(body, act, tx), act),
  ),
  writeRoute(knowledgeApi.revise, async ({ params, body, ...act }, tx) =>
    written(await reviseEntry(params.id, body, act, tx), act),
  ),
  writeRoute(knowledgeApi.publish, async ({ params, body, ...act }, tx) =>
    written(await publishEntry(params.id, body.version, act, tx), act),
  ),
  writeRoute(knowledgeApi.withdraw, async ({ params, body, ...act }, tx) =>
    written(await withdrawEntry(params.id, body, act, tx), act),
  ),
  writeRoute(knowledgeApi.useful, async ({ params, ...act }, tx) =>
    written(await findUseful(params.id, act, tx), act),
  ),
]

/** The answer, and what the audit entry says it was about. */
function written(doc: KnowledgeDoc, { actor }: { actor: Actor }) {
  const { _id, version, state, content } = doc
  const id = String(_id)
  return {
    result: entryView(doc, actor),
    subject: { kind: 'knowledge', id, name: content.question },
    digests: [digestOf({ id, version, state, content })],
  }
}
