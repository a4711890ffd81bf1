import type { LightThresholds } from '../kernel/light'
import { type PlainDate, shanghaiMidnight } from '../kernel/plain-date'
import type { RuleValues } from './rules.table'

/** The thresholds of the lights as the rules in force set them. */
export function thresholdsOf(rules: RuleValues): LightThresholds {
  return {
    warnShare: rules.warnSharePercent / 100,
    warnMinWorkdays: rules.warnMinWorkdays,
    lagPoints: rules.lagPoints,
  }
}

/** The instant at which the warnings of a day go out: half past the hour of the rule, in Shanghai. */
export function warnMoment(day: PlainDate, rules: RuleValues): number {
  return shanghaiMidnight(day) + (rules.warnAtHour * 60 + 30) * 60_000
}
