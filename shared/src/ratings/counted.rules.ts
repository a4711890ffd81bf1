import type { RatingFigureKey } from './ratings.figures'

/** Which ratings of the invitations of a period a figure counts, for the list behind it. */
export const RATINGS_COUNTED = {
  answered: '有效的主动评价和邀请评价',
  satisfied: '满意的评价',
  answeredOrDefault: '有效评价，连同默认评价',
  satisfiedOrDefault: '满意的评价，连同默认评价',
  bad: '有效差评',
  rectified: '已整改的差评',
  rectifiedOnTime: '限期内整改的差评',
  settled: '整改限期已过或已整改的差评',
  contacted: '已回访的差评',
} as const satisfies Record<string, string>
export type RatingsCounted = keyof typeof RATINGS_COUNTED

/** The list behind one side of a figure: of ratings, or of the cases that were asked. */
export type RatingsBehind =
  | { list: 'ratings'; part: RatingsCounted; whole: RatingsCounted }
  | { list: 'cases'; part: 'answered'; whole: 'invited' }

/** The lists behind the numerator and the denominator of every figure. */
export const RATINGS_BEHIND = {
  satisfaction: { list: 'ratings', part: 'satisfied', whole: 'answered' },
  satisfactionWithDefaults: { list: 'ratings', part: 'satisfiedOrDefault', whole: 'answeredOrDefault' },
  participation: { list: 'cases', part: 'answered', whole: 'invited' },
  bad: { list: 'ratings', part: 'bad', whole: 'answered' },
  rectified: { list: 'ratings', part: 'rectified', whole: 'bad' },
  rectifiedOnTime: { list: 'ratings', part: 'rectifiedOnTime', whole: 'settled' },
  // whoever rates is known: every 差评 is 实名
  contacted: { list: 'ratings', part: 'contacted', whole: 'bad' },
} as const satisfies Record<RatingFigureKey, RatingsBehind>
