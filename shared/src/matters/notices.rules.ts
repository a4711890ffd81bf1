import type { PlainDate } from '../kernel/plain-date'
import { daysBetween } from '../kernel/plain-date'
import type { MatterState } from './matters.states'

/** Days of a 公示, both included. */
export interface NoticeDays {
  from: PlainDate
  until: PlainDate
}

/** Whether everybody may read it: the matter waits for the end of its notice, and today is one of its days. */
export function isNoticed(state: MatterState, days: NoticeDays | null, today: PlainDate): boolean {
  return state === 'noticed' && days !== null && days.from <= today && today <= days.until
}

/** Days after today on which one may still object. */
export function noticeDaysLeft({ until }: NoticeDays, today: PlainDate): number {
  return daysBetween(today, until)
}

/**
 * An official text as everybody may read it: what may be the number of a phone, an identity card or a bank card is
 * hidden. Days and amounts have fewer digits and stay.
 */
export function noticeText(text: string): string {
  return text.replace(/\d(?:[ -]?\d){9,}[ -]?[\dXx]/g, '****')
}
