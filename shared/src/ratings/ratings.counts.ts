import type { PlainDate } from '../kernel/plain-date'
import { RATING_LEVELS, type RatingLevel } from './ratings.states'
import { tallyOf, type CountedRating, type RatingTally } from './ratings.tally'

/** What is counted of the ratings of a case, each on the day its stage was invited to be rated. */
export const RATING_COUNTERS = {
  casesInvited: '首次邀请日：邀请评价的办件',
  casesRated: '首次邀请日：邀请后有有效评价的办件',
  answered1: '邀请日：非常满意',
  answered2: '邀请日：满意',
  answered3: '邀请日：基本满意',
  answered4: '邀请日：不满意',
  answered5: '邀请日：非常不满意',
  default1: '邀请日：默认非常满意',
  default2: '邀请日：默认满意',
  default3: '邀请日：默认基本满意',
  default4: '邀请日：默认不满意',
  default5: '邀请日：默认非常不满意',
  signedBad: '邀请日：实名差评',
  contacted: '邀请日：已回访的实名差评',
  rectified: '邀请日：已整改的差评',
  rectifiedOnTime: '邀请日：限期内整改的差评',
  dismissed: '邀请日：不予采信的评价',
} as const satisfies Record<string, string>
export type RatingCounter = keyof typeof RATING_COUNTERS

/** Counts that are not there are 0. */
export type RatingCounts = Partial<Record<RatingCounter, number>>

/** Everything that was asked and said of one case. */
export interface RatedFacts {
  /** The days on which its stages were invited to be rated. */
  invitedOn: readonly PlainDate[]
  ratings: readonly { invitedOn: PlainDate; rating: CountedRating }[]
}

const LEVELS = Object.keys(RATING_LEVELS) as RatingLevel[]

/**
 * What one case adds to the figures of ratings, by day: the case itself once, on the day it was first invited, so that
 * days add up; a rating on the day of its invitation. Which limits have passed meanwhile depends on the day it is looked
 * at, and is left to the reader.
 */
export function ratingCounts({ invitedOn, ratings }: RatedFacts): [PlainDate, RatingCounts][] {
  const said = ratings.map(({ invitedOn: on, rating }) => [on, countsOfOne(rating, on)] as const)
  const first = [...invitedOn].sort()[0]
  if (first === undefined) return said.map(([on, counts]) => [on, counts])
  const isRated = said.some(([, counts]) => LEVELS.some((level) => counts[`answered${level}`]))
  return [
    [first, { casesInvited: 1, ...(isRated ? { casesRated: 1 } : {}) }],
    ...said.map(([on, counts]): [PlainDate, RatingCounts] => [on, counts]),
  ]
}

/**
 * The tally of what was counted.
 * @param lateOpen 差评 of the same ratings whose 整改 is not done though its limit has passed
 */
export function tallyOfCounts(counts: RatingCounts, lateOpen: number): RatingTally {
  const of = (counter: RatingCounter) => counts[counter] ?? 0
  return {
    answered: perLevel((level) => of(`answered${level}`)),
    defaults: perLevel((level) => of(`default${level}`)),
    counts: {
      ...{ casesInvited: of('casesInvited'), casesRated: of('casesRated') },
      ...{ signedBad: of('signedBad'), contacted: of('contacted'), rectified: of('rectified') },
      ...{ settled: of('rectified') + lateOpen, onTime: of('rectifiedOnTime'), dismissed: of('dismissed') },
    },
  }
}

function countsOfOne(rating: CountedRating, on: PlainDate): RatingCounts {
  const { answered, defaults, counts } = tallyOf([{ invited: false, ratings: [rating] }], on)
  const { signedBad, contacted, rectified, onTime, dismissed } = counts
  const all: RatingCounts = {
    ...Object.fromEntries(LEVELS.map((level) => [`answered${level}`, answered[level]])),
    ...Object.fromEntries(LEVELS.map((level) => [`default${level}`, defaults[level]])),
    ...{ signedBad, contacted, rectified, rectifiedOnTime: onTime, dismissed },
  }
  return Object.fromEntries(Object.entries(all).filter(([, n]) => n !== 0))
}

function perLevel(value: (level: RatingLevel) => number): Record<RatingLevel, number> {
  return Object.fromEntries(LEVELS.map((level) => [level, value(level)])) as Record<RatingLevel, number>
}
