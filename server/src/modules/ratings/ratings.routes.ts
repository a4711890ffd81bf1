import type { Breach } from '@mingdu/shared/cards/cards.schema'
import { DUTY_STAGES } from '@mingdu/shared/ratings/ratings.states'
import { ratingsApi } from '@mingdu/shared/ratings/ratings.api'
import { preparedWriteRoute, readRoute, type Route } from '../../http/routes'
import { normalCode, shortOfCode } from '../../link-code'
import type { Parts } from '../../parts'
import { ratingCode, readToken } from '../../rating-token'
import { found, Refused } from '../../refused'
import { digestOf, sameText, type SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { orgsById, subtreeIds } from '../orgs/orgs.service'
import { breachParts } from '../powers/contents.service'
import { safetyOf } from '../safety/safety.service'
import { askedDays } from './counted'
import { padsRoutes } from './pads.routes'
import { ratingsDay, type RatingsDay } from './ratings.day'
import { figuresOf } from './ratings.figures'
import { giveRating, regiveRating, type Opened } from './ratings.give'
import { invitationsByShort, readInvitation, type InvitationDoc } from './ratings.invitations.repo'
import { listPublic, listRatings, ratingOf, readRating, type RatingDoc } from './ratings.repo'
import { invitationView, publicView, ratingView } from './ratings.view'
import { rectificationsRoutes } from './rectifications.routes'
import type { Tx } from '../../db/connection'

/** 好差评: asked for at three stages of a case, given by link, seen to when bad, published without persons. */
export function ratingsRoutes(parts: Parts): readonly Route[] {
  return [
    ...forRaters(parts),
    ...forEverybody,
    ...forOfficials,
    ...rectificationsRoutes(parts),
    ...padsRoutes(parts),
  ]
}

const prepareDay = ({ time }: { time: BusinessTime }) => ratingsDay(time)

function forRaters({ box }: Pick<Parts, 'box'>): readonly Route[] {
  return [
    readRoute(ratingsApi.invitation, async ({ params, time }) =>
      openedView(await open(params.token, box), await ratingsDay(time)),
    ),
    preparedWriteRoute(ratingsApi.give, prepareDay, async ({ params, body, time }, tx, day) => {
      const opened = await open(params.token, box, tx)
      const rating = await giveRating(opened, body, day, new Date(time.now()), tx)
      const invitation = { ...opened.invitation, state: 'answered' as const }
      return answered({ ...opened, invitation, rating }, rating, day)
    }),
    preparedWriteRoute(ratingsApi.regive, prepareDay, async ({ params, body, time }, tx, day) => {
      const opened = await open(params.token, box, tx)
      const rating = await regiveRating(opened, body, day, new Date(time.now()), tx)
      return answered({ ...opened, rating }, rating, day)
    }),
  ]
}

const forEverybody: readonly Route[] = [
  readRoute(ratingsApi.publicList, async ({ query: { orgId, ...query } }) => {
    const orgIds = orgId === undefined ? undefined : await subtreeIds(orgId)
    const page = await listPublic({ ...query, orgIds })
    const orgs = await orgsById(page.items.map((doc) => doc.orgId))
    const safety = await safetyOf(page.items.map((doc) => String(doc._id)))
    const viewOf = (doc: RatingDoc) =>
      publicView(doc, orgs.get(doc.orgId)?.name ?? '', safety.get(String(doc._id)) === 'passed')
    return { ...page, items: page.items.map(viewOf) }
  }),
  readRoute(ratingsApi.publicFigures, async ({ query, time }) =>
    figuresOf({ kind: 'all' }, query, 'public', (await ratingsDay(time)).today),
  ),
]

const forOfficials: readonly Route[] = [
  readRoute(ratingsApi.list, async ({ scope, actor, time, query }) => {
    const { orgId, counted, from, to, ...asked } = query
    const orgIds = orgId === undefined ? undefined : await subtreeIds(orgId)
    const day = await ratingsDay(time)
    const page = await listRatings(scope, {
      ...{ ...asked, orgIds },
      ...askedDays({ counted, from, to }, day.today),
    })
    const orgs = await orgsById(page.items.map((doc) => doc.orgId))
    const items = page.items.map((doc) => ratingView(doc, orgs.get(doc.orgId)?.name ?? '', actor, day))
    return { ...page, items }
  }),
  readRoute(ratingsApi.figures, async ({ scope, query, time }) =>
    figuresOf(scope, query, 'staff', (await ratingsDay(time)).today),
  ),
  readRoute(ratingsApi.get, async ({ scope, actor, params, time }) => {
    const doc = found(await readRating(scope, params.id))
    return {
      ...ratingView(doc, await orgName(doc), actor, await ratingsDay(time)),
      breach: await breachOf(doc),
    }
  }),
]

/** What a 差评 breaches: the 责任事项 of the rated stage, as the version said them that the case runs by. */
async function breachOf({ rectification, power, stage }: RatingDoc): Promise<Breach | null> {
  if (!rectification || !power.no) return null
  const { duties, accountabilities } = await breachParts(power.id, power.no)
  const words: readonly string[] = DUTY_STAGES[stage]
  return {
    duties: duties.filter((duty) => words.some((word) => duty.stage.includes(word))),
    accountabilities,
  }
}

/** @throws Refused `rating.link` for a token that opens nothing */
async function open(token: string, box: SealBox, tx?: Tx): Promise<Opened> {
  const code = normalCode(token)
  const { door, invitation } = code === null ? await byToken(token, box, tx) : await byCode(code, box, tx)
  if (!invitation) throw new Refused('rating.link')
  return { invitation, rating: await ratingOf(String(invitation._id), tx), door }
}

async function byToken(token: string, box: SealBox, tx?: Tx): Promise<Found> {
  const { id, door } = readToken(token, box)
  return { invitation: await readInvitation(id, tx), door }
}

/** What a text message carries. */
async function byCode(code: string, box: SealBox, tx?: Tx): Promise<Found> {
  const like = await invitationsByShort(shortOfCode(code), tx)
  const invitation = like.find(({ _id }) => sameText(ratingCode(String(_id), box), code)) ?? null
  return { invitation, door: 'sms' }
}

interface Found {
  invitation: InvitationDoc | null
  door: Opened['door']
}

async function answered(opened: Opened, { _id, title, level, version }: RatingDoc, day: RatingsDay) {
  return {
    result: await openedView(opened, day),
    // neither number nor applicant: who reads the trail does not learn who rated
    subject: { kind: 'rating', id: String(_id), name: title },
    digests: [digestOf({ version, level })],
  }
}

async function openedView(opened: Opened, day: RatingsDay) {
  return invitationView(opened, await orgName(opened.invitation), day)
}

async function orgName({ orgId }: { orgId: string }): Promise<string> {
  return (await orgsById([orgId])).get(orgId)?.name ?? ''
}
