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

/** What the clues of a day count for on whichever day one asks; of those that wait for an answer, by their last day. */
export interface ClueDay extends Omit<ClueTally, 'due'> {
  answered: number
  waiting: Record<string, number>
}

export function clueDay(clues: readonly CountedClue[]): ClueDay {
  const count = (holds: (clue: CountedClue) => boolean) => clues.filter(holds).length
  const waiting: Record<string, number> = {}
  for (const { due, answeredAt } of clues)
    if (due !== null && answeredAt === null) waiting[due] = (waiting[due] ?? 0) + 1
  return {
    received: clues.length,
    closed: count(({ state }) => state === 'closed'),
    answered: count(({ due, answeredAt }) => due !== null && answeredAt !== null),
    answeredInTime: count(inTime),
    judged: count(({ resolution }) => resolution !== null),
    solved: count(({ resolution }) => resolution === 'solved'),
    rated: count(({ rated }) => rated !== null),
    content: count(({ rated }) => rated !== null && rated.level <= '3'),
    waiting,
  }
}

/** The days together. One that waits is due once its day has passed; one that was answered is due whenever that was. */
export function tallyOn(days: readonly ClueDay[], today: PlainDate): ClueTally {
  const sum = (of: (day: ClueDay) => number) => days.reduce((total, day) => total + of(day), 0)
  const overdue = ({ waiting }: ClueDay) =>
    Object.entries(waiting).reduce((total, [due, n]) => (due < today ? total + n : total), 0)
  return {
    received: sum(({ received }) => received),
    closed: sum(({ closed }) => closed),
    due: sum((day) => day.answered + overdue(day)),
    answeredInTime: sum(({ answeredInTime }) => answeredInTime),
    judged: sum(({ judged }) => judged),
    solved: sum(({ solved }) => solved),
    rated: sum(({ rated }) => rated),
    content: sum(({ content }) => content),
  }
}

export function tallyClues(clues: readonly CountedClue[], today: PlainDate): ClueTally {
  return tallyOn([clueDay(clues)], today)
}

export function minusTally(all: ClueTally, less: ClueTally): ClueTally {
  const keys = Object.keys(all) as (keyof ClueTally)[]
  return Object.fromEntries(keys.map((key) => [key, all[key] - less[key]])) as Record<keyof ClueTally, number>
}

function inTime({ due, answeredAt }: CountedClue): boolean {
  return due !== null && answeredAt !== null && dateInShanghai(answeredAt.getTime()) <= due
}
