import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { ApiError } from '../../../api/api-error'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import { refusalText } from '@mingdu/shared/kernel/refusals'

/** As the contract has them; a test compares. */
export const TEXT_LEAST = 5
export const TEXT_MOST = 2000
export const PHOTOS_MOST = 30
export const FILES_MOST = 10

export interface Scale {
  unit: string
  target: number
  step: number
  /** In the unit: what was verified and claimed before. */
  verified: number
  claimed: number
  /** From the unit to what the API counts in: 1, or 100 basis points a percent. */
  factor: 1 | 100
}

export type FieldName = 'claimed' | 'text' | 'photos' | 'doneOn'
export type Problems = Partial<Record<FieldName, string>>

/** How a task's progress is counted: in things, else in whole percent. */
export function scaleOf({ quantity, progress }: Pick<Task, 'quantity' | 'progress'>): Scale {
  if (quantity) return { ...quantity, step: 1, factor: 1 }
  const percent = (basisPoints: number) => Math.floor(basisPoints / 100)
  return {
    unit: '%',
    target: 100,
    step: 5,
    verified: percent(progress.verified),
    claimed: percent(progress.claimed),
    factor: 100,
  }
}

/** What is wrong with the form, by field, in the words the server would use; empty when it may go. */
export function reportProblems(
  filled: { claimed: number; text: string; evidence: number },
  scale: Scale,
): Problems {
  const problems: Problems = {}
  const claimed = claimedProblem(filled.claimed, scale)
  const text = textProblem(filled.text.trim())
  if (claimed) problems.claimed = claimed
  if (text) problems.text = text
  if (filled.evidence === 0) problems.photos = refusalText('report.no-evidence')
  return problems
}

/** A refusal of the server at the field it is about; null when it is about none. */
export function problemsOf(error: ApiError): Problems | null {
  const about = FIELD_OF[error.code]
  if (about) return { [about]: error.message }
  const named: [FieldName, string | null][] = [
    ['claimed', error.field('claimed')],
    ['text', error.field('text')],
    ['photos', error.field('photoIds')],
    ['doneOn', error.field('doneOn')],
  ]
  const found = named.filter((pair): pair is [FieldName, string] => pair[1] !== null)
  return found.length > 0 ? Object.fromEntries(found) : null
}

const FIELD_OF: Partial<Record<ApiError['code'], FieldName>> = {
  'report.less': 'claimed',
  'report.more': 'claimed',
  'report.milestones': 'claimed',
  'text.classified': 'text',
  'report.no-evidence': 'photos',
  'report.done-on': 'doneOn',
  'file.type': 'photos',
  'file.too-large': 'photos',
  'file.missing': 'photos',
  'file.broken': 'photos',
}

function claimedProblem(claimed: number, { verified, target, unit }: Scale): string | null {
  if (claimed < verified) return refusalText('report.less', { verified: `${verified} ${unit}` })
  return claimed > target ? refusalText('report.more', { target: `${target} ${unit}` }) : null
}

function textProblem(text: string): string | null {
  const word = classifiedMark(text)
  if (word !== null) return refusalText('text.classified', { word })
  if (text.length < TEXT_LEAST) return `请写明做了什么，至少 ${TEXT_LEAST} 个字`
  return text.length > TEXT_MOST ? `最多 ${TEXT_MOST} 字` : null
}
