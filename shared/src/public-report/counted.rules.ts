import { keysOf } from '../kernel/keys'
import type { ClueKind, ClueResolution, ClueState } from '../clues/clues.states'
import { dateInShanghai } from '../kernel/plain-date'
import { LEVEL_GROUPS, type RatingLevel } from '../ratings/ratings.states'
import {
  CLUE_COUNTS,
  KINDS_ALONE,
  OTHER_COUNTS,
  type ClueCount,
  type ClueCounts,
  type OtherCount,
} from './public-report.table'

/** What happened in a month, as it was counted once the month was over. */
export interface CountedMonth {
  kinds: Record<ClueKind, ClueCounts>
  others: Record<OtherCount, number>
}

/** What of a clue counts, and when it happened. */
export interface ReportedClue {
  kind: ClueKind
  state: ClueState
  createdAt: Date
  closedAt: Date | null
  due: string | null
  answeredAt: Date | null
  resolution: ClueResolution | null
  rated: { level: RatingLevel; at: Date } | null
}

/** In which month a clue counts for what, as it stands now. */
export function countedMonths(clue: ReportedClue): { month: string; count: ClueCount }[] {
  const { state, createdAt, closedAt, due, answeredAt, resolution, rated } = clue
  const inTime = answeredAt !== null && due !== null && dateInShanghai(answeredAt.getTime()) <= due
  return [
    ...countedAt(createdAt, 'received', true),
    ...countedAt(closedAt, 'declined', state === 'declined'),
    ...countedAt(closedAt, 'closed', state === 'closed'),
    ...countedAt(closedAt, 'solved', state === 'closed' && resolution === 'solved'),
    ...(due === null || state === 'transferred' ? [] : dueIn(due.slice(0, 7), inTime)),
    ...countedAt(rated?.at, 'rated', true),
    ...countedAt(rated?.at, 'satisfied', rated !== null && LEVEL_GROUPS[rated.level] === 'good'),
  ]
}

export function monthOfInstant(at: Date): string {
  return dateInShanghai(at.getTime()).slice(0, 7)
}

export function noCounts(): ClueCounts {
  return recordOf(keysOf(CLUE_COUNTS), () => 0)
}

/** A month in which nothing happened. */
export function emptyMonth(): CountedMonth {
  return { kinds: recordOf(KINDS_ALONE, noCounts), others: recordOf(keysOf(OTHER_COUNTS), () => 0) }
}

/** The month after, `2026-12` → `2027-01`. */
export function monthAfter(month: string, n = 1): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** How many months from the one to the other, both counted. */
export function monthsIn(from: string, through: string): number {
  const at = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return at(through) - at(from) + 1
}

function countedAt(at: Date | null | undefined, count: ClueCount, holds: boolean) {
  return at && holds ? [{ month: monthOfInstant(at), count }] : []
}

function dueIn(month: string, inTime: boolean): { month: string; count: ClueCount }[] {
  return [{ month, count: 'due' }, ...(inTime ? [{ month, count: 'inTime' as const }] : [])]
}

export function recordOf<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>
}
