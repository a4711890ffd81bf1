import { type RateDefinition, type RateFigure, rateFigures } from '../kernel/rate-figures'
import { LEVEL_GROUPS, type RatingGroup, type RatingLevel } from './ratings.states'
import type { LevelCounts, RatingTally } from './ratings.tally'

/** Every figure with its 口径; each is part ÷ whole of one tally. */
export const RATING_FIGURES = {
  satisfaction: {
    name: '满意率',
    definition:
      '满意率＝非常满意、满意、基本满意的评价数÷有效的主动评价和邀请评价总数。不含默认评价，不含不予采信的评价；整改后的再次评价不改变原评价。',
    part: ({ answered }) => sumOf(answered, 'good'),
    whole: ({ answered }) => sumOf(answered),
  },
  satisfactionWithDefaults: {
    name: '满意率（含默认评价）',
    definition: '口径同满意率，分子、分母都加上默认评价。仅供对照，不作为公布的满意率。',
    part: ({ answered, defaults }) => sumOf(answered, 'good') + sumOf(defaults, 'good'),
    whole: ({ answered, defaults }) => sumOf(answered) + sumOf(defaults),
  },
  participation: {
    name: '评价率',
    definition:
      '评价率＝邀请后有有效评价的办件数÷邀请评价的办件数。一个办件评价几个环节只计一次，计入首次邀请之日，默认评价不算评价。',
    part: ({ counts }) => counts.casesRated,
    whole: ({ counts }) => counts.casesInvited,
  },
  bad: {
    name: '差评率',
    definition: '差评率＝不满意、非常不满意的评价数÷有效的主动评价和邀请评价总数。',
    part: ({ answered }) => sumOf(answered, 'bad'),
    whole: ({ answered }) => sumOf(answered),
  },
  rectified: {
    name: '差评整改率',
    definition: '差评整改率＝已整改的差评数÷有效差评总数，整改限期未到的也在分母内。',
    part: ({ counts }) => counts.rectified,
    whole: ({ answered }) => sumOf(answered, 'bad'),
  },
  rectifiedOnTime: {
    name: '按时整改率',
    definition:
      '按时整改率＝限期内整改的差评数÷限期已过或已整改的差评数。逾期未整改的在分母内，限期未到、尚未整改的不计。',
    part: ({ counts }) => counts.onTime,
    whole: ({ counts }) => counts.settled,
  },
  contacted: {
    name: '回访率',
    definition: '回访率＝已回访的实名差评数÷实名差评总数，应为 100%（GB/T 39735-2020）。',
    part: ({ counts }) => counts.contacted,
    whole: ({ counts }) => counts.signedBad,
  },
} as const satisfies Record<string, RateDefinition<RatingTally>>
export type RatingFigureKey = keyof typeof RATING_FIGURES

/** All figures of a tally; in public small cells are suppressed. */
export function ratingFigures(
  tally: RatingTally,
  audience: 'staff' | 'public',
): Record<RatingFigureKey, RateFigure> {
  return rateFigures<RatingFigureKey, RatingTally>(RATING_FIGURES, tally, audience)
}

function sumOf(counts: LevelCounts, group?: RatingGroup): number {
  return (Object.keys(counts) as RatingLevel[])
    .filter((level) => group === undefined || LEVEL_GROUPS[level] === group)
    .reduce((sum, level) => sum + counts[level], 0)
}
