import { caseClocks, isLate } from '@mingdu/shared/cases/cases.clock'
import { APPLICANT_KINDS, CASE_CHANNELS, CASE_ENDS, CASE_STATES } from '@mingdu/shared/cases/cases.states'
import { deadline, limitWorkdays, type Clock } from '@mingdu/shared/kernel/clock'
import type { Id } from '@mingdu/shared/kernel/ids'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import type { Scope } from '../../http/actor'
import { currentCalendar } from '../calendar/calendar.service'
import { filterOf, type AskedCases } from './cases.asked'
import { clockFacts } from './cases.clocks'
import { casesInPortions, countCases, type CaseDoc } from './cases.repo'
import type { CaseDay } from './cases.view'

/** The conditions of the queue, as an export was started with them. */
export type CaseExportFilter = AskedCases

/** A case in words, by the fields of `CASES_TABLE`; the applicant masked. */
export type ExportedCase = Record<string, string>

export async function countExportedCases(
  scope: Scope,
  filter: CaseExportFilter,
  today: string,
): Promise<number> {
  return countCases(scope, await filterOf(filter, await dayOf(today)))
}

/** Cases of the scope in portions, in the order of their receipt, with both limits as they stand today. */
export async function* exportCases(
  scope: Scope,
  filter: CaseExportFilter,
  { today, orgNames }: { today: string; orgNames: ReadonlyMap<Id, string> },
): AsyncGenerator<ExportedCase[]> {
  const day = await dayOf(today)
  for await (const docs of casesInPortions(scope, await filterOf(filter, day)))
    yield docs.map((doc) => exported(doc, orgNames.get(doc.orgId) ?? '', day))
}

async function dayOf(today: string): Promise<CaseDay> {
  return { today: plainDate(today), calendar: await currentCalendar() }
}

function exported(doc: CaseDoc, org: string, day: CaseDay): ExportedCase {
  const { promised, legal } = caseClocks(clockFacts(doc))
  const [byPromise, byLaw] = [limitOf(promised, doc, day), limitOf(legal, doc, day)]
  const types: Readonly<Record<string, string>> = POWER_TYPES
  return {
    ...{ no: doc.no, title: doc.title, code: doc.power.code, org },
    type: types[doc.power.type] ?? doc.power.type,
    applicant: doc.applicant.name.shown,
    applicantKind: APPLICANT_KINDS[doc.applicant.kind],
    channel: CASE_CHANNELS[doc.channel],
    state: CASE_STATES[doc.state],
    receivedOn: doc.firstReceivedOn,
    acceptedOn: doc.acceptedOn ?? '',
    silent: doc.silent ? '是' : '',
    ...{ promisedDays: byPromise.days, promisedDue: byPromise.due },
    ...{ legalDays: byLaw.days, legalDue: byLaw.due },
    tentative: byPromise.tentative || byLaw.tentative ? '暂定' : '',
    decidedOn: doc.decision?.on ?? '',
    decision: doc.decision ? (doc.decision.granted ? '准予' : '不予') : '',
    deliveredOn: doc.delivery?.on ?? '',
    endedOn: doc.ended?.on ?? '',
    ended: doc.ended ? CASE_ENDS[doc.ended.as] : '',
    ...{ latePromised: byPromise.late, lateLegal: byLaw.late },
  }
}

interface Limit {
  days: string
  due: string
  tentative: boolean
  /** Late is open after the last day, or decided after it. What ended without a decision is neither. */
  late: string
}

function limitOf(clock: Clock | null, doc: CaseDoc, { today, calendar }: CaseDay): Limit {
  if (clock === null) return { days: '', due: '', tentative: false, late: '' }
  const decidedOn = doc.decision && plainDate(doc.decision.on)
  const { date, tentative } = deadline(clock, calendar, decidedOn ?? today)
  const undecided = doc.ended !== null && decidedOn === null
  const late = isLate(date, decidedOn, today) ? (decidedOn === null ? '超期未决定' : '超期决定') : '否'
  return {
    days: String(limitWorkdays(clock, calendar)),
    due: date,
    tentative,
    late: undecided ? '' : late,
  }
}
