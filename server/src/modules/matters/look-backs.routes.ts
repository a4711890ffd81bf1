import { LOOK_BACK_STATES } from '@mingdu/shared/matters/look-backs.states'
import { lookBacksApi } from '@mingdu/shared/matters/look-backs.api'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import { listLookBacks } from './look-backs.repo'
import { lookBackViews, recordLookBack } from './look-backs.service'

/** 回头看: what was drawn, and what looking again found. */
export const lookBacksRoutes: readonly Route[] = [
  readRoute(lookBacksApi.list, async ({ scope, query, actor }) => {
    const page = await listLookBacks(scope, query)
    return { ...page, items: await lookBackViews(page.items, actor) }
  }),
  writeRoute(lookBacksApi.record, async (request, tx) => {
    const doc = await recordLookBack(request.body, { ...request, id: request.params.id }, tx)
    const [view] = await lookBackViews([doc], request.actor)
    return {
      result: found(view),
      subject: { kind: 'matter', id: doc.matterId, name: `${doc.no} ${doc.title}` },
      digests: [digestOf({ id: String(doc._id), version: doc.version, state: doc.state })],
      note: `${LOOK_BACK_STATES[doc.state]}：${doc.note}`,
    }
  }),
]
