import type { ActMoment } from '@mingdu/shared/tasks/acts.rules'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import type { BusinessTime } from '../../time'
import { currentRules } from '../rules/rules.service'

/** What the rules of these acts need of the moment and of the place. */
export async function actMoment(time: BusinessTime, { today, calendar }: DayFacts): Promise<ActMoment> {
  const { extensionMost, urgeGapHours } = (await currentRules()).values
  return { now: time.now(), today, calendar, extensionMost, urgeGapHours }
}
