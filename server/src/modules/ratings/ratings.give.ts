import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Refusal } from '@mingdu/shared/kernel/refusals'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { channelOf } from '@mingdu/shared/ratings/rating-limits.rules'
import { rateRefusal } from '@mingdu/shared/ratings/ratings.rules'
import type { RatingInput } from '@mingdu/shared/ratings/ratings.schema'
import {
  DOOR_SOURCES,
  isBad,
  OWN_DOORS,
  RATING_LEVELS,
  RATING_STAGES,
  RECTIFICATION_ACTIONS,
  type RatingDoor,
  type RatingLevel,
} from '@mingdu/shared/ratings/ratings.states'
import { rectificationRefusal } from '@mingdu/shared/ratings/rectification.rules'
import type { Tx } from '../../db/connection'
import { found, Refused, refuseIf } from '../../refused'
import { checkText } from '../safety/safety.service'
import type { RatingsDay } from './ratings.day'
import { setInvitationState, type InvitationDoc } from './ratings.invitations.repo'
import { openRectification, rectificationFacts } from './ratings.rectify'
import { changeRating, insertRating, type RatingDoc } from './ratings.repo'
import { tellCallers } from './ratings.tell'

/** Who is never named: neither in a history nor to the office. */
export const RATER = '评价人'

/** An invitation with what was said to it, as opened by a door. */
export interface Opened {
  invitation: InvitationDoc
  rating: RatingDoc | null
  door: RatingDoor
}

/** null when a rating may be given, or changed, by this door today. */
export function giveRefusal({ invitation, rating, door }: Opened, day: RatingsDay): Refusal | null {
  if (invitation.state === 'closed') return { code: 'rating.closed' }
  const answered = rating !== null && rating.source !== 'default'
  if (answered && !OWN_DOORS[door]) return { code: 'rating.given' }
  const given = rating && {
    ...{ raterId: rating.raterId, stage: rating.stage, source: rating.source, changed: rating.changed },
    ratedOn: plainDate(rating.ratedOn),
    rectification: rating.rectification?.state ?? null,
  }
  const rated = { reached: [invitation.stage], ratings: given ? [given] : [] }
  return rateRefusal(rated, { id: invitation.raterId, stage: invitation.stage }, day)
}

/** null when a 差评 may be rated again by this door. */
export function regiveRefusal({ rating, door }: Opened): Refusal | null {
  if (!rating?.rectification) return { code: 'rectification.none' }
  if (!OWN_DOORS[door]) return { code: 'rating.door', details: { action: RECTIFICATION_ACTIONS.rerate } }
  const rater = { id: rating.raterId, orgId: null }
  return rectificationRefusal.rerate(rectificationFacts(rating), rater)
}

/**
 * Writes what a person says of a stage, or their one change of it. A 差评 opens its rectification.
 * @throws Refused `rating.closed`, `rating.given`, every refusal of `rateRefusal`, `text.classified`
 */
export async function giveRating(
  opened: Opened,
  { client, ...input }: RatingInput & { client: 'miniapp' | 'h5' },
  day: RatingsDay,
  at: Date,
  tx: Tx,
): Promise<RatingDoc> {
  refuseIf(giveRefusal(opened, day))
  refuseIf(classifiedRefusal(input.text))
  const { invitation, rating, door } = opened
  const said = { level: input.level, tags: input.tags, text: input.text }
  const came = { source: DOOR_SOURCES[door], channel: channelOf(door, client) }
  const rectification = isBad(input.level) ? openRectification(day) : null
  const line = (what: string) => ({ at, who: RATER, what, note: levelNote(invitation, input.level) })
  const first = { ...came, ratedOn: day.today, ratedAt: at, changed: false }
  // first, so that of two at once the second begins anew and finds what the first has written
  await setInvitationState(String(invitation._id), 'answered', tx)
  const doc = await (rating === null
    ? insertRating({ ...aboutOf(invitation), ...said, ...first, rectification }, line('评价'), tx)
    : changeOf(rating, { ...said, rectification }, first, line, tx))
  await checkSaid(doc, input.text, at, tx)
  if (rectification) await tellCallers(doc, at, tx)
  return doc
}

/** @throws Refused `rectification.none`, `rating.door`, those of `rectificationRefusal.rerate`, `text.classified` */
export async function regiveRating(
  opened: Opened,
  input: RatingInput,
  day: RatingsDay,
  at: Date,
  tx: Tx,
): Promise<RatingDoc> {
  refuseIf(regiveRefusal(opened))
  refuseIf(classifiedRefusal(input.text))
  const { rating, invitation } = opened
  if (!rating?.rectification) throw new Refused('rectification.none')
  const rerating = { level: input.level, tags: input.tags, text: input.text, on: day.today }
  const line = { at, who: RATER, what: '再次评价', note: levelNote(invitation, input.level) }
  const set = { rectification: { ...rating.rectification, rerating } }
  return found(await changeRating(rating, set, line, tx))
}

/** What a rating keeps of its invitation. */
export function aboutOf(invitation: InvitationDoc) {
  const { _id, state: _state, short: _short, at: _at, ...about } = invitation
  return { ...about, invitationId: String(_id) }
}

/** Who answers after all replaces the default; that is no change. */
async function changeOf(
  rating: RatingDoc,
  said: Partial<RatingDoc>,
  first: Pick<RatingDoc, 'source' | 'channel' | 'ratedAt' | 'changed'> & { ratedOn: PlainDate },
  line: (what: string) => { at: Date; who: string; what: string; note: string },
  tx: Tx,
): Promise<RatingDoc> {
  const [set, what] =
    rating.source === 'default' ? [{ ...said, ...first }, '评价'] : [{ ...said, changed: true }, '修改评价']
  return found(await changeRating(rating, set, line(what), tx))
}

/** Taken in whatever a check will say; shown to the public only after it has passed. */
async function checkSaid(doc: RatingDoc, text: string, at: Date, tx: Tx): Promise<void> {
  if (text === '') return
  const subject = { kind: 'rating', id: String(doc._id), name: '好差评' } as const
  // no account wrote it: the invitation stands for the author
  await checkText(subject, text, { authorId: doc.invitationId, at }, tx)
}

function levelNote({ stage }: InvitationDoc, level: RatingLevel): string {
  return `${RATING_STAGES[stage]}：${RATING_LEVELS[level]}`
}
