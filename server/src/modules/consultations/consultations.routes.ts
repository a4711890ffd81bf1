import { consultationsApi } from '@mingdu/shared/consultations/consultations.api'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import type { Actor } from '../../http/actor'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import {
  consultationNumbers,
  listConsultations,
  readConsultation,
  type ConsultationDoc,
} from './consultations.repo'
import { askConsultation } from './consultations.ask'
import {
  answerConsultation,
  closeConsultation,
  followUp,
  rateConsultation,
  takeConsultation,
  transferConsultation,
} from './consultations.service'
import { consultationRows, consultationView } from './consultations.view'
import { saveTopics } from './topics.save.service'
import { answerersOf, topicsOf } from './topics.service'

/** 督查咨询: units ask, the 督查 answers within its working hours. */
export const consultationsRoutes: readonly Route[] = [
  readRoute(consultationsApi.list, async ({ query: { mine, ...query }, ...reading }) => {
    const wanted = { ...query, person: mine === undefined ? undefined : reading.actor.id }
    const page = await listConsultations(reading.scope, wanted)
    return { ...page, items: consultationRows(page.items, reading) }
  }),
  readRoute(consultationsApi.topics, ({ actor }) => topicsOf(actor.regionId)),
  readRoute(consultationsApi.answerers, async ({ actor }) => ({ items: await answerersOf(actor.regionId) })),
  writeRoute(consultationsApi.saveTopics, async ({ body, ...act }, tx) => {
    const { actor } = act
    const result = await saveTopics(body, act, tx)
    const subject = { kind: 'consultationTopics', id: actor.regionId, name: '咨询主题' }
    return { result, subject, digests: [digestOf(result)] }
  }),
  readRoute(consultationsApi.get, async ({ params, ...reading }) =>
    consultationView(found(await readConsultation(reading.scope, params.id)), reading),
  ),
  preparedWriteRoute(
    consultationsApi.ask,
    ({ time }) => consultationNumbers.open(numberYear(time.today())),
    async ({ body, ...act }, tx) => written(await askConsultation(body, act, tx), act),
  ),
  writeRoute(consultationsApi.answer, async ({ params, body, ...act }, tx) =>
    written(await answerConsultation(params.id, body, act, tx), act),
  ),
  writeRoute(consultationsApi.followUp, async ({ params, body, ...act }, tx) =>
    written(await followUp(params.id, body, act, tx), act),
  ),
  writeRoute(consultationsApi.take, async ({ params, body, ...act }, tx) =>
    written(await takeConsultation(params.id, body.version, act, tx), act),
  ),
  writeRoute(consultationsApi.transfer, async ({ params, body, ...act }, tx) =>
    written(await transferConsultation(params.id, body, act, tx), act),
  ),
  writeRoute(consultationsApi.close, async ({ params, body, ...act }, tx) =>
    written(await closeConsultation(params.id, body.version, act, tx), act),
  ),
  writeRoute(consultationsApi.rate, async ({ params, body, ...act }, tx) =>
    written(await rateConsultation(params.id, body.version, body.useful, act, tx), act),
  ),
]

/** The answer, and what the audit entry says it was about. */
async function written(doc: ConsultationDoc, act: { actor: Actor; time: BusinessTime }) {
  const { _id, version, no, state, posts } = doc
  const id = String(_id)
  return {
    result: await consultationView(doc, act),
    subject: { kind: 'consultation', id, name: no },
    digests: [digestOf({ id, version, state, posts: posts.map(({ text, fileIds }) => ({ text, fileIds })) })],
  }
}
