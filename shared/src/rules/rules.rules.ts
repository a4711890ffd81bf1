import type { LightThresholds } from '../kernel/light'
import { type PlainDate, shanghaiMidnight } from '../kernel/plain-date'
import type { MatterCategory } from '../matters/matters.states'
import type { CategoryValues, LightKey, RuleValues } from './rules.table'

/** The thresholds of the lights as the rules in force set them: for all, or for a category of matters. */
export function thresholdsOf(rules: RuleValues, category?: MatterCategory): LightThresholds {
  const { warnSharePercent, warnMinWorkdays, lagPoints } = lightValues(rules, category)
  const { overdueRepeatWorkdays } = rules
  return { warnShare: warnSharePercent / 100, warnMinWorkdays, lagPoints, overdueRepeatWorkdays }
}

/** A category's own values, and the general ones where it has none. */
export function lightValues(rules: RuleValues, category?: MatterCategory): Record<LightKey, number> {
  const own: CategoryValues = (category && rules.byCategory[category]) ?? {}
  return {
    warnSharePercent: own.warnSharePercent ?? rules.warnSharePercent,
    warnMinWorkdays: own.warnMinWorkdays ?? rules.warnMinWorkdays,
    lagPoints: own.lagPoints ?? rules.lagPoints,
  }
}

/** The thresholds of every category that sets any of its own. */
export function categoryThresholds(rules: RuleValues): { [C in MatterCategory]?: LightThresholds } {
  const categories = Object.keys(rules.byCategory) as MatterCategory[]
  return Object.fromEntries(categories.map((category) => [category, thresholdsOf(rules, category)]))
}

/** The instant at which the warnings of a day go out: half past the hour of the rule, in Shanghai. */
export function warnMoment(day: PlainDate, rules: RuleValues): number {
  return shanghaiMidnight(day) + (rules.warnAtHour * 60 + 30) * 60_000
}
