import {
  RATING_LEVELS,
  RATING_STAGES,
  isBad,
  tagsOf,
  type RatingStage,
} from '@mingdu/shared/ratings/ratings.states'
import { DEMO_CASES, type DemoCaseAct } from './demo.cases'
import { DEMO_RATINGS } from './demo.ratings'

const REACHED_BY: Record<RatingStage, DemoCaseAct['act']> = {
  accept: 'accept',
  handle: 'startReview',
  complete: 'deliver',
}

it('shows every level, every door and every stage', () => {
  const of = (key: 'level' | 'door' | 'stage') => new Set(DEMO_RATINGS.map((one) => one[key]))
  expect([...of('level')].sort()).toEqual(Object.keys(RATING_LEVELS))
  expect([...of('door')].sort()).toEqual(['pad', 'sms', 'track', 'windowQr'])
  expect(of('stage').size).toBe(Object.keys(RATING_STAGES).length)
})

it('rates stages that its cases have reached, once each, with tags of the level', () => {
  const rated = DEMO_RATINGS.map(({ of, stage }) => `${of.idNumber} ${stage}`)
  expect(new Set(rated).size).toBe(rated.length)
  for (const { of, stage, ago, level, tags = [] } of DEMO_RATINGS) {
    const its = DEMO_CASES.find(({ applicant }) => applicant.idNumber === of.idNumber)
    const reached = its?.acts.find(({ act }) => act === REACHED_BY[stage])
    expect([of.name, stage, (reached?.ago ?? -1) >= ago]).toEqual([of.name, stage, true])
    expect(tags.filter((tag) => !tagsOf(level).includes(tag))).toEqual([])
  }
})

it('has enough valid ratings for a rate, and rectifies only what is bad, in the order of time', () => {
  expect(DEMO_RATINGS.filter(({ door }) => door !== 'track').length).toBeGreaterThanOrEqual(10)
  for (const { level, ago, acts = [] } of DEMO_RATINGS) {
    if (acts.length > 0) expect(isBad(level)).toBe(true)
    const days = [ago, ...acts.map((act) => act.ago)]
    expect(days).toEqual([...days].sort((a, b) => b - a))
  }
  const ends = DEMO_RATINGS.flatMap(({ level, acts }) => (isBad(level) ? [acts?.at(-1)?.act ?? 'none'] : []))
  expect(new Set(ends)).toEqual(new Set(['none', 'contact', 'verify', 'rerate', 'appeal', 'judge']))
})
