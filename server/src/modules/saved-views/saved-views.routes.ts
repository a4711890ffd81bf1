import { SAVED_LISTS } from '@mingdu/shared/saved-views/saved-views.rules'
import { savedViewsApi } from '@mingdu/shared/saved-views/saved-views.api'
import type { Actor } from '../../http/actor'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { digestOf } from '../../seal-box'
import { listViews, type SavedViewDoc } from './saved-views.repo'
import { changeOwnView, createView, removeOwnView, savedView } from './saved-views.service'

/** 常用视图: one's own, and what one's org shares. */
export const savedViewsRoutes: readonly Route[] = [
  readRoute(savedViewsApi.list, async ({ query, actor }) => ({
    items: (await listViews(actor, query.list)).map((doc) => savedView(doc, actor)),
  })),
  writeRoute(savedViewsApi.create, async ({ body, ...act }, tx) =>
    written(await createView(body, act, tx), act.actor),
  ),
  writeRoute(savedViewsApi.change, async ({ body, params, ...act }, tx) => {
    const { version, ...set } = body
    return written(await changeOwnView(set, { ...act, id: params.id, version }, tx), act.actor)
  }),
  writeRoute(savedViewsApi.remove, async ({ body, params, ...act }, tx) => {
    const view = await removeOwnView({ ...act, id: params.id, version: body.version }, tx)
    return { ...written(view, act.actor), result: { ok: true as const } }
  }),
]

/** The answer, and what the audit entry says it was about. */
function written(doc: SavedViewDoc, actor: Actor) {
  const result = savedView(doc, actor)
  const { id, version, list, name, shared } = result
  return {
    result,
    subject: { kind: 'savedView', id, name: `${SAVED_LISTS[list]}：${name}` },
    digests: [digestOf({ id, version, name, shared })],
  }
}
