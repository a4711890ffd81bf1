import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { ratingLimits } from '@mingdu/shared/ratings/rating-limits.rules'
import type { RatingLimits } from '@mingdu/shared/ratings/ratings.rules'
import type { BusinessTime } from '../../time'
import { currentCalendar } from '../calendar/calendar.service'
import { currentRules } from '../rules/rules.service'

/** The day, its calendar and the limits of the place, by which everything of an answer is counted. */
export interface RatingsDay {
  today: PlainDate
  calendar: WorkCalendar
  limits: RatingLimits
}

export async function ratingsDay(time: BusinessTime): Promise<RatingsDay> {
  const [calendar, rules] = await Promise.all([currentCalendar(), currentRules()])
  return { today: plainDate(time.today()), calendar, limits: ratingLimits(rules.values) }
}
