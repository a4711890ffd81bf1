import { percentText } from '../kernel/progress'
import type { Refusal } from '../kernel/refusals'
import type { PlainDate } from '../kernel/plain-date'
import { REPORT_STATE_ACTS, REPORT_STATES, type ReportAct, type ReportState } from './tasks.states'

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

/** A report is decided once, and not while more is awaited; only what was asked for is added. */
export function actRefusal(state: ReportState, act: ReportAct): Refusal | null {
  const possible: readonly ReportAct[] = REPORT_STATE_ACTS[state]
  if (possible.includes(act)) return null
  if (act === 'supplement') return { code: 'report.not-asked' }
  if (state === 'moreAsked') return { code: 'report.asked' }
  return { code: 'report.state', details: { state: REPORT_STATES[state].slice(1) } }
}

/** What is asked for can still come. */
export function untilRefusal(until: PlainDate, today: PlainDate): Refusal | null {
  return until < today ? { code: 'report.ask-past', details: { until } } : null
}

/** The day on which the work is said to be done lies between 派单 and today. */
export function doneOnRefusal(
  doneOn: PlainDate | null,
  dispatchedOn: PlainDate | null,
  today: PlainDate,
): Refusal | null {
  if (doneOn === null) return null
  const fits = doneOn <= today && (dispatchedOn === null || doneOn >= dispatchedOn)
  return fits ? null : { code: 'report.done-on', details: { doneOn } }
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
