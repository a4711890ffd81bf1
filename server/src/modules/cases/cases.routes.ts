import { casesApi } from '@mingdu/shared/cases/cases.api'
import { CASE_ACT_INPUTS } from '@mingdu/shared/cases/cases.schema'
import { papersOf } from '@mingdu/shared/cases/papers.rules'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { lookupRoute, preparedWriteRoute, readRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { orgsById } from '../orgs/orgs.service'
import { openedRatings } from '../ratings/ratings.service'
import type { ActInput, ActName } from './cases.acts'
import { filterOf } from './cases.asked'
import { openNumbers } from './cases.numbers'
import { bind, receiveCase, refuseOtherWindow } from './cases.receive'
import { orgNameOf, subjectOf, viewed, written } from './cases.answers'
import { listCases } from './cases.queue.repo'
import { readCase } from './cases.repo'
import { actOnCase, caseDay, prepareAct, supplyCase, takeCase } from './cases.service'
import { placesOf, trackedCase } from './cases.tracking'
import { rowView, trackedView } from './cases.view'

/** 办件: taken in at a window, examined, decided, delivered; followed by the applicant. */
export function casesRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  return [
    readRoute(casesApi.list, async ({ scope, actor, time, query }) => {
      const { mine, cursor, limit, ...asked } = query
      const day = await caseDay(time)
      const filter = await filterOf({ ...asked, reviewerId: mine === true ? actor.id : undefined }, day)
      const page = await listCases(scope, { ...filter, cursor, limit })
      const orgs = await orgsById(page.items.map((doc) => doc.orgId))
      return { ...page, items: page.items.map((doc) => rowView(doc, orgs.get(doc.orgId)?.name ?? '', day)) }
    }),
    readRoute(casesApi.get, async ({ scope, actor, time, params }) =>
      viewed(found(await readCase(scope, params.id)), actor, await caseDay(time)),
    ),
    preparedWriteRoute(
      casesApi.create,
      async ({ body, scope, time }) => {
        const day = await caseDay(time)
        const bound = await bind(body, day.today)
        refuseOtherWindow(bound, scope)
        const papers = papersOf('submit', false)
        return { day, bound, opened: await openNumbers(bound.frozen.orgId, papers, numberYear(day.today)) }
      },
      async ({ body, actor, time }, tx, { day, bound, opened }) => {
        const at = new Date(time.now())
        const receiving = { by: actor, channel: 'window' as const, box, day, at }
        return written(await receiveCase(body, bound, opened, receiving, tx), actor, day)
      },
    ),
    preparedWriteRoute(
      casesApi.take,
      ({ time }: { time: BusinessTime }) => caseDay(time),
      async ({ params, body, ...act }, tx, day) => {
        const acting = { ...act, id: params.id, version: body.version }
        return written(await takeCase(body.reason, acting, day, tx), act.actor, day)
      },
    ),
    preparedWriteRoute(
      casesApi.supply,
      ({ time }: { time: BusinessTime }) => caseDay(time),
      async ({ params, body, ...act }, tx, day) => {
        const acting = { ...act, id: params.id, version: body.version }
        return written(await supplyCase(body.materials, acting, day, tx), act.actor, day)
      },
    ),
    lookupRoute(casesApi.track, async ({ body, time }) => {
      const doc = await trackedCase(body, box)
      const [day, orgName, places, ratings] = await Promise.all([
        caseDay(time),
        orgNameOf(doc),
        placesOf(doc),
        openedRatings(String(doc._id), box),
      ])
      return { result: trackedView(doc, { orgName, places, ratings }, day), subject: subjectOf(doc) }
    }),
    lookupRoute(casesApi.ratings, async ({ body }) => {
      const doc = await trackedCase(body, box)
      const items = await openedRatings(String(doc._id), box)
      return { result: { no: doc.no, title: doc.title, items }, subject: subjectOf(doc) }
    }),
    ...(Object.keys(CASE_ACT_INPUTS) as ActName[]).map((act) => actRoute(act, box)),
  ]
}

/** The same three hops for every act; the contract has parsed its input, so that the types of one stand for all. */
function actRoute<A extends ActName>(act: A, box: SealBox): Route {
  return preparedWriteRoute(
    casesApi[act] as typeof casesApi.startReview,
    async ({ params, body, scope, time }) => {
      const { version: _version, ...input } = body
      return prepareAct(act, input as ActInput<A>, { id: params.id, scope, time, box })
    },
    async ({ params, body, ...request }, tx, prepared) => {
      const { version, ...input } = body
      const acting = { ...request, id: params.id, version }
      const doc = await actOnCase(act, input as ActInput<A>, prepared, acting, tx)
      return written(doc, request.actor, prepared.day)
    },
  )
}
