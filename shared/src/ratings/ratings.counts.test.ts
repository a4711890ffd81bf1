import fc from 'fast-check'
import { addDays, plainDate } from '../kernel/plain-date'
import { ratingCounts, tallyOfCounts, type RatedFacts, type RatingCounter } from './ratings.counts'
import {
  RATING_LEVELS,
  RECTIFICATION_STATES,
  type RatingLevel,
  type RectificationState,
} from './ratings.states'
import { tallyOf, type CountedRating } from './ratings.tally'

const START = plainDate('2026-03-02')
const at = (n: number) => addDays(START, n)
const TODAY = at(20)

const rating: fc.Arbitrary<CountedRating> = fc
  .record({
    level: fc.constantFrom(...(Object.keys(RATING_LEVELS) as RatingLevel[])),
    source: fc.constantFrom('active' as const, 'invited' as const, 'default' as const),
    state: fc.constantFrom(...(Object.keys(RECTIFICATION_STATES) as RectificationState[])),
    contacted: fc.boolean(),
    due: fc.nat(40).map(at),
    done: fc.nat(40).map(at),
  })
  .map(({ level, source, state, contacted, due, done }) => ({
    ...{ level, source, signed: true },
    rectification:
      source === 'default' || level < '4'
        ? null
        : { state, contacted, due, rectifiedOn: state === 'done' ? done : null },
  }))
const rated: fc.Arbitrary<RatedFacts> = fc
  .array(fc.record({ on: fc.nat(30).map(at), rating: fc.option(rating, { nil: null }) }), { maxLength: 3 })
  .map((stages) => ({
    invitedOn: stages.map(({ on }) => on),
    ratings: stages.flatMap((one) => (one.rating ? [{ invitedOn: one.on, rating: one.rating }] : [])),
  }))

it('a case counts once, on the day it was first asked, and each rating on the day of its stage', () => {
  const good: CountedRating = { level: '2', source: 'active', signed: true, rectification: null }
  expect(
    ratingCounts({
      invitedOn: [at(4), at(0), at(9)],
      ratings: [{ invitedOn: at(9), rating: good }],
    }),
  ).toEqual([
    [at(0), { casesInvited: 1, casesRated: 1 }],
    [at(9), { answered2: 1 }],
  ])
  expect(ratingCounts({ invitedOn: [], ratings: [] })).toEqual([])
})

it('days added up are the tally of all cases, whatever was said', () => {
  fc.assert(
    fc.property(fc.array(rated, { maxLength: 8 }), (all) => {
      const sum: Partial<Record<RatingCounter, number>> = {}
      for (const [, counts] of all.flatMap(ratingCounts))
        for (const [counter, n] of Object.entries(counts) as [RatingCounter, number][])
          sum[counter] = (sum[counter] ?? 0) + n
      const ratings = all.flatMap((one) => one.ratings.map((said) => said.rating))
      const lateOpen = ratings.filter(
        ({ rectification: one }) =>
          one && one.state !== 'dismissed' && one.rectifiedOn === null && one.due < TODAY,
      ).length
      const cases = all.map(({ invitedOn, ratings: said }) => ({
        invited: invitedOn.length > 0,
        ratings: said.map((one) => one.rating),
      }))
      expect(tallyOfCounts(sum, lateOpen)).toEqual(tallyOf(cases, TODAY))
    }),
  )
})
