import type { Id } from '@mingdu/shared/kernel/ids'
import { RATING_SCENE } from '@mingdu/shared/kernel/scenes'
import { RATING_DOORS, type RatingDoor } from '@mingdu/shared/ratings/ratings.states'
import { linkCode } from './link-code'
import { Refused } from './refused'
import { sameText, type SealBox } from './seal-box'

const LETTERS = { track: 't', message: 'm', sms: 's', windowQr: 'q', pad: 'p' } as const satisfies Record<
  RatingDoor,
  string
>
const ID_CHARS = 16
/** 90 bits of the keyed hash: nobody guesses them, and the whole fits into a code of WeChat's. */
const MAC_CHARS = 15

/** The page that answers an invitation, in the mini-program and the H5. */
export const RATE_PAGE = RATING_SCENE.page

/**
 * What opens one invitation by one door: 32 characters, made again at any time from the id, so that nothing of it is
 * stored.
 */
export function ratingToken(invitationId: Id, door: RatingDoor, box: SealBox): string {
  const id = Buffer.from(invitationId, 'hex').toString('base64url')
  return `${LETTERS[door]}${id}${proofOf(invitationId, door, box)}`
}

/** @throws Refused `rating.link` */
export function readToken(token: string, box: SealBox): { id: Id; door: RatingDoor } {
  const door = (Object.keys(RATING_DOORS) as RatingDoor[]).find((one) => LETTERS[one] === token[0])
  if (!door || !RATING_SCENE.form.test(token)) throw new Refused('rating.link')
  const id = Buffer.from(token.slice(1, 1 + ID_CHARS), 'base64url').toString('hex')
  if (!sameText(proofOf(id, door, box), token.slice(1 + ID_CHARS))) throw new Refused('rating.link')
  return { id, door }
}

function proofOf(invitationId: Id, door: RatingDoor, box: SealBox): string {
  const mac = box.mac(`rating|${door}|${invitationId}`)
  return Buffer.from(mac, 'hex').toString('base64url').slice(0, MAC_CHARS)
}

/** What a text message carries, by the door `sms`; the first half is kept with the invitation. */
export function ratingCode(invitationId: Id, box: SealBox): string {
  return linkCode(invitationId, 'rating', box)
}
