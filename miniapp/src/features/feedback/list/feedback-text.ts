import type { Feedback } from '@mingdu/shared/feedback/feedback.api'

/** Longer texts are folded, so that a list stays a list. */
const FOLDED_AT = 160

/** How far it is, for whoever wrote it. */
export function stateText({
  reply,
  publishedAt,
  safety,
}: Pick<Feedback, 'reply' | 'publishedAt' | 'safety'>): string {
  if (publishedAt !== null) return '已答复，已公开'
  if (reply === null) return '等待答复'
  return safety === 'rejected' ? '已答复，不公开' : '已答复'
}

/** The beginning of a text, cut between characters; the text itself when it is short. */
export function folded(text: string): string {
  const characters = Array.from(text)
  return characters.length <= FOLDED_AT ? text : `${characters.slice(0, FOLDED_AT).join('')}…`
}
