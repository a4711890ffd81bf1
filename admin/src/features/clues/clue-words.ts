import { CLUE_RESOLUTIONS, type ClueState } from '@mingdu/shared/clues/clues.states'
import type { Clue, ClueRow } from '@mingdu/shared/clues/clues.schema'
import { addDays, dateInShanghai, plainDate } from '@mingdu/shared/kernel/plain-date'
import { RATING_LEVELS } from '@mingdu/shared/ratings/ratings.states'
import { API_BASE } from '../../api/send'
import { dateText } from '../../components/dates'

/** Somebody has something to do with it now. */
const WAITS: readonly ClueState[] = ['received', 'dispatched', 'givenBack', 'inHand', 'answered']
/** The day of the answer still counts. */
const UNANSWERED: readonly ClueState[] = ['dispatched', 'givenBack', 'inHand']

export function stateClass(state: ClueState): string {
  return WAITS.includes(state) ? 'tag tag--blue' : 'tag'
}

/** `11-30`, with 已超期 when the day passed without an answer. */
export function dueText({ due, state }: Pick<ClueRow, 'due' | 'state'>, today: string): string {
  const late = due !== null && due < today && UNANSWERED.includes(state)
  return late ? `${dateText(due, today)}　已超期` : dateText(due, today)
}

/** 办结, 解决 and 满意 side by side: none follows from another. */
export function outcomeOf({ state, resolution, rated }: Clue): [string, string][] {
  return [
    ['办结', state === 'closed' ? '已办结' : '没有办结'],
    ['解决', resolution === null ? '还没有回访认定' : CLUE_RESOLUTIONS[resolution]],
    ['满意', rated === null ? '没有评价' : RATING_LEVELS[rated.level]],
  ]
}

/** Only to who may read the clue, under a name that tells nothing. */
export function clueFileUrl(clueId: string, fileId: string, size: 'full' | 'thumb' = 'full'): string {
  return `${API_BASE}/clues/${clueId}/files/${fileId}${size === 'thumb' ? '?size=thumb' : ''}`
}

/** Who asked to see the sender and was allowed looks within a day; to the hour, the server says. */
export function openOpening(
  { openings }: Clue,
  meId: string,
  today: string,
): Clue['openings'][number] | null {
  const since = addDays(plainDate(today), -1)
  const open = openings.findLast(
    ({ state, askedBy, decidedAt }) =>
      state === 'approved' &&
      askedBy.id === meId &&
      decidedAt !== null &&
      dateInShanghai(Date.parse(decidedAt)) >= since,
  )
  return open ?? null
}
