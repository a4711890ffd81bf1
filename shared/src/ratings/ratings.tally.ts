import type { PlainDate } from '../kernel/plain-date'
import {
  RATING_LEVELS,
  isBad,
  type RatingLevel,
  type RatingSource,
  type RectificationState,
} from './ratings.states'

/** One rating as the figures see it. */
export interface CountedRating {
  /** As it stood before any rectification: the re-rating after one does not undo the 差评. */
  level: RatingLevel
  source: RatingSource
  /** 实名: it is known whom to call back. */
  signed: boolean
  /** null: nothing to rectify. */
  rectification: CountedRectification | null
}

export interface CountedRectification {
  state: RectificationState
  contacted: boolean
  due: PlainDate
  rectifiedOn: PlainDate | null
}

/** A case with all its ratings; it belongs to one group (org, matter, period), so that groups add up. */
export interface CountedCase {
  invited: boolean
  ratings: readonly CountedRating[]
}

export const TALLY_COUNTS = {
  casesInvited: '邀请评价的办件',
  casesRated: '邀请后有有效评价的办件',
  signedBad: '实名差评',
  contacted: '已回访的实名差评',
  rectified: '已整改的差评',
  settled: '整改限期已过或已整改的差评',
  onTime: '限期内整改的差评',
  dismissed: '不予采信的评价',
} as const satisfies Record<string, string>
export type TallyCount = keyof typeof TALLY_COUNTS
export type LevelCounts = Record<RatingLevel, number>

/** Integers only. The sum of the tallies of disjoint groups of cases is the tally of them all. */
export interface RatingTally {
  /** Valid active and invited ratings. */
  answered: LevelCounts
  /** Default ratings. */
  defaults: LevelCounts
  counts: Record<TallyCount, number>
}

const LEVELS = Object.keys(RATING_LEVELS) as RatingLevel[]
const COUNT_KEYS = Object.keys(TALLY_COUNTS) as TallyCount[]

export function emptyTally(): RatingTally {
  return { answered: filled(LEVELS, zero), defaults: filled(LEVELS, zero), counts: filled(COUNT_KEYS, zero) }
}

export function mergeTallies(tallies: readonly RatingTally[]): RatingTally {
  return tallies.reduce(
    (a, b) => ({
      answered: filled(LEVELS, (level) => a.answered[level] + b.answered[level]),
      defaults: filled(LEVELS, (level) => a.defaults[level] + b.defaults[level]),
      counts: filled(COUNT_KEYS, (key) => a.counts[key] + b.counts[key]),
    }),
    emptyTally(),
  )
}

export function tallyOf(cases: readonly CountedCase[], today: PlainDate): RatingTally {
  const ratings = cases.flatMap((one) => one.ratings)
  const valid = ratings.filter(isValid)
  const answered = valid.filter(isAnswer)
  return {
    answered: perLevel(answered),
    defaults: perLevel(valid.filter((rating) => !isAnswer(rating))),
    counts: {
      ...countCases(cases),
      ...countRectifications(answered, today),
      dismissed: ratings.length - valid.length,
    },
  }
}

function countCases(cases: readonly CountedCase[]) {
  const invited = cases.filter((one) => one.invited)
  const rated = invited.filter((one) => one.ratings.some((r) => isValid(r) && isAnswer(r)))
  return { casesInvited: invited.length, casesRated: rated.length }
}

/** What is not yet due counts only once it is done, as with 按时办结率. */
function countRectifications(answered: readonly CountedRating[], today: PlainDate) {
  const bad = answered.filter(({ level }) => isBad(level))
  const signed = bad.filter((rating) => rating.signed)
  const rectifications = bad.flatMap(({ rectification }) => rectification ?? [])
  const rectified = rectifications.filter(({ rectifiedOn }) => rectifiedOn !== null)
  return {
    signedBad: signed.length,
    contacted: signed.filter(({ rectification }) => rectification?.contacted).length,
    rectified: rectified.length,
    settled: rectifications.filter(({ rectifiedOn, due }) => rectifiedOn !== null || due < today).length,
    onTime: rectified.filter(({ rectifiedOn, due }) => rectifiedOn !== null && rectifiedOn <= due).length,
  }
}

function isValid({ rectification }: CountedRating): boolean {
  return rectification?.state !== 'dismissed'
}

function isAnswer({ source }: CountedRating): boolean {
  return source !== 'default'
}

function perLevel(ratings: readonly CountedRating[]): LevelCounts {
  return filled(LEVELS, (level) => ratings.filter((rating) => rating.level === level).length)
}

function filled<K extends string>(keys: readonly K[], value: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, number>
}

function zero(): number {
  return 0
}
