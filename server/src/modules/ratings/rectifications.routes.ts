import { rectificationsApi } from '@mingdu/shared/ratings/rectifications.api'
import { RECTIFICATION_STATES, type RectificationState } from '@mingdu/shared/ratings/ratings.states'
import type { Actor } from '../../http/actor'
import { preparedWriteRoute, readRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { orgsById, subtreeIds } from '../orgs/orgs.service'
import { actOnRating, raterPhone } from './ratings.acts'
import { ratingsDay, type RatingsDay } from './ratings.day'
import { listRectifications, OPEN_STATES, type RatingDoc } from './ratings.repo'
import { ratingView } from './ratings.view'

const ALL = Object.keys(RECTIFICATION_STATES) as RectificationState[]

/** 差评整改: called back by another office, verified, seen to by the rated org, appealed and judged. */
export function rectificationsRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  return [
    readRoute(rectificationsApi.list, async ({ scope, actor, time, query }) => {
      const { orgId, state, late, open, ...page } = query
      const day = await ratingsDay(time)
      const wanted = open === true || late === true ? OPEN_STATES : ALL
      const found = await listRectifications(scope, {
        ...page,
        orgIds: orgId === undefined ? undefined : await subtreeIds(orgId),
        states: state === undefined ? wanted : wanted.filter((one) => one === state),
        lateOn: late === true ? day.today : undefined,
      })
      const orgs = await orgsById(found.items.map((doc) => doc.orgId))
      const viewOf = (doc: RatingDoc) => ratingView(doc, orgs.get(doc.orgId)?.name ?? '', actor, day)
      return { ...found, items: found.items.map(viewOf) }
    }),
    preparedWriteRoute(rectificationsApi.contact, prepareDay, async ({ body, ...request }, tx, day) => {
      const { version, ...input } = body
      const acting = { ...actingOf(request, day), version }
      return written(await actOnRating('contact', input, acting, tx), request.actor, day)
    }),
    preparedWriteRoute(rectificationsApi.verify, prepareDay, async ({ body, ...request }, tx, day) => {
      const { version, ...input } = body
      const acting = { ...actingOf(request, day), version }
      return written(await actOnRating('verify', input, acting, tx), request.actor, day)
    }),
    preparedWriteRoute(rectificationsApi.rectify, prepareDay, async ({ body, ...request }, tx, day) => {
      const { version, ...input } = body
      const acting = { ...actingOf(request, day), version }
      return written(await actOnRating('rectify', input, acting, tx), request.actor, day)
    }),
    preparedWriteRoute(rectificationsApi.appeal, prepareDay, async ({ body, ...request }, tx, day) => {
      const { version, ...input } = body
      const acting = { ...actingOf(request, day), version }
      return written(await actOnRating('appeal', input, acting, tx), request.actor, day)
    }),
    preparedWriteRoute(rectificationsApi.judge, prepareDay, async ({ body, ...request }, tx, day) => {
      const { version, ...input } = body
      const acting = { ...actingOf(request, day), version }
      return written(await actOnRating('judgeAppeal', input, acting, tx), request.actor, day)
    }),
    preparedWriteRoute(rectificationsApi.phone, prepareDay, async ({ body, ...request }, tx, day) => {
      const { doc, phone } = await raterPhone(actingOf(request, day), box, tx)
      return { result: { phone }, subject: subjectOf(doc), note: body.purpose }
    }),
  ]
}

const prepareDay = ({ time }: { time: BusinessTime }) => ratingsDay(time)

function actingOf<R extends { params: { id: string }; time: BusinessTime }>(
  { params, time, ...request }: R,
  day: RatingsDay,
) {
  return { ...request, id: params.id, day, at: new Date(time.now()) }
}

async function written(doc: RatingDoc, actor: Actor, day: RatingsDay) {
  const { version, level, rectification } = doc
  const org = (await orgsById([doc.orgId])).get(doc.orgId)
  return {
    result: ratingView(doc, org?.name ?? '', actor, day),
    subject: subjectOf(doc),
    digests: [digestOf({ version, level, rectification })],
  }
}

function subjectOf({ _id, title }: RatingDoc) {
  return { kind: 'rating', id: String(_id), name: title }
}
