import { refusalText } from '@mingdu/shared/kernel/refusals'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import type { ApiError } from '../../../api/api-error'

/** As the contract has them; a test compares. */
export const TEXT_LEAST = 5
export const TEXT_MOST = 1000
export const PICTURES_MOST = 3

export interface Problems {
  text?: string
  pictures?: string
}

/** What is wrong with what was written, in the words the server would use; empty when it may go. */
export function feedbackProblems(text: string): Problems {
  const word = classifiedMark(text)
  if (word !== null) return { text: refusalText('text.classified', { word }) }
  const length = text.trim().length
  if (length < TEXT_LEAST) return { text: `请至少写 ${TEXT_LEAST} 个字` }
  return length > TEXT_MOST ? { text: `最多 ${TEXT_MOST} 字` } : {}
}

/** A refusal of the server at the field it is about; null when it is about none. */
export function problemsOf(error: ApiError): Problems | null {
  if (error.code === 'text.classified') return { text: error.message }
  if (PICTURE_CODES.has(error.code)) return { pictures: error.message }
  const text = error.field('text')
  const pictures = error.field('pictures')
  if (text === null && pictures === null) return null
  return { ...(text === null ? {} : { text }), ...(pictures === null ? {} : { pictures }) }
}

const PICTURE_CODES = new Set<ApiError['code']>([
  'file.type',
  'file.too-large',
  'file.missing',
  'file.broken',
])
