import { addNaturalDays, type WorkCalendar } from '../kernel/work-calendar'
import type { PlainDate } from '../kernel/plain-date'
import type { RuleValues } from '../rules/rules.table'
import { DEFAULT_LEVEL, type RatingChannel, type RatingDoor } from './ratings.states'
import { DEFAULT_RATINGS_ON, type RatingLimits } from './ratings.rules'

/** Calls in vain after which the work goes on without the rater [design]. */
export const CONTACT_TRIES = 3

/** The limits of a place, from its rules. */
export function ratingLimits(values: RuleValues): RatingLimits {
  return {
    changeDays: values.ratingChangeDays,
    contactWorkdays: values.ratingContactWorkdays,
    verifyWorkdays: values.ratingVerifyWorkdays,
    rectifyWorkdays: values.ratingRectifyWorkdays,
    appealWorkdays: values.ratingAppealWorkdays,
    defaultDays: values.ratingDefaultDays,
  }
}

/** Whether, and with what, silence is answered for the person. */
export function defaultRating(values: RuleValues): { days: number; level: typeof DEFAULT_LEVEL } | null {
  const on = values.ratingDefaultOn === 1 || DEFAULT_RATINGS_ON
  return on ? { days: values.ratingDefaultDays, level: DEFAULT_LEVEL } : null
}

/** The last day on which a rating may be changed. */
export function changeUntil(ratedOn: PlainDate, calendar: WorkCalendar, limits: RatingLimits): PlainDate {
  return addNaturalDays(calendar, ratedOn, limits.changeDays).date
}

/** Where a call-back leads: reached, or tried often enough, the work goes on. */
export function contactLeads(tries: number, reached: boolean): 'toContact' | 'toVerify' {
  return reached || tries >= CONTACT_TRIES ? 'toVerify' : 'toContact'
}

/** The channel of a rating: the door, or the program where the door is inside it. */
export function channelOf(door: RatingDoor, client: 'miniapp' | 'h5'): RatingChannel {
  return door === 'track' || door === 'message' ? client : door
}

/** As others may read it: a row of seven or more digits may be a phone or an ID number. */
export function publicText(text: string): string {
  return text.replace(/\d[\d\s-]{5,}[\dXx]/g, '****')
}
