import { dateInShanghai, type PlainDate } from '../kernel/plain-date'
import type { RateDefinition } from '../kernel/rate-figures'
import type { RatingLevel } from '../ratings/ratings.states'
import type { ClueResolution, ClueState } from './clues.states'

/** What of a clue counts. */
export interface CountedClue {
  state: ClueState
  due: string | null
  answeredAt: Date | null
  resolution: ClueResolution | null
  rated: { level: RatingLevel } | null
}

export interface ClueTally {
  received: number
  closed: number
  due: number
  answeredInTime: number
  judged: number
  solved: number
  rated: number
  content: number
}

/** 办结, 解决 and 满意 are three things, each with its own denominator. */
export const CLUE_RATES = {
  response: {
    name: '响应率',
    definition: '响应率＝期内收到、已到期的线索中按时答复的÷期内收到、已到期的全部线索，未答复的计入分母。',
    part: ({ answeredInTime }) => answeredInTime,
    whole: ({ due }) => due,
  },
  solved: {
    name: '解决率',
    definition: '解决率＝期内收到、回访认定“已解决”的÷期内收到、已回访的；部分解决、解释说明不算已解决。',
    part: ({ solved }) => solved,
    whole: ({ judged }) => judged,
  },
  satisfied: {
    name: '满意率',
    definition: '满意率＝期内收到、评价为基本满意以上的÷期内收到、有评价的；没有评价的不计入。',
    part: ({ content }) => content,
    whole: ({ rated }) => rated,
  },
} as const satisfies Record<string, RateDefinition<ClueTally>>

export function tallyClues(clues: readonly CountedClue[], today: PlainDate): ClueTally {
  const count = (holds: (clue: CountedClue) => boolean) => clues.filter(holds).length
  return {
    received: clues.length,
    closed: count(({ state }) => state === 'closed'),
    due: count((clue) => isDue(clue, today)),
    answeredInTime: count((clue) => isDue(clue, today) && inTime(clue)),
    judged: count(({ resolution }) => resolution !== null),
    solved: count(({ resolution }) => resolution === 'solved'),
    rated: count(({ rated }) => rated !== null),
    content: count(({ rated }) => rated !== null && rated.level <= '3'),
  }
}

/** Its day has passed, or it was answered before. */
function isDue({ due, answeredAt }: CountedClue, today: PlainDate): boolean {
  return due !== null && (due < today || answeredAt !== null)
}

function inTime({ due, answeredAt }: CountedClue): boolean {
  return due !== null && answeredAt !== null && dateInShanghai(answeredAt.getTime()) <= due
}
