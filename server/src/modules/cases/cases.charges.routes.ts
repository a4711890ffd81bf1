import { chargesApi } from '@mingdu/shared/cases/charges.api'
import { preparedWriteRoute, type Route } from '../../http/routes'
import type { BusinessTime } from '../../time'
import { written } from './cases.answers'
import { chargeCase, feesOfCase, refundCase } from './cases.charges'
import { caseDay } from './cases.service'

/** 收费和退费 at the window. */
export const chargesRoutes: readonly Route[] = [
  preparedWriteRoute(
    chargesApi.charge,
    async ({ params, scope, time }) => ({
      day: await caseDay(time),
      fees: await feesOfCase(scope, params.id),
    }),
    async ({ params, body: { version, ...charge }, ...act }, tx, { day, fees }) => {
      const acting = { ...act, id: params.id, version }
      return written(await chargeCase(charge, fees, acting, day, tx), act.actor, day)
    },
  ),
  preparedWriteRoute(
    chargesApi.refund,
    ({ time }: { time: BusinessTime }) => caseDay(time),
    async ({ params, body, ...act }, tx, day) => {
      const acting = { ...act, id: params.id, version: body.version }
      return written(await refundCase(params.n, body.reason, acting, day, tx), act.actor, day)
    },
  ),
]
