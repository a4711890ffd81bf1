import { refusalText } from '@mingdu/shared/kernel/refusals'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import type { VerifyAct, VerifyDraft } from './verify-queue'

export interface Amounts {
  unit: string
  target: number
  claimed: number
  verified: number
  /** From the unit to what the API counts in. */
  factor: 1 | 100
}

export type VerifyProblems = Partial<Record<'verified' | 'opinion', string>>

/** What is claimed and what was verified, in things or in whole percent. */
export function amounts({ quantity }: Pick<Task, 'quantity'>, report: Report): Amounts {
  const factor = quantity ? 1 : 100
  return {
    unit: quantity?.unit ?? '%',
    target: quantity?.target ?? 100,
    claimed: Math.floor(report.claimed / factor),
    verified: Math.floor(report.verifiedBefore / factor),
    factor,
  }
}

/** What is wrong with the decision, by field; empty when it may go. */
export function verifyProblems(
  { act, verified, opinion }: Pick<VerifyDraft, 'verified' | 'opinion'> & { act: VerifyAct },
  scale: Amounts,
): VerifyProblems {
  const problems: VerifyProblems = {}
  const word = classifiedMark(opinion)
  if (word !== null) problems.opinion = refusalText('text.classified', { word })
  else if (act === 'askMore' && opinion.trim().length < 5) problems.opinion = '请写明要补充什么，至少 5 个字'
  else if (act === 'return' && opinion.trim().length < 5) problems.opinion = '请写明退回原因，至少 5 个字'
  if (act !== 'accept') return problems
  const { claimed, verified: before, unit } = scale
  if (verified > claimed)
    problems.verified = refusalText('report.over-claim', { claimed: `${claimed} ${unit}` })
  if (verified < before)
    problems.verified = refusalText('report.under-verified', { verified: `${before} ${unit}` })
  return problems
}
