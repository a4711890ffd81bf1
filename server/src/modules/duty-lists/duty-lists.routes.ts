import { dutyListsApi } from '@mingdu/shared/duty-lists/duty-lists.api'
import type { Tx } from '../../db/connection'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { digestOf } from '../../seal-box'
import {
  publicDutyList,
  publishDutyList,
  saveDutyList,
  viewDutyList,
  type DutyListAct,
} from './duty-lists.service'

/** 责任清单 by the id of the org it belongs to. */
export const dutyListsRoutes: readonly Route[] = [
  readRoute(dutyListsApi.get, ({ params, query, scope, actor }) =>
    viewDutyList({ orgId: params.id, scope, actor }, query),
  ),
  writeRoute(dutyListsApi.save, async ({ params, body, ...request }, tx) => {
    const act = { ...request, orgId: params.id, version: body.version }
    await saveDutyList(body.content, act, tx)
    return written(act, tx)
  }),
  writeRoute(dutyListsApi.publish, async ({ params, body, ...request }, tx) => {
    const act = { ...request, orgId: params.id, version: body.version }
    await publishDutyList(body.basis, act, tx)
    return written(act, tx)
  }),
  readRoute(dutyListsApi.publicGet, ({ params, query }) => publicDutyList(params.id, query)),
]

async function written(act: DutyListAct, tx: Tx) {
  const result = await viewDutyList(act, {}, tx)
  const { org, version, published, draft } = result
  return {
    result,
    subject: { kind: 'dutyList', id: org.id, name: `${org.name}责任清单` },
    digests: [digestOf({ org: org.id, version, no: published?.no ?? 0, draft })],
  }
}
