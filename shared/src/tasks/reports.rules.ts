import { percentText } from '../kernel/progress'
import type { Refusal } from '../kernel/refusals'
import { REPORT_STATES, type ReportState } from './tasks.states'

/** How much of a task is asked, verified and claimed: counts of `unit`, or basis points when it has none. */
export interface Amount {
  unit: string | null
  target: number
  verified: number
  claimed: number
}

/** A task without a quantity is measured in basis points of the whole. */
export const WHOLE = 10_000

/** What is claimed is cumulative: never less than what is verified, never more than the target; with evidence. */
export function claimRefusal(amount: Amount, claimed: number, evidence: number): Refusal | null {
  if (claimed < amount.verified) {
    return { code: 'report.less', details: { verified: amountText(amount, amount.verified) } }
  }
  if (claimed > amount.target) {
    return { code: 'report.more', details: { target: amountText(amount, amount.target) } }
  }
  return evidence > 0 ? null : { code: 'report.no-evidence' }
}

/** A report is decided once. */
export function decideRefusal(state: ReportState): Refusal | null {
  return state === 'submitted'
    ? null
    : { code: 'report.state', details: { state: REPORT_STATES[state].slice(1) } }
}

/** What is verified lies between what was verified before and what is claimed now. */
export function verifiedRefusal(amount: Amount, verified: number): Refusal | null {
  if (verified > amount.claimed) {
    return { code: 'report.over-claim', details: { claimed: amountText(amount, amount.claimed) } }
  }
  if (verified < amount.verified) {
    return { code: 'report.under-verified', details: { verified: amountText(amount, amount.verified) } }
  }
  return null
}

/** `27 处`, or `64.3%` where nothing is counted. */
export function amountText({ unit }: Pick<Amount, 'unit'>, value: number): string {
  return unit === null ? percentText(value / 100) : `${value} ${unit}`
}

/** Basis points; 10000 only when all of it is there, however near. */
export function sharePoints(done: number, target: number): number {
  if (done >= target) return WHOLE
  return Math.min(WHOLE - 1, Math.max(0, Math.round((done / target) * WHOLE)))
}
