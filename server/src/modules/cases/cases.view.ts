import { assignRefusal, takeable } from '@mingdu/shared/cases/assign.rules'
import { caseClocks, entryDue, specialUntil } from '@mingdu/shared/cases/cases.clock'
import { caseActs, type CaseFacts } from '@mingdu/shared/cases/cases.rules'
import type { Case, CaseRow, TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { askJointRefusal } from '@mingdu/shared/cases/joint.rules'
import { CASE_ACTS, isEnd } from '@mingdu/shared/cases/cases.states'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import { deadline } from '@mingdu/shared/kernel/clock'
import { dateInShanghai, formatDateZh, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { workdaysLeft, type WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import type { ActingPerson } from '@mingdu/shared/tasks/tasks.rules'
import { clockFacts, correctionDueOf, shownClocks, shownSteps } from './cases.clocks'
import { shownReceiver } from './cases.receiver'
import { withReasons } from './cases.strip'
import type { CaseDoc } from './cases.repo'

/** How the history says that silence accepted a case. */
export const SILENT = '视为受理'
/** How the history says that money was taken, and given back. */
export const CHARGED = '收费'
export const REFUNDED = '退费'
/** How the history says that another calendar moved the limit; the notice is its note. */
export const RECOUNTED = '日历调整'

/** The day and its calendar, by which every count of an answer is made. */
export interface CaseDay {
  today: PlainDate
  calendar: WorkCalendar
}

export function factsOf(doc: CaseDoc): CaseFacts {
  const { state, regionId, orgId, reviewer, certificate, segments, materials } = doc
  return {
    ...{ state, regionId, orgId, reviewer, certificate },
    extended: segments.some(({ kind }) => kind === 'extension'),
    openDeferrals: owedOf(materials),
  }
}

export function rowView(doc: CaseDoc, orgName: string, { today, calendar }: CaseDay): CaseRow {
  const { power, due, reviewer } = doc
  return {
    id: String(doc._id),
    ...{ version: doc.version, no: doc.no, title: doc.title },
    power: { id: power.id, code: power.code, name: power.name, type: power.type },
    org: { id: doc.orgId, name: orgName },
    applicant: doc.applicant.name.shown,
    ...{ state: doc.state, channel: doc.channel, receivedOn: doc.firstReceivedOn, due },
    tentative: doc.tentative,
    legalDue: legalDueOf(doc, { today, calendar }),
    remaining: due === null ? null : workdaysLeft(calendar, plainDate(due), today),
    paused: doc.state === 'special' && specialUntil(doc.segments, today) !== null,
    reviewer,
    owed: owedOf(doc.materials),
  }
}

export function caseView(
  doc: CaseDoc,
  { orgName, files }: { orgName: string; files: FileInfo[] },
  day: CaseDay,
  person: ActingPerson,
): Case {
  const facts = factsOf(doc)
  const { kind, name, idNumber, phone, address, agent } = doc.applicant
  const deliveredOn = doc.delivery && plainDate(doc.delivery.on)
  return {
    ...rowView(doc, orgName, day),
    guide: doc.guide,
    applicantDetail: {
      ...{ kind, name: name.shown, idNumber: idNumber.shown, phone: phone.shown, address: address.shown },
      agent: agent && {
        ...{ name: agent.name.shown, idNumber: agent.idNumber.shown },
        fileIds: agent.fileIds,
      },
    },
    materials: doc.materials,
    notices: doc.notices,
    charges: chargesView(doc),
    clocks: shownClocks(doc, day.calendar, day.today, deliveredOn),
    steps: shownSteps(doc, day.calendar, day.today),
    correctionDue: correctionDueOf(doc, day.calendar),
    openSteps: doc.openSteps,
    entryDue: doc.state === 'received' ? entryDue(clockFacts(doc), day.calendar).date : null,
    acceptedOn: doc.acceptedOn,
    silent: doc.silent,
    decision: doc.decision && {
      ...{ granted: doc.decision.granted, on: doc.decision.on, no: doc.decision.no, text: doc.decision.text },
    },
    delivery: doc.delivery && { ...doc.delivery, receiver: shownReceiver(doc.delivery) },
    papers: papersView(doc),
    files,
    history: doc.history.map(({ at, who, what, note }) => ({ at: at.toISOString(), who, what, note })),
    allowedActs: caseActs(facts, { kind: 'official', person }),
    mayTake: takeable(facts) && person.reach('case.review') !== null && facts.reviewer?.id !== person.id,
    mayAssign: assignRefusal(facts, person) === null,
    mayAskJoint: askJointRefusal(facts, person) === null,
  }
}

function chargesView({ charges = [] }: CaseDoc): Case['charges'] {
  return charges.map(({ by, refunded, ...charge }) => ({
    ...charge,
    by: by.name,
    refunded: refunded && { on: refunded.on, reason: refunded.reason },
  }))
}

function chargesForApplicant({ charges = [] }: CaseDoc): TrackedCase['charges'] {
  return charges.map(({ name, amount, receiptNo, on, refunded }) => ({
    ...{ name, amount, receiptNo, on, refundedOn: refunded?.on ?? null },
  }))
}

/** What every list says of a paper; what stands on it is read on the paper. */
function papersView({ papers }: CaseDoc): Case['papers'] {
  return papers.map(({ kind, no, on }) => ({ kind, no, on }))
}

/** Every file of the case: materials, and the authorisation of an agent. */
export function fileIdsOf({ materials, applicant }: CaseDoc): string[] {
  return [...materials.flatMap(({ fileIds }) => fileIds), ...(applicant.agent?.fileIds ?? [])]
}

/** What anyone with the number and the last four digits sees: no name of an official, no reason for a refusal's person. */
export function trackedView(
  doc: CaseDoc,
  { orgName, places, ratings }: { orgName: string } & Pick<TrackedCase, 'places' | 'ratings'>,
  day: CaseDay,
): TrackedCase {
  const last = doc.notices.at(-1)
  const asked = doc.state === 'correcting' && last ? last.demands.map(({ text }) => text) : []
  const row = rowView(doc, orgName, day)
  return {
    ...{ no: doc.no, title: doc.title, org: orgName, applicant: row.applicant, state: doc.state },
    ...{ receivedOn: row.receivedOn, due: row.due, tentative: row.tentative, remaining: row.remaining },
    ...trackedClocks(doc, day),
    toDo: toDoOf(doc, day.calendar),
    demands: asked,
    papers: papersView(doc),
    ratings,
    charges: chargesForApplicant(doc),
    timeline: timelineOf(doc),
    phone: doc.phone,
    places: places.map(({ name, address, window, hours, phone }) => ({
      name,
      address,
      window,
      hours,
      phone,
    })),
  }
}

/** The clock that runs now, and before the decision 法定 beside 承诺. */
function trackedClocks(
  doc: CaseDoc,
  { today, calendar }: CaseDay,
): Pick<TrackedCase, 'clock' | 'clockOf' | 'legal'> {
  const deliveredOn = doc.delivery && plainDate(doc.delivery.on)
  const clocks = shownClocks(doc, calendar, today, deliveredOn)
  const clockOf = doc.decision ? 'delivery' : doc.promisedDays === null ? 'legal' : 'promised'
  const clock = clocks[clockOf]
  return {
    clock: clock && withReasons(clock, clockOf, doc, calendar),
    clockOf: clock && clockOf,
    legal: clockOf === 'promised' ? clocks.legal : null,
  }
}

function toDoOf(doc: CaseDoc, calendar: WorkCalendar): string {
  const { state, materials } = doc
  const due = correctionDueOf(doc, calendar)
  if (state === 'correcting')
    return `请${due === null ? '' : `在${formatDateZh(due)}前`}按补正告知书补齐材料。`
  const owed = materials.filter(({ owedBy }) => owedBy !== null)
  if (owed.length > 0 && !isEnd(state))
    return `请补齐材料：${owed.map(({ name, owedBy }) => `${name}（${owedBy === null ? '' : formatDateZh(plainDate(owedBy))}前）`).join('、')}。`
  return state === 'delivering' ? '结果已出，请按约定方式领取。' : ''
}

/** The steps a citizen follows, by the day of their papers. */
function timelineOf({ history }: CaseDoc): TrackedCase['timeline'] {
  return history.map(({ at, what, note }) => ({
    on: dateInShanghai(at.getTime()),
    what,
    note: PUBLIC_NOTES.has(what) || what.startsWith(RECOUNTED) ? note : '',
  }))
}

/** Notes that were served on the applicant; all others are the office's own. */
const PUBLIC_NOTES: ReadonlySet<string> = new Set([
  ...(['askCorrection', 'refuse', 'startSpecial', 'extend', 'deny', 'terminate', 'transfer'] as const).map(
    (act) => CASE_ACTS[act],
  ),
  SILENT,
  CHARGED,
  REFUNDED,
])

function legalDueOf(doc: CaseDoc, { today, calendar }: CaseDay): string | null {
  if (doc.decision !== null || isEnd(doc.state)) return null
  const { legal } = caseClocks(clockFacts(doc))
  return legal && deadline(legal, calendar, today).date
}

function owedOf(materials: CaseDoc['materials']): number {
  return materials.filter(({ given }) => given === 'deferred').length
}
