import type { PlainDate } from '../kernel/plain-date'
import { CASE_ENDS, type CaseEnd } from './cases.states'

/** What of a case its figures are counted from. */
export interface CountedCase {
  receivedOn: PlainDate
  ended: { on: PlainDate; as: CaseEnd } | null
}

/** Both ends included. */
export interface Period {
  from: PlainDate
  through: PlainDate
}

export type Balance = Record<CaseEnd, number> & {
  received: number
  /** 上期结转: received before the period and open when it began. */
  carriedOver: number
  /** 期末在办. */
  open: number
}

/** 收件 + 上期结转 = 办结 + 不予受理 + 撤回 + 终止 + 转报 + 期末在办. Source: domain rules §9. */
export function balanceOf(cases: Iterable<CountedCase>, { from, through }: Period): Balance {
  const balance = emptyBalance()
  for (const { receivedOn, ended } of cases) {
    const endedBefore = ended !== null && ended.on < from
    if (receivedOn > through || endedBefore) continue
    if (receivedOn >= from) balance.received += 1
    else balance.carriedOver += 1
    if (ended !== null && ended.on <= through) balance[ended.as] += 1
    else balance.open += 1
  }
  return balance
}

/** What is on one side and not on the other: 0 in every balance that holds. */
export function imbalance(balance: Balance): number {
  const ends = (Object.keys(CASE_ENDS) as CaseEnd[]).reduce((sum, end) => sum + balance[end], 0)
  return balance.received + balance.carriedOver - ends - balance.open
}

export function addBalances(a: Balance, b: Balance): Balance {
  const sum = emptyBalance()
  for (const key of Object.keys(sum) as (keyof Balance)[]) sum[key] = a[key] + b[key]
  return sum
}

export function emptyBalance(): Balance {
  return {
    ...{ received: 0, carriedOver: 0, open: 0 },
    ...{ completed: 0, refused: 0, withdrawn: 0, terminated: 0, transferred: 0 },
  }
}

/** What of a case decides whether it was done in time. */
export interface TimedCase {
  due: PlainDate
  /** Where it ended without a decision, by 终止 or 转报, the day it ended. */
  decidedOn: PlainDate | null
  /** 撤回 and 不予受理 are not counted; 终止 and 转报 are due, but nothing was decided. */
  ended: CaseEnd | null
}

export interface OnTime {
  /** Cases due in the period, open overdue ones included, and those of them decided in time. */
  due: number
  inTime: number
  /** The common formula: decided in the period, and those of them not late. */
  decided: number
  decidedInTime: number
  /** Decided in the period before the last day. */
  early: number
}

/**
 * 按时办结率 both ways: `inTime ÷ due` counts what was due, `decidedInTime ÷ decided` is the common
 * (办结 − 超期办结) ÷ 办结, which an office improves by not finishing. Source: domain rules §9.
 */
export function onTimeOf(cases: Iterable<TimedCase>, { from, through }: Period, today: PlainDate): OnTime {
  const sum: OnTime = { due: 0, inTime: 0, decided: 0, decidedInTime: 0, early: 0 }
  for (const { due, decidedOn, ended } of cases) {
    if (ended === 'withdrawn' || ended === 'refused') continue
    // before its last day is over an open case is neither in time nor late
    const settled = decidedOn !== null || due < today
    if (settled && due >= from && due <= through) {
      sum.due += 1
      if (decidedOn !== null && decidedOn <= due) sum.inTime += 1
    }
    if (decidedOn === null || decidedOn < from || decidedOn > through) continue
    if (ended === 'terminated' || ended === 'transferred') continue
    sum.decided += 1
    if (decidedOn <= due) sum.decidedInTime += 1
    if (decidedOn < due) sum.early += 1
  }
  return sum
}
