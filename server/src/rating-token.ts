import { createHash } from 'node:crypto'
import type { Id } from '@mingdu/shared/kernel/ids'
import { RATING_SCENE } from '@mingdu/shared/kernel/scenes'
import { RATING_DOORS, type RatingDoor } from '@mingdu/shared/ratings/ratings.states'
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

/** No letters and digits that look alike: five bits each. */
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const SHORT_CHARS = 6
const CODE_FORM = new RegExp(`^[${CODE_LETTERS}]{${2 * SHORT_CHARS}}$`)

/**
 * By what an invitation is found from the code of a text message: the first half of that code. It is kept with the
 * invitation and opens nothing; several may have the same.
 */
export function ratingShort(invitationId: Id): string {
  return lettersOf(createHash('sha256').update(invitationId).digest('hex'))
}

/**
 * What a text message carries, by the door `sms`: 12 letters and digits, since providers take no address and few
 * characters as a variable. The second half is a keyed hash and stored nowhere.
 */
export function ratingCode(invitationId: Id, box: SealBox): string {
  return `${ratingShort(invitationId)}${lettersOf(box.mac(`rating code|${invitationId}`))}`
}

/** The code as it was typed or followed, or null for what is none. */
export function normalRatingCode(text: string): string | null {
  const code = text.normalize('NFKC').trim().toUpperCase()
  return CODE_FORM.test(code) ? code : null
}

/** The first half of a code. */
export function shortOfCode(code: string): string {
  return code.slice(0, SHORT_CHARS)
}

function lettersOf(hex: string): string {
  return [...Buffer.from(hex, 'hex').subarray(0, SHORT_CHARS)]
    .map((byte) => CODE_LETTERS[byte & 31] ?? '')
    .join('')
}
