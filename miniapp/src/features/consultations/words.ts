import { refusalText } from '@mingdu/shared/kernel/refusals'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import type { DraftPhoto } from '../../components/photo-field/draft-photo'

/** As the contract has them; a test compares. */
export const WORDS_LEAST = 5
export const WORDS_MOST = 2000
export const FILES_MOST = 9

/** Something said in a 咨询 that is not sent yet. */
export interface Words {
  text: string
  photos: DraftPhoto[]
  papers: DraftPhoto[]
  savedAt: number
}

export const NO_WORDS: Words = { text: '', photos: [], papers: [], savedAt: 0 }

/** What is wrong with what was written, in the words the server would use; null when it may go. */
export function wordsProblem(text: string): string | null {
  const word = classifiedMark(text)
  if (word !== null) return refusalText('text.classified', { word })
  return [...text.trim()].length < WORDS_LEAST ? `请写清楚，至少 ${WORDS_LEAST} 个字` : null
}
