import type { Id } from '@mingdu/shared/kernel/ids'
import type { OpenedRatings } from '@mingdu/shared/ratings/ratings.schema'
import type { RatingDoor, RatingStage } from '@mingdu/shared/ratings/ratings.states'
import type { Tx } from '../../db/connection'
import type { Parts } from '../../parts'
import type { SealBox } from '../../seal-box'
import {
  closeInvitationsOf,
  invitationAt,
  invitationsOf,
  putInvitation,
  type AboutDoc,
  type InvitationDoc,
} from './ratings.invitations.repo'
import { RATE_PAGE, ratingToken } from '../../rating-token'

export type { InvitationDoc }
export { ratedFacts } from './ratings.counted'
export { lateRectifications } from './ratings.repo'
export { casesOfRatings } from './ratings.watch.repo'
export { invitationsOf }
export { casesOfLate, changedRectifications, rectificationsOf, type ChangedRating } from './ratings.watch'

/**
 * Asks the applicant to rate a stage their case has reached, in the transaction of the change. Everything a rating
 * needs of the case is written down here: ratings never read a case.
 */
export function inviteToRate(about: AboutDoc, at: Date, tx: Tx): Promise<void> {
  return putInvitation({ ...about, state: 'open', at }, tx)
}

/** The id of what asks to rate a stage of a case, while nobody has answered; null when nothing does. */
export async function openInvitation(caseId: Id, stage: RatingStage, tx: Tx): Promise<Id | null> {
  const found = await invitationAt(caseId, stage, tx)
  return found?.state === 'open' ? String(found._id) : null
}

/** A case that ended without a result is no longer rated where nobody has. */
export function closeInvitations(caseId: string, tx: Tx): Promise<void> {
  return closeInvitationsOf(caseId, tx)
}

/** The stages of a case that may be opened to be rated, for who came by themselves and has shown that they may. */
export async function openedRatings(caseId: string, box: SealBox): Promise<OpenedRatings['items']> {
  const found = await invitationsOf(caseId)
  return found
    .filter(({ state }) => state !== 'closed')
    .map(({ _id, stage, state }) => ({ stage, state, token: ratingToken(String(_id), 'track', box) }))
}

/** The address at which an invitation is answered; the same one again at any time. */
export function ratingLink(
  invitationId: Id,
  door: RatingDoor,
  { config, box }: Pick<Parts, 'config' | 'box'>,
): string {
  const token = ratingToken(invitationId, door, box)
  return `${config.PUBLIC_URL}/#/${RATE_PAGE}?t=${token}`
}
