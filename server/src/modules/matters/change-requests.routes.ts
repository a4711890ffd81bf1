import { changeRequestsApi } from '@mingdu/shared/matters/change-requests.api'
import { CHANGE_KINDS } from '@mingdu/shared/matters/change-requests.states'
import type { Actor } from '../../http/actor'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { digestOf } from '../../seal-box'
import { listChanges, type ChangeRequestDoc } from './change-requests.repo'
import { changeView, decideRequest, requestChange } from './change-requests.service'

/** 变更申请: asked for with before and after, decided by another person. */
export const changeRequestsRoutes: readonly Route[] = [
  readRoute(changeRequestsApi.list, async ({ scope, query, actor }) => {
    const page = await listChanges(scope, query)
    return { ...page, items: page.items.map((doc) => changeView(doc, actor)) }
  }),
  writeRoute(changeRequestsApi.make, async (request, tx) => {
    const act = { ...request, id: request.params.id, version: request.body.version }
    return written(await requestChange(request.body, act, tx), request.body.reason, request.actor)
  }),
  writeRoute(changeRequestsApi.accept, async (request, tx) => {
    const { version, note } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await decideRequest(true, note, act, tx), note, request.actor)
  }),
  writeRoute(changeRequestsApi.decline, async (request, tx) => {
    const { version, note } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await decideRequest(false, note, act, tx), note, request.actor)
  }),
]

function written(doc: ChangeRequestDoc, note: string, actor: Actor) {
  const { kind, rows, state, version } = doc
  return {
    result: changeView(doc, actor),
    subject: { kind: 'matter', id: doc.matterId, name: `${CHANGE_KINDS[kind]}：${doc.no} ${doc.title}` },
    digests: [digestOf({ id: String(doc._id), version, kind, rows, state })],
    note,
  }
}
