import { refusalText } from '@mingdu/shared/kernel/refusals'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import { milestonePoints } from '@mingdu/shared/tasks/milestones.rules'
import { percent } from '@mingdu/shared/parts/figures'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { ApiError } from '../../api/api-error'
import type { ReportContent } from './report-draft'

export type ReportField = 'claimed' | 'text' | 'doneOn' | 'photos' | 'attachments'
export type ReportProblems = Partial<Record<ReportField, string>>
type Measured = Pick<Task, 'quantity' | 'progress' | 'milestones'>

const MIN_TEXT = 5

/** What the server would refuse, told before sending; the server has the last word. */
export function reportProblems(content: ReportContent, task: Measured): ReportProblems {
  const problems: ReportProblems = {}
  const claimed = task.milestones.length > 0 ? null : claimedProblem(content.claimed, task)
  const text = textProblem(content.text)
  if (claimed !== null) problems.claimed = claimed
  if (text !== null) problems.text = text
  return problems
}

/** The claim as the contract wants it: a count, or basis points of a percentage. */
export function claimedValue(claimed: number, task: Pick<Task, 'quantity'>): number {
  return task.quantity ? Math.round(claimed) : Math.round(claimed * 100)
}

/** Places of the milestones that are ticked; until touched, those claimed before. */
export function tickedOf(
  { milestones }: Pick<ReportContent, 'milestones'>,
  task: Pick<Task, 'milestones'>,
): readonly number[] {
  return milestones ?? task.milestones.flatMap(({ claimed }, place) => (claimed ? [place] : []))
}

/** What is claimed, by milestones where there are any. */
export function claimedOf(content: ReportContent, task: Measured): number {
  if (task.milestones.length === 0) return claimedValue(content.claimed ?? 0, task)
  return milestonePoints(
    task.milestones.map((point) => ({ ...point, due: plainDate(point.due) })),
    tickedOf(content, task),
  )
}

/** `27 处` or `64.3%` of a value in the contract's unit. */
export function amountText(value: number, { quantity }: Pick<Task, 'quantity'>): string {
  return quantity ? `${value} ${quantity.unit}` : `${percent(value)}%`
}

/** The server's refusal beside the field it is about; null when it is about none. */
export function refusedField(error: ApiError): ReportField | null {
  switch (error.code) {
    case 'report.less':
    case 'report.more':
    case 'report.milestones':
      return 'claimed'
    case 'report.no-evidence':
    case 'file.missing':
      return 'photos'
    case 'text.classified':
      return 'text'
    case 'report.done-on':
      return 'doneOn'
    default:
      return fieldOfPath(error.fields[0]?.path ?? '')
  }
}

function fieldOfPath(path: string): ReportField | null {
  if (path.startsWith('body.claimed')) return 'claimed'
  if (path.startsWith('body.text')) return 'text'
  if (path.startsWith('body.doneOn')) return 'doneOn'
  if (path.startsWith('body.photoIds')) return 'photos'
  return path.startsWith('body.attachmentIds') ? 'attachments' : null
}

function claimedProblem(claimed: number | null, task: Measured): string | null {
  if (claimed === null) return '请填写累计完成'
  const value = claimedValue(claimed, task)
  const verified = task.quantity?.verified ?? task.progress.verified
  const target = task.quantity?.target ?? 10_000
  if (value < verified) return refusalText('report.less', { verified: amountText(verified, task) })
  return value > target ? refusalText('report.more', { target: amountText(target, task) }) : null
}

function textProblem(text: string): string | null {
  if (text.trim().length < MIN_TEXT) return `请写明做了什么，至少 ${MIN_TEXT} 个字`
  const word = classifiedMark(text)
  return word === null ? null : refusalText('text.classified', { word })
}
