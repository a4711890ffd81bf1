import {
  caseClocks,
  correctionDue,
  entryDue,
  netWorkdays,
  shownClock,
  type CaseClockFacts,
  type ShownClock,
} from '@mingdu/shared/cases/cases.clock'
import { isEnd } from '@mingdu/shared/cases/cases.states'
import { stepClocks, type StepClock } from '@mingdu/shared/cases/steps.clock'
import { deadline } from '@mingdu/shared/kernel/clock'
import { addDays, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import type { CaseDoc } from './cases.repo'

type Clocked = Pick<
  CaseDoc,
  | 'power'
  | 'receivedOn'
  | 'acceptedOn'
  | 'legalDays'
  | 'promisedDays'
  | 'segments'
  | 'decision'
  | 'state'
  | 'notices'
> &
  Partial<Pick<CaseDoc, 'ended'>>
type Running = Pick<CaseDoc, 'due' | 'tentative' | 'wakesOn'>
type Promised = Pick<CaseDoc, 'decideBy' | 'netDays' | 'timing'>

export function clockFacts(doc: Omit<Clocked, 'notices' | 'state'>): CaseClockFacts {
  const { power, receivedOn, acceptedOn, legalDays, promisedDays, segments, decision } = doc
  return {
    powerType: power.type,
    receivedOn: plainDate(receivedOn),
    acceptedOn: acceptedOn === null ? null : plainDate(acceptedOn),
    ...{ legalDays, promisedDays, segments },
    decidedOn: decision === null ? null : plainDate(decision.on),
    granted: decision?.granted ?? false,
    denialDays: decision?.deliverDays ?? null,
  }
}

/** What is kept of the clocks with the case, so that a queue is ordered and woken, and figures made, without counting. */
export function derivedClocks(doc: Clocked, calendar: WorkCalendar, today: PlainDate): Running & Promised {
  return { ...runningClock(doc, calendar, today), ...promisedClock(doc, calendar, today) }
}

/** How the promised limit stands for ever: its last day, and what the decision used of it. */
function promisedClock(doc: Clocked, calendar: WorkCalendar, today: PlainDate): Promised {
  const facts = clockFacts(doc)
  const { promised } = caseClocks(facts)
  if (!promised) return { decideBy: null, netDays: 0, timing: null }
  const { decidedOn } = facts
  const doneOn = decidedOn ?? endedUndecided(doc)
  const decideBy = deadline(promised, calendar, doneOn ?? today).date
  return {
    decideBy,
    netDays: decidedOn === null ? 0 : netWorkdays(promised, calendar, decidedOn),
    timing: doneOn === null ? null : doneOn < decideBy ? 'early' : doneOn === decideBy ? 'onDay' : 'late',
  }
}

/** 终止 and 转报 end what was due; 撤回 and 不予受理 make that nothing was due. */
function endedUndecided({ ended }: Clocked): PlainDate | null {
  return ended?.as === 'terminated' || ended?.as === 'transferred' ? plainDate(ended.on) : null
}

function runningClock(doc: Clocked, calendar: WorkCalendar, today: PlainDate): Running {
  const facts = clockFacts(doc)
  if (doc.state === 'received') {
    const { date, tentative } = entryDue(facts, calendar)
    return { due: date, tentative, wakesOn: addDays(date, 1) }
  }
  if (doc.state === 'correcting') {
    const due = correctionDueOf(doc, calendar)
    const isTold = doc.notices.at(-1)?.lapsed ?? false
    return { due: null, tentative: false, wakesOn: due === null || isTold ? null : addDays(due, 1) }
  }
  if (isEnd(doc.state) || doc.state === 'draft') return { due: null, tentative: false, wakesOn: null }
  const { promised, delivery } = caseClocks(facts)
  const clock = facts.decidedOn === null ? promised : delivery
  const end = clock && deadline(clock, calendar, today)
  const until = doc.state === 'special' ? lastSpecial(doc.segments) : null
  return {
    due: end?.date ?? null,
    tentative: end?.tentative ?? false,
    wakesOn: until && addDays(until, 1),
  }
}

/** The last day of the running 补正; null while none runs or where the notice gave no term. */
export function correctionDueOf(
  { state, notices }: Pick<CaseDoc, 'state' | 'notices'>,
  calendar: WorkCalendar,
): PlainDate | null {
  const notice = state === 'correcting' ? notices.at(-1) : undefined
  if (!notice) return null
  return correctionDue({ on: plainDate(notice.on), days: notice.days }, calendar)?.date ?? null
}

/** The steps of a case with their limits, as its page shows them. */
export function shownSteps(doc: CaseDoc, calendar: WorkCalendar, today: PlainDate): StepClock[] {
  const { stages, stepDays, acceptedOn, segments } = doc
  const facts = {
    stages: stages.map(({ state, on }) => ({ state, on: plainDate(on) })),
    days: stepDays,
    acceptedOn: acceptedOn === null ? null : plainDate(acceptedOn),
    segments,
  }
  return stepClocks(facts, calendar, today)
}

/** The day a procedure was announced to end on, whether or not it has passed. */
function lastSpecial(segments: CaseDoc['segments']): PlainDate | null {
  const ends = segments.flatMap(({ kind, to }) => (kind === 'special' && to !== null ? [to] : []))
  return ends.sort().at(-1) ?? null
}

/** The clocks of a case as its page shows them. */
export function shownClocks(
  doc: Clocked,
  calendar: WorkCalendar,
  today: PlainDate,
  deliveredOn: PlainDate | null,
): Record<'legal' | 'promised' | 'delivery', ShownClock | null> {
  const facts = clockFacts(doc)
  const { legal, promised, delivery } = caseClocks(facts)
  const stopped = facts.decidedOn
  return {
    legal: legal && shownClock(legal, calendar, today, stopped),
    promised: promised && shownClock(promised, calendar, today, stopped),
    delivery: delivery && shownClock(delivery, calendar, today, deliveredOn),
  }
}
