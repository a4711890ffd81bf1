import { type RateDefinition, type RateFigure, rateFigures } from '../kernel/rate-figures'
import type { Balance, OnTime } from './cases.balance'

/** What the figures of a unit, an item or a window in a period are made of; tallies add up. Days are sums. */
export interface CaseTally {
  balance: Balance
  onTime: OnTime
  /** Of what was decided: natural days from receipt to decision, working days of the clock without pauses. */
  grossDays: number
  netDays: number
  /** Entered, and those entered more than one working day after the event. */
  entered: number
  enteredLate: number
}

/** Every rate of the cases with its 口径. Source: domain rules §9. */
export const CASE_FIGURES = {
  onTime: {
    name: '按时办结率',
    definition:
      '按时办结率＝期内到期并按时办结的件数÷期内到期的全部件数。到期未办结的在分母内；撤回和不予受理的不计；终止、转报的以终止、转报之日为办完；最后一天没有过完、还在办的不计；没有时限的不计。',
    part: ({ onTime }) => onTime.inTime,
    whole: ({ onTime }) => onTime.due,
  },
  onTimeCommon: {
    name: '按时办结率（通行算法）',
    definition: '通行算法＝（期内办结－超期办结）÷期内办结。不含到期还没有办结的，仅供对照。',
    part: ({ onTime }) => onTime.decidedInTime,
    whole: ({ onTime }) => onTime.decided,
  },
  early: {
    name: '提前办结率',
    definition: '提前办结率＝期内在承诺时限最后一天之前办结的件数÷期内办结的件数。',
    part: ({ onTime }) => onTime.early,
    whole: ({ onTime }) => onTime.decided,
  },
  enteredLate: {
    name: '事后补录率',
    definition: '事后补录率＝发生后超过 1 个工作日才录入的件数÷期内录入的件数。',
    part: ({ enteredLate }) => enteredLate,
    whole: ({ entered }) => entered,
  },
} as const satisfies Record<string, RateDefinition<CaseTally>>
export type CaseFigureKey = keyof typeof CASE_FIGURES

/** All rates of a tally; in public small cells are suppressed. */
export function caseFigures(
  tally: CaseTally,
  audience: 'staff' | 'public',
): Record<CaseFigureKey, RateFigure> {
  return rateFigures<CaseFigureKey, CaseTally>(CASE_FIGURES, tally, audience)
}

export const AVERAGE_DEFINITIONS = {
  gross: '平均用时（含停算）＝期内办结各件从收件到决定的自然日之和÷期内办结的件数。',
  net: '平均用时（净）＝期内办结各件从受理到决定的工作日之和，扣除停算的日子，÷期内办结的件数。',
} as const satisfies Record<string, string>

/** 平均用时 in tenths of a day, half up; null when nothing was decided. */
export function averageDays({
  grossDays,
  netDays,
  onTime,
}: CaseTally): Record<'gross' | 'net', number | null> {
  const average = (sum: number) =>
    onTime.decided === 0 ? null : Math.floor((sum * 20 + onTime.decided) / (2 * onTime.decided))
  return { gross: average(grossDays), net: average(netDays) }
}
