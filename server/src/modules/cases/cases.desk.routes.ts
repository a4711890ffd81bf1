import { caseDeskApi } from '@mingdu/shared/cases/case-desk.api'
import { preparedWriteRoute, readRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { assignCase, reviewersOf } from './cases.assign'
import { written } from './cases.answers'
import { readCase } from './cases.repo'
import { caseDay } from './cases.service'
import { peopleHolding } from './cases.telling'

/** Who examines a case: said by the head of the unit or by who decides. */
export const caseDeskRoutes: readonly Route[] = [
  readRoute(caseDeskApi.reviewers, ({ scope, params }) => reviewersOf(scope, params.id)),
  preparedWriteRoute(
    caseDeskApi.assign,
    async ({ params, scope, time }) => {
      const { orgId } = found(await readCase(scope, params.id))
      return { day: await caseDay(time), reviewers: await peopleHolding(orgId, 'case.review') }
    },
    async ({ params, body, ...act }, tx, prepared) => {
      const acting = { ...act, id: params.id, version: body.version }
      return written(await assignCase(body, acting, prepared, tx), act.actor, prepared.day)
    },
  ),
]
