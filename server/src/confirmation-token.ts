import type { Id } from '@mingdu/shared/kernel/ids'
import { linkCode } from './link-code'
import { Refused } from './refused'
import { sameText, type SealBox } from './seal-box'

/** The page that answers a question of 群众核验, in the mini-program and the H5. */
export const CONFIRM_PAGE = 'features/confirmations/answer/index'

const ID_CHARS = 16
/** 90 bits of the keyed hash, as of the links of ratings. */
const MAC_CHARS = 15
const FORM = /^[\w-]{31}$/

/** What opens the question to one person: made again at any time from its id, so that nothing of it is stored. */
export function confirmationToken(askId: Id, box: SealBox): string {
  return `${Buffer.from(askId, 'hex').toString('base64url')}${proofOf(askId, box)}`
}

/** What a text message carries; the first half is kept with the question. */
export function confirmationCode(askId: Id, box: SealBox): string {
  return linkCode(askId, 'confirmation', box)
}

/** @throws Refused `confirmation.link` */
export function readConfirmationToken(token: string, box: SealBox): Id {
  if (!FORM.test(token)) throw new Refused('confirmation.link')
  const id = Buffer.from(token.slice(0, ID_CHARS), 'base64url').toString('hex')
  if (!sameText(proofOf(id, box), token.slice(ID_CHARS))) throw new Refused('confirmation.link')
  return id
}

function proofOf(askId: Id, box: SealBox): string {
  const mac = box.mac(`confirmation|${askId}`)
  return Buffer.from(mac, 'hex').toString('base64url').slice(0, MAC_CHARS)
}
