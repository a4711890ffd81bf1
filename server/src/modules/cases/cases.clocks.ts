import {
  caseClocks,
  entryDue,
  shownClock,
  type CaseClockFacts,
  type ShownClock,
} from '@mingdu/shared/cases/cases.clock'
import { isEnd } from '@mingdu/shared/cases/cases.states'
import { deadline } from '@mingdu/shared/kernel/clock'
import { addDays, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import type { CaseDoc } from './cases.repo'

type Clocked = Pick<
  CaseDoc,
  'power' | 'receivedOn' | 'acceptedOn' | 'legalDays' | 'promisedDays' | 'segments' | 'decision' | 'state'
>

export function clockFacts(doc: Clocked): CaseClockFacts {
  const { power, receivedOn, acceptedOn, legalDays, promisedDays, segments, decision } = doc
  return {
    powerType: power.type,
    receivedOn: plainDate(receivedOn),
    acceptedOn: acceptedOn === null ? null : plainDate(acceptedOn),
    ...{ legalDays, promisedDays, segments },
    decidedOn: decision === null ? null : plainDate(decision.on),
    granted: decision?.granted ?? false,
  }
}

/** What is kept of the clocks with the case, so that a queue is ordered and woken without counting. */
export function derivedClocks(
  doc: Clocked,
  calendar: WorkCalendar,
  today: PlainDate,
): Pick<CaseDoc, 'due' | 'tentative' | 'wakesOn'> {
  const facts = clockFacts(doc)
  if (doc.state === 'received') {
    const { date, tentative } = entryDue(facts, calendar)
    return { due: date, tentative, wakesOn: addDays(date, 1) }
  }
  if (isEnd(doc.state) || doc.state === 'correcting' || doc.state === 'draft')
    return { due: null, tentative: false, wakesOn: null }
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
