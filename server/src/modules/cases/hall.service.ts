import { caseClocks } from '@mingdu/shared/cases/cases.clock'
import { emptyBalance, onTimeOf, type Period, type TimedCase } from '@mingdu/shared/cases/cases.balance'
import { caseFigures } from '@mingdu/shared/cases/cases.figures'
import type { Hall } from '@mingdu/shared/cases/hall.api'
import { hallName, hallTitle } from '@mingdu/shared/cases/hall.rules'
import { deadline } from '@mingdu/shared/kernel/clock'
import { addDays, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { found } from '../../refused'
import type { BusinessTime } from '../../time'
import { allOrgs, orgsById, subtreeIds, type OrgNode } from '../orgs/orgs.service'
import { clockFacts } from './cases.clocks'
import { caseDay } from './cases.service'
import type { CaseDay } from './cases.view'
import {
  countDay,
  countedCases,
  endedByItem,
  lastDelivered,
  waiting,
  type CountedDoc,
  type HallPlace,
} from './hall.repo'

const ENDINGS = 8
const READY = 24
/** Days within which an ending is news. */
const NEWS_DAYS = 7
/** 按时办结率 is of the cases that fell due in so many days before today. */
const PERIOD_DAYS = 30
/** A case that was decided longer than this before its last day is left out of the rate: its index is not read further. */
const EARLY_DAYS = 120

/**
 * The unit that was asked for, else the first region: in public there is one.
 * @throws Refused `record.missing`
 */
export async function hallOrg(orgId: string | undefined): Promise<OrgNode> {
  if (orgId !== undefined) return found((await orgsById([orgId])).get(orgId))
  return found((await allOrgs()).find(({ kind }) => kind === 'region'))
}

/** What a hall's screen shows of a unit with everything below it, or of a region. */
export async function showHall(
  org: OrgNode,
  time: BusinessTime,
  slow: (work: () => Promise<SlowPart>) => Promise<SlowPart>,
): Promise<Hall> {
  const place: HallPlace = org.kind === 'region' ? { regionId: org.id } : { orgIds: await subtreeIds(org.id) }
  const day = await caseDay(time)
  const { today } = day
  const [counts, docs, ready, { onTime, items }] = await Promise.all([
    countDay(place, today),
    lastDelivered(place, addDays(today, 1 - NEWS_DAYS), ENDINGS),
    waiting(place, READY),
    slow(() => slowPart(place, day)),
  ])
  const nameOf = ({ applicant: { kind, name } }: (typeof docs)[number]) => hallName(kind, name.shown)
  return {
    ...{ place: org.name, at: new Date(time.now()).toISOString(), today, ...counts, onTime },
    endings: docs.map((doc) => ({
      applicant: nameOf(doc),
      title: hallTitle(doc.applicant.kind, doc.title, items.get(doc.power.id) ?? 0),
      on: doc.ended?.on ?? today,
    })),
    ready: {
      n: ready.n,
      items: ready.docs.map((doc) => ({ noEnd: doc.no.slice(-4), applicant: nameOf(doc) })),
    },
  }
}

/** What takes a while and changes little within a day. */
export interface SlowPart {
  onTime: Hall['onTime']
  /** How many ended in the period, by item. */
  items: ReadonlyMap<string, number>
}

async function slowPart(place: HallPlace, { today, calendar }: CaseDay): Promise<SlowPart> {
  const period = { from: addDays(today, -PERIOD_DAYS), through: addDays(today, -1) }
  const decidedSince = addDays(period.from, -EARLY_DAYS)
  const [docs, items] = await Promise.all([
    countedCases(place, { decidedSince, today }),
    endedByItem(place, period.from),
  ])
  return { onTime: onTimeRate(docs, period, today, calendar), items }
}

function onTimeRate(
  docs: readonly CountedDoc[],
  period: Period,
  today: PlainDate,
  calendar: WorkCalendar,
): Hall['onTime'] {
  const onTime = onTimeOf(timed(docs, today, calendar), period, today)
  const tally = { balance: emptyBalance(), onTime, grossDays: 0, netDays: 0, entered: 0, enteredLate: 0 }
  const { name, definition, text, n, suppressed } = caseFigures(tally, 'public').onTime
  return { name, definition, text, n, suppressed, ...period }
}

function timed(docs: readonly CountedDoc[], today: PlainDate, calendar: WorkCalendar): TimedCase[] {
  const plain = new Map<string, PlainDate>()
  return docs.flatMap((doc) => {
    const { acceptedOn, segments, decision, ended } = doc
    const clock = caseClocks(clockFacts(doc)).promised
    if (!clock) return []
    const decidedOn = decision && plainDate(decision.on)
    const end = () => deadline(clock, calendar, decidedOn ?? today).date
    // most cases were never paused: their limit is that of every other of the day
    const key = segments.length === 0 ? `${acceptedOn ?? ''} ${JSON.stringify(clock.limit)}` : null
    const due = (key === null ? null : plain.get(key)) ?? end()
    if (key !== null) plain.set(key, due)
    return [{ due, decidedOn, ended: ended?.as ?? null }]
  })
}
