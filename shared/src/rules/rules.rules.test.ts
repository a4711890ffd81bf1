import { DEFAULT_THRESHOLDS } from '../kernel/light'
import { plainDate, shanghaiTime } from '../kernel/plain-date'
import { categoryThresholds, thresholdsOf, warnMoment } from './rules.rules'
import { defaultRules } from './rules.table'

it('gives the lights the thresholds of the kernel until a place changes them', () => {
  expect(thresholdsOf(defaultRules())).toEqual({ ...DEFAULT_THRESHOLDS, overdueRepeatWorkdays: 5 })
})

it('lets a category have thresholds of its own, and takes the general value for what it leaves out', () => {
  const rules = {
    ...defaultRules(),
    warnSharePercent: 25,
    byCategory: { incident: { warnSharePercent: 40, warnMinWorkdays: 2 } },
  }
  const general = { warnShare: 0.25, warnMinWorkdays: 1, lagPoints: 10, overdueRepeatWorkdays: 5 }
  expect(thresholdsOf(rules, 'routine')).toEqual(general)
  expect(thresholdsOf(rules, 'incident')).toEqual({ ...general, warnShare: 0.4, warnMinWorkdays: 2 })
  expect(categoryThresholds(rules)).toEqual({ incident: thresholdsOf(rules, 'incident') })
})

it('warns at half past the hour of the rule, in Shanghai', () => {
  const moment = warnMoment(plainDate('2026-11-25'), { ...defaultRules(), warnAtHour: 9 })
  expect([shanghaiTime(moment), new Date(moment).toISOString()]).toEqual([
    '09:30',
    '2026-11-25T01:30:00.000Z',
  ])
})
