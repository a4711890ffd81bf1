import { oversightApi } from '@mingdu/shared/oversight/oversight.api'
import type { Actor, Scope } from '../../http/actor'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { listOpinions, readOpinion, type OversightDoc } from './oversight.repo'
import { answerOversight, opinionViews, oversightFigures, rateOversight } from './oversight.service'

/** 双向监督: units rate the 督查, the 督查室 answers. */
export const oversightRoutes: readonly Route[] = [
  readRoute(oversightApi.list, async (request) => {
    const page = await listOpinions(request.scope, request.query)
    return { ...page, items: await opinionViews(page.items, request) }
  }),
  readRoute(oversightApi.figures, ({ actor, query, time }) =>
    oversightFigures(actor.regionId, query.quarter, time),
  ),
  readRoute(oversightApi.get, async ({ params, ...request }) => {
    const doc = found(await readOpinion(request.scope, params.id))
    return found((await opinionViews([doc], request))[0])
  }),
  writeRoute(oversightApi.rate, async ({ body, ...request }, tx) =>
    written(await rateOversight(body, request, tx), body.text, request),
  ),
  writeRoute(oversightApi.answer, async ({ params, body, ...request }, tx) =>
    written(await answerOversight({ ...body, id: params.id }, request, tx), body.text, request),
  ),
]

async function written(
  doc: OversightDoc,
  note: string,
  request: { scope: Scope; actor: Actor; time: BusinessTime },
) {
  const { version, matter, level } = doc
  return {
    result: found((await opinionViews([doc], request))[0]),
    subject: { kind: 'oversight', id: String(doc._id), name: `${matter.no} ${matter.title}` },
    digests: [digestOf({ id: String(doc._id), version, level })],
    note: note.slice(0, 500),
  }
}
