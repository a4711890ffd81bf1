import { confirmationCode, CONFIRM_PAGE, confirmationToken } from '../../confirmation-token'
import { RATE_PAGE, ratingCode, ratingToken } from '../../rating-token'
import type { SealBox } from '../../seal-box'
import type { MessageDoc } from './messages.model'

/** What opens what a message asks for; made for each attempt, never stored. */
export interface AskingLink {
  kind: 'rating' | 'confirmation'
  /** Page of the mini-program with its query; null where the message has a page of its own. */
  page: string | null
  /** What the address in a text message ends in. */
  code: string
}

type Asking = Pick<MessageDoc, 'invitationId' | 'targetKind' | 'targetId'>

/** null for a message that asks for nothing. */
export function askingLink({ invitationId, targetKind, targetId }: Asking, box: SealBox): AskingLink | null {
  if (targetKind === 'confirmation' && targetId) {
    const page = `${CONFIRM_PAGE}?t=${confirmationToken(targetId, box)}`
    return { kind: 'confirmation', page, code: confirmationCode(targetId, box) }
  }
  if (!invitationId) return null
  // who applied at a window has no page of their own to find the rating on
  const page = targetId ? null : `${RATE_PAGE}?t=${ratingToken(invitationId, 'message', box)}`
  return { kind: 'rating', page, code: ratingCode(invitationId, box) }
}
