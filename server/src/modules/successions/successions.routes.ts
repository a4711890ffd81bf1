import { successionsApi } from '@mingdu/shared/successions/successions.api'
import { SUCCESSION_KINDS } from '@mingdu/shared/successions/successions.rules'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { forgetSessions } from '../accounts/accounts.service'
import { forgetOrgs } from '../orgs/orgs.service'
import { mergeOrg, successionOf } from './successions.service'

/** 单位并入: the list of what is open at an org, and its going up in another. */
export const successionsRoutes: readonly Route[] = [
  readRoute(successionsApi.get, ({ params, query, ...acting }) =>
    successionOf(params.id, query.toOrgId, acting),
  ),
  writeRoute(successionsApi.make, async ({ params, body, ...acting }, tx) => {
    const result = await mergeOrg(params.id, body, acting, tx)
    const moved = result.planned.map(({ kind, count }) => `${SUCCESSION_KINDS[kind].name} ${count} 项`)
    const note = `并入“${result.to.name}”（${body.documentNo}），${body.reason}：${moved.join('，') || '没有未办结的工作'}`
    return {
      result,
      subject: { kind: 'org', id: params.id, name: result.org.name },
      note: note.slice(0, 500),
      afterCommit: forgetPlaces,
    }
  }),
]

/** Actors hold their unit's place in the tree. */
function forgetPlaces(): void {
  forgetOrgs()
  forgetSessions()
}
