import { amountText } from '../cases/charges.rules'
import { caseClocks, entryDue, isLate, type CaseClockFacts } from '../cases/cases.clock'
import { regimeOf } from '../cases/cases.regime'
import { isEnd, type CaseState } from '../cases/cases.states'
import type { CardKind } from '../cards/cards.states'
import { CASE_STEPS, stepClocks, type CaseStep, type StageEntry, type StepDays } from '../cases/steps.clock'
import { deadline, type Clock } from '../kernel/clock'
import { addDays, plainDate, type PlainDate } from '../kernel/plain-date'
import type { WorkCalendar } from '../kernel/work-calendar'
import { DUTY_STAGES } from '../ratings/ratings.states'
import type { AlertRule } from './monitoring.states'
import { rectificationsLate, type WatchedRectification } from './rectifications.watch'

/** What of a case supervision looks at. */
export interface WatchedCase extends CaseClockFacts {
  state: CaseState
  /** Accepted by silence. */
  silent: boolean
  deliveredOn: PlainDate | null
  endedOn: PlainDate | null
  stages: readonly StageEntry[]
  stepDays: StepDays
  /** `amount` in 分; `outside` says why it is outside the guide, '' when it is within. */
  charges: readonly {
    name: string
    amount: number
    receiptNo: string
    on: string
    outside: string
    refundedOn: string | null
  }[]
  notices: readonly {
    on: string
    no: string
    demands: readonly { text: string; outside: boolean; second: boolean }[]
  }[]
  /** 差评 about it. */
  rectifications: readonly WatchedRectification[]
}

export interface WatchDay {
  today: PlainDate
  calendar: WorkCalendar
}

/** One breach of a rule by a case. */
export interface Found {
  rule: AlertRule
  /** With case and rule unique: the limit that passed, the notice, the pause. */
  occurrence: string
  /** The first day on which it was so. */
  since: PlainDate
  text: string
  /** Words of the stages whose 责任事项 it breaches, where the rule's own are too wide. */
  stages?: readonly string[]
  /** Where the rule's own light does not fit. */
  light?: MonitorRule['light']
  /** Where it proposes another card than its rule, or none. */
  card?: CardKind | null
  /** The record a card is about where that is not the case. */
  subjectId?: string
  /** Who must not see it. */
  hiddenFrom?: string | null
  /** It goes on, or nothing about the case can mend it any more while it is open. */
  ongoing: boolean
}

export interface MonitorRule {
  light: 'yellow' | 'red'
  /** The card it proposes; a heavier one only follows from a card whose limit passed. */
  card: CardKind
  /** Working days of the new limit that it suggests; null: nothing is left to do. */
  limitDays: number | null
  /** Words of the stages whose 责任事项 it breaches. */
  stages: readonly string[]
  /** What it rests on: an article only where it governs the item. `guide`: what the guide says its limit rests on. */
  basis: (powerType: string, guide: string, granted: boolean) => string
  find: (one: WatchedCase, day: WatchDay) => Omit<Found, 'rule'>[]
}

/**
 * 监察规则 (domain rules §5, §6). A rule has its row here and is looked for in every open case, and in every one with a late
 * 差评整改.
 */
export const MONITOR_RULES = {
  silence: {
    ...{ light: 'red', card: 'yellow', limitDays: 1, stages: ['受理'] },
    basis: (type) => regimeOf(type).silence ?? '本地办件规定：收件后应在规定的工作日内受理或一次告知补正',
    find: silence,
  },
  stepLate: {
    ...{ light: 'yellow', card: 'notice', limitDays: 2, stages: ['审查', '审核'] },
    basis: () => '本事项办事指南载明的环节时限',
    find: stepsLate,
  },
  promisedLate: {
    ...{ light: 'red', card: 'yellow', limitDays: 3, stages: ['决定', '审查', '审核'] },
    basis: () => '本事项办事指南承诺的办结时限',
    find: (one, day) => late(caseClocks(one).promised, decisionDay(one), '承诺时限', day),
  },
  legalLate: {
    ...{ light: 'red', card: 'yellow', limitDays: 1, stages: ['决定', '审查', '审核'] },
    basis: (type, guide) =>
      regimeOf(type).articles.extension ?? (guide === '' ? '本事项办事指南载明的法定时限' : guide),
    find: (one, day) => late(caseClocks(one).legal, decisionDay(one), '法定时限', day),
  },
  pauseWithoutNotice: {
    ...{ light: 'red', card: 'yellow', limitDays: 2, stages: ['审查', '审核'] },
    basis: (type) => regimeOf(type).special ?? '本地办件规定：停算时限应当书面告知申请人所需时间',
    find: (one) =>
      one.segments.flatMap(({ kind, from, documentNo }) =>
        kind === 'special' && !documentNo
          ? [
              {
                ...{ occurrence: from, since: from, ongoing: one.endedOn === null },
                text: `${from} 起停算时限，没有告知书文号。`,
              },
            ]
          : [],
      ),
  },
  demandOutside: {
    ...{ light: 'red', card: 'notice', limitDays: 2, stages: ['受理'] },
    basis: (type) => regimeOf(type).articles.correction ?? '本地办件规定：补正应当一次告知，不得超出办事指南',
    find: (one) =>
      one.notices.flatMap(({ on, no, demands }) => {
        const wrong = demands.filter(({ outside, second }) => outside || second)
        if (wrong.length === 0) return []
        const text = `补正告知书 ${no}：${wrong.map((demand) => `“${demand.text}”${whatIsWrong(demand)}`).join('、')}。`
        return [{ occurrence: no, since: plainDate(on), ongoing: one.endedOn === null, text }]
      }),
  },
  deliveryLate: {
    ...{ light: 'red', card: 'yellow', limitDays: 1, stages: ['送达'] },
    // 行政许可法第四十四条 is about a decision to grant; another one is delivered by the place's own rule
    basis: (type, _guide, granted) =>
      (granted ? regimeOf(type).delivery.article : null) ?? '本地办件规定：决定作出后应在规定的工作日内送达',
    find: (one, day) => late(caseClocks(one).delivery, one.deliveredOn ?? one.endedOn, '送达时限', day),
  },
  feeOutside: {
    ...{ light: 'red', card: 'yellow', limitDays: 2, stages: ['受理'] },
    basis: (type) => regimeOf(type).fee ?? '本地办件规定：收费以公布的办事指南为准',
    find: ({ charges }) =>
      charges.flatMap(({ name, amount, receiptNo, on, outside, refundedOn }) => {
        if (outside === '') return []
        const back = refundedOn === null ? '' : `，${refundedOn} 已退费`
        const text = `${on} 收“${name}”${amountText(amount)}（票据 ${receiptNo}）：${outside}${back}。`
        return [{ occurrence: receiptNo, since: plainDate(on), ongoing: refundedOn === null, text }]
      }),
  },
  rectificationLate: {
    // of these that of the rated stage
    ...{ light: 'red', card: 'yellow', limitDays: 3, stages: Object.values(DUTY_STAGES).flat() },
    basis: () => '国办发〔2019〕51号关于差评整改的要求，本地差评回访、核实、整改时限规定',
    find: ({ rectifications }, { today }) => rectificationsLate(rectifications, today),
  },
} as const satisfies Record<AlertRule, MonitorRule>

const RULES = Object.entries(MONITOR_RULES) as [AlertRule, MonitorRule][]

/** Every breach of every rule by a case, as the day stands. */
export function breachesOf(one: WatchedCase, day: WatchDay): Found[] {
  return RULES.flatMap(([rule, { find }]) => find(one, day).map((found) => ({ rule, ...found })))
}

/** The duties of a power that a rule says were breached, by the words of their stage. */
export function breachedDuties<D extends { stage: string }>(
  { rule, stages = MONITOR_RULES[rule].stages }: Pick<Found, 'rule' | 'stages'>,
  duties: readonly D[],
): D[] {
  const words: readonly string[] = stages
  return duties.filter(({ stage }) => words.some((word) => stage.includes(word)))
}

/** A case is taken or not within the days; silence took it as of its receipt, and is the breach itself. */
function silence(one: WatchedCase, { today, calendar }: WatchDay): Omit<Found, 'rule'>[] {
  const { date } = entryDue(one, calendar)
  const waits = one.state === 'received' && today > date
  if (!waits && !one.silent) return []
  const text = `${one.receivedOn} 收件，到 ${date} 没有受理也没有告知补正。`
  const ongoing = waits || (one.decidedOn === null && !isEnd(one.state))
  return [{ occurrence: one.receivedOn, since: addDays(date, 1), ongoing, text }]
}

/** A case that ended without a decision owes none any more. */
function decisionDay({ decidedOn, endedOn }: WatchedCase): PlainDate | null {
  return decidedOn ?? endedOn
}

/** Each step by itself: its own days, its own duties. */
function stepsLate(one: WatchedCase, { today, calendar }: WatchDay): Omit<Found, 'rule'>[] {
  const { stages, stepDays, acceptedOn, segments } = one
  const clocks = stepClocks({ stages, days: stepDays, acceptedOn, segments }, calendar, today)
  return clocks.flatMap(({ step, due, late: isOver, finishedOn }) => {
    if (due === null || !isOver) return []
    const text = `${CASE_STEPS[step]}环节时限 ${due} 已过${finishedOn === null ? '' : `，${finishedOn} 才办完`}。`
    const found = { occurrence: `${step} ${due}`, since: addDays(due, 1), ongoing: finishedOn === null }
    return [{ ...found, text, stages: STEP_STAGES[step] }]
  })
}

/** Words of the stages whose 责任事项 a step carries out. */
const STEP_STAGES = {
  accept: ['受理'],
  review: ['审查', '审核'],
  decide: ['决定'],
  deliver: ['送达'],
} as const satisfies Record<CaseStep, readonly string[]>

function late(
  clock: Clock | null,
  stoppedOn: PlainDate | null,
  limit: string,
  { today, calendar }: WatchDay,
): Omit<Found, 'rule'>[] {
  if (!clock) return []
  const { date } = deadline(clock, calendar, stoppedOn ?? today)
  if (!isLate(date, stoppedOn, today)) return []
  const text = stoppedOn === null ? `${limit} ${date} 已过。` : `${limit} ${date} 已过，${stoppedOn} 才办。`
  return [{ occurrence: date, since: addDays(date, 1), ongoing: stoppedOn === null, text }]
}

function whatIsWrong({ outside, second }: { outside: boolean; second: boolean }): string {
  if (outside && second) return '（指南外，二次补正）'
  return outside ? '（指南外）' : '（二次补正）'
}
