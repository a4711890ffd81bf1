import type { PlainDate } from '../kernel/plain-date'
import type { Refusal } from '../kernel/refusals'
import { type DatedResult, type WorkCalendar, addNaturalDays, addWorkdays } from '../kernel/work-calendar'
import {
  RATING_STAGES,
  RECTIFICATION_STATES,
  type RatingSource,
  type RatingStage,
  type RectificationState,
} from './ratings.states'

/** Limits that differ by place [local]. */
export interface RatingLimits {
  /** Natural days in which a rating may be changed once. */
  changeDays: number
  contactWorkdays: number
  verifyWorkdays: number
  rectifyWorkdays: number
  /** As for the appeal against a card. */
  appealWorkdays: number
  /** Natural days without an answer after which a default rating is written, where that is on. */
  defaultDays: number
}

export const RATING_LIMITS: RatingLimits = {
  changeDays: 10,
  contactWorkdays: 1,
  verifyWorkdays: 5,
  rectifyWorkdays: 15,
  appealWorkdays: 3,
  defaultDays: 7,
}

/** Whether silence becomes a default rating: off until a place turns it on [local]. */
export const DEFAULT_RATINGS_ON = false

/** The day of an act, with what is needed to count to it. */
export interface RatingDay {
  today: PlainDate
  calendar: WorkCalendar
  /** Absent: `RATING_LIMITS`. */
  limits?: RatingLimits
}

/** A rating already given in a case. */
export interface GivenRating {
  raterId: string
  stage: RatingStage
  source: RatingSource
  ratedOn: PlainDate
  changed: boolean
  /** null: a good rating, nothing to rectify. */
  rectification: RectificationState | null
}

/** What of a case decides whether it may be rated. */
export interface RatedCase {
  reached: readonly RatingStage[]
  ratings: readonly GivenRating[]
}

/**
 * One person – one case – one stage = one rating, given from when the stage is reached and changed at most
 * once [local]. Who answers after all replaces the default rating; that is no change.
 */
export function rateRefusal(
  rated: RatedCase,
  rater: { id: string; stage: RatingStage },
  on: RatingDay,
): Refusal | null {
  if (!rated.reached.includes(rater.stage))
    return { code: 'rating.stage', details: { stage: RATING_STAGES[rater.stage] } }
  const earlier = rated.ratings.find(({ raterId, stage }) => raterId === rater.id && stage === rater.stage)
  if (!earlier || earlier.source === 'default') return null
  return changeRefusal(earlier, on)
}

/** Of a bad rating only the re-rating after its rectification is possible, of a dismissed one nothing. */
function changeRefusal(earlier: GivenRating, on: RatingDay): Refusal | null {
  const { ratedOn, changed, rectification } = earlier
  if (rectification === 'dismissed') return { code: 'rating.dismissed' }
  if (rectification)
    return { code: 'rating.rectifying', details: { state: RECTIFICATION_STATES[rectification] } }
  if (changed) return { code: 'rating.changed' }
  const days = (on.limits ?? RATING_LIMITS).changeDays
  const last = addNaturalDays(on.calendar, ratedOn, days).date
  return on.today > last ? { code: 'rating.change-late', details: { days, last } } : null
}

/** The last days of a rectification. */
export interface RectificationLimits {
  contact: DatedResult
  verify: DatedResult
  rectify: DatedResult
}

/**
 * Contact within 1, verified within 5, rectified within 15 working days [local], each counted from the day
 * the bad rating was given or changed to bad; that day does not count (民法典第二百零一条).
 */
export function rectificationLimits(
  ratedOn: PlainDate,
  calendar: WorkCalendar,
  limits: RatingLimits = RATING_LIMITS,
): RectificationLimits {
  return {
    contact: addWorkdays(calendar, ratedOn, limits.contactWorkdays),
    verify: addWorkdays(calendar, ratedOn, limits.verifyWorkdays),
    rectify: addWorkdays(calendar, ratedOn, limits.rectifyWorkdays),
  }
}

/** The last day to answer an invitation before a default rating is written, where `DEFAULT_RATINGS_ON`. */
export function defaultDue(
  invitedOn: PlainDate,
  calendar: WorkCalendar,
  days: number = RATING_LIMITS.defaultDays,
): DatedResult {
  return addNaturalDays(calendar, invitedOn, days)
}
