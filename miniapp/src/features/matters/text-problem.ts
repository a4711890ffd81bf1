import { classifiedMark } from '@mingdu/shared/kernel/text'
import { refusalText } from '@mingdu/shared/kernel/refusals'

/** What is wrong with the text of a 批示 or its answer; null: nothing. */
export function textProblem(text: string): string | null {
  const word = classifiedMark(text)
  if (word !== null) return refusalText('text.classified', { word })
  return text.trim().length < 5 ? '请写清楚，至少 5 个字' : null
}
