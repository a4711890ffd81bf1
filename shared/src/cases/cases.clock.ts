import {
  type Clock,
  type ClockSegment,
  type ClockStripRow,
  clockStrip,
  deadline,
  hasOpenPause,
  isPause,
  limitWorkdays,
  remainingWorkdays,
} from '../kernel/clock'
import type { PlainDate } from '../kernel/plain-date'
import {
  type DatedResult,
  type WorkCalendar,
  addNaturalDays,
  addWorkdays,
  countWorkdays,
} from '../kernel/work-calendar'
import { regimeOf } from './cases.regime'

/** What of a case its clocks are derived from; no date of an end is among them. */
export interface CaseClockFacts {
  powerType: string
  /** The day on which the material that was last complete came in. */
  receivedOn: PlainDate
  /** The day the limit counts from: 受理, or the receipt where silence accepted it. */
  acceptedOn: PlainDate | null
  /** 法定 and 承诺 in working days, as the frozen guide says them. */
  legalDays: number | null
  promisedDays: number | null
  segments: readonly ClockSegment[]
  decidedOn: PlainDate | null
  granted: boolean
  /** Working days the place gives itself to deliver a decision not to grant; null: none was set on that day. */
  denialDays: number | null
}

export interface CaseClocks {
  /** null: not accepted yet, or the guide names no such limit. */
  legal: Clock | null
  promised: Clock | null
  /** 送达: after a decision to grant by the regime, after another by the place's own rule. */
  delivery: Clock | null
}

/** The clocks of a case side by side; both limits stop and are extended together. */
export function caseClocks(facts: CaseClockFacts): CaseClocks {
  const { powerType, acceptedOn, segments, decidedOn, granted, denialDays } = facts
  const legalDays = facts.legalDays ?? regimeOf(powerType).legalDays
  const clock = (n: number | null): Clock | null =>
    acceptedOn === null || n === null
      ? null
      : { startedOn: acceptedOn, limit: { n, unit: '工作日' }, segments }
  const days = granted ? regimeOf(powerType).delivery.days : denialDays
  const delivery: Clock | null =
    decidedOn !== null && days !== null
      ? { startedOn: decidedOn, limit: { n: days, unit: '工作日' }, segments: [] }
      : null
  return { legal: clock(legalDays), promised: clock(facts.promisedDays ?? legalDays), delivery }
}

/** The last day to tell what is missing; when it passes in silence the case is accepted as of its receipt. */
export function entryDue(
  { powerType, receivedOn }: Pick<CaseClockFacts, 'powerType' | 'receivedOn'>,
  calendar: WorkCalendar,
): DatedResult {
  return addWorkdays(calendar, receivedOn, regimeOf(powerType).correctionDays)
}

/** Whether silence has accepted a case that still stands at 收件. */
export function isSilentlyAccepted(
  facts: Pick<CaseClockFacts, 'powerType' | 'receivedOn'>,
  calendar: WorkCalendar,
  today: PlainDate,
): boolean {
  return today > entryDue(facts, calendar).date
}

/**
 * The last day to bring what a 补正 notice asked for; null where the notice gave no term. When it passes the case may be
 * ended by a person, never by itself: no law of ours ends it.
 */
export function correctionDue(
  notice: { on: PlainDate; days: number | null },
  calendar: WorkCalendar,
): DatedResult | null {
  return notice.days === null ? null : addNaturalDays(calendar, notice.on, notice.days)
}

/** A procedure that stops the clock: from the notice on, for as many working days as were announced. */
export function specialSegment(
  notice: { on: PlainDate; days: number; article: string | null; documentNo: string },
  calendar: WorkCalendar,
): ClockSegment {
  return {
    kind: 'special',
    from: notice.on,
    to: addWorkdays(calendar, notice.on, notice.days).date,
    documentNo: notice.documentNo,
    ...(notice.article === null ? {} : { legalBasis: notice.article }),
  }
}

/** The ledger after a procedure ended before its announced day. */
export function endSpecialOn(segments: readonly ClockSegment[], on: PlainDate): ClockSegment[] {
  return segments.map((segment) =>
    segment.kind === 'special' && (segment.to === null || segment.to > on) && segment.from <= on
      ? { ...segment, to: on }
      : segment,
  )
}

/** The announced day of the pause a case is in; null when none runs on that day. */
export function specialUntil(segments: readonly ClockSegment[], today: PlainDate): PlainDate | null {
  const running = segments.filter(
    ({ kind, from, to }) => kind === 'special' && from <= today && to !== null && to >= today,
  )
  return running.reduce<PlainDate | null>(
    (last, { to }) => (last === null || (to ?? '') > last ? to : last),
    null,
  )
}

export interface ShownClock {
  startedOn: PlainDate
  due: PlainDate
  /** The date may still move. */
  tentative: boolean
  /** Working days of the limit, extensions included. */
  days: number
  /** 0 on the last day, negative when late; null once the case was decided. */
  remaining: number | null
  paused: boolean
  strip: ClockStripRow[]
}

/** A clock as a page shows it. It stands still at the decision. */
export function shownClock(
  clock: Clock,
  calendar: WorkCalendar,
  today: PlainDate,
  stoppedOn: PlainDate | null,
): ShownClock {
  const asOf = stoppedOn ?? today
  const { date, tentative } = deadline(clock, calendar, asOf)
  return {
    startedOn: clock.startedOn,
    due: date,
    tentative,
    days: limitWorkdays(clock, calendar),
    remaining: stoppedOn === null ? remainingWorkdays(clock, calendar, today) : null,
    paused: hasOpenPause(clock) || specialUntil(clock.segments, today) !== null,
    strip: clockStrip(clock, calendar, asOf),
  }
}

/** Overdue is open past the last day, or decided after it. Source: domain rules §5. */
export function isLate(due: PlainDate, decidedOn: PlainDate | null, today: PlainDate): boolean {
  return (decidedOn ?? today) > due
}

/** Working days from 受理 to the decision, pauses taken off; 0 when it was decided on the day. */
export function netWorkdays(clock: Clock, calendar: WorkCalendar, decidedOn: PlainDate): number {
  const gross = countWorkdays(calendar, clock.startedOn, decidedOn)
  // nothing to take off, and no strip to draw
  if (!clock.segments.some(isPause)) return gross
  const counted = clockStrip(clock, calendar, decidedOn).filter(
    ({ date, kind }) => date <= decidedOn && kind !== 'pause' && kind !== 'rest',
  )
  return Math.min(gross, counted.length)
}
