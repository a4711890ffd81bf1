import type { OpenedRatings } from '@mingdu/shared/ratings/ratings.schema'
import type { RatingDoor } from '@mingdu/shared/ratings/ratings.states'
import type { Tx } from '../../db/connection'
import type { Parts } from '../../parts'
import type { SealBox } from '../../seal-box'
import {
  closeInvitationsOf,
  invitationsOf,
  putInvitation,
  type AboutDoc,
  type InvitationDoc,
} from './ratings.invitations.repo'
import { ratingToken } from './ratings.token'

export type { InvitationDoc }
export { ratedFacts } from './ratings.counted'
export { lateRectifications } from './ratings.repo'
export { invitationsOf }

/**
 * Asks the applicant to rate a stage their case has reached, in the transaction of the change. Everything a rating
 * needs of the case is written down here: ratings never read a case.
 */
export function inviteToRate(about: AboutDoc, at: Date, tx: Tx): Promise<void> {
  return putInvitation({ ...about, state: 'open', at }, tx)
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
  invitation: Pick<InvitationDoc, '_id'>,
  door: RatingDoor,
  { config, box }: Pick<Parts, 'config' | 'box'>,
): string {
  const token = ratingToken(String(invitation._id), door, box)
  return `${config.PUBLIC_URL}/#/features/ratings/rate/index?t=${token}`
}
