import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { categoryThresholds, thresholdsOf } from '@mingdu/shared/rules/rules.rules'
import type { BusinessTime } from '../../time'
import { currentCalendar } from '../calendar/calendar.service'
import { currentRules } from '../rules/rules.service'

let last: { facts: DayFacts; rules: number } | null = null

/**
 * Today with the calendar and the thresholds in force: what clocks, lights and progress are computed with. The same
 * object as long as none of them changes, so that what was worked out for a day can be remembered with it.
 */
export async function dayFacts(time: Pick<BusinessTime, 'today'>): Promise<DayFacts> {
  const [calendar, rules] = await Promise.all([currentCalendar(), currentRules()])
  const today = time.today()
  const same = last?.facts.today === today && last.facts.calendar === calendar && last.rules === rules.version
  if (last && same) return last.facts
  const { values } = rules
  const facts = {
    today,
    calendar,
    thresholds: thresholdsOf(values),
    byCategory: categoryThresholds(values),
  }
  last = { facts, rules: rules.version }
  return last.facts
}
