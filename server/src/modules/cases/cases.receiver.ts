import { maskName } from '@mingdu/shared/kernel/identity'
import type { SealBox } from '../../seal-box'
import type { CaseDoc, SealedText } from './cases.repo'

type Delivery = Pick<NonNullable<CaseDoc['delivery']>, 'receiver'>

/** Who signed for what was delivered, as it is kept. */
export function sealedReceiver(name: string, box: SealBox): SealedText {
  return { sealed: box.seal(name), shown: maskName(name) }
}

/** As every answer shows it; deliveries written down before names were sealed hold the name alone. */
export function shownReceiver({ receiver }: Delivery): string {
  return typeof receiver === 'string' ? maskName(receiver) : receiver.shown
}

/** In full, for the 送达回证. */
export function openedReceiver({ receiver }: Delivery, box: SealBox): string {
  return typeof receiver === 'string' ? receiver : box.open(receiver.sealed)
}
