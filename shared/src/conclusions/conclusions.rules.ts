import type { Permission } from '../accounts/permissions'
import type { PlainDate } from '../kernel/plain-date'
import type { Refusal } from '../kernel/refusals'
import { addNaturalDays, type WorkCalendar } from '../kernel/work-calendar'
import { covers, forbidden, isOfOffice, isOne, type ActingPerson } from '../tasks/tasks.rules'
import {
  CONCLUSION_ACTS,
  CONCLUSION_STATE_ACTS,
  CONCLUSION_STATES,
  OBJECTION_DAYS,
  REVIEW_DAYS,
  type ConclusionAct,
  type ConclusionState,
} from './conclusions.states'

/** What of a conclusion decides who may do what. */
export interface ConclusionFacts {
  state: ConclusionState
  regionId: string
  /** The org it is about. */
  orgId: string
  draftedById: string
  issuedById: string | null
  deliveredOn: PlainDate | null
  /** Everyone who had a part in the 督查 it rests on, with the step that made them part. */
  parts: readonly { id: string; part: ConclusionPart }[]
}

/** Parts in a 督查 that keep from its 复核, in words that follow 您. */
export const CONCLUSION_PARTS = {
  drafter: '拟了这份督查结论',
  issuer: '作出了这份督查结论',
  deliverer: '送达了这份督查结论',
  creator: '提出了这件事项的立项',
  approver: '批准了这件事项的立项',
  supervisor: '是这件事项的责任督查员',
  verifier: '核验过这件事项',
  closer: '办理了这件事项的销号',
  handler: '承办了这件事项',
} as const satisfies Record<string, string>
export type ConclusionPart = keyof typeof CONCLUSION_PARTS

/** The day, and the calendar by which an end on a rest day moves on. */
export interface ConclusionDay {
  today: PlainDate
  calendar: WorkCalendar
}

/** The permission of each act; a new act does not compile until it has one. */
export const CONCLUSION_PERMISSIONS = {
  issue: 'conclusion.issue',
  discard: 'conclusion.issue',
  deliver: 'conclusion.draft',
  object: 'conclusion.object',
  uphold: 'conclusion.review',
  amend: 'conclusion.review',
  revoke: 'conclusion.review',
} as const satisfies Record<ConclusionAct, Permission>

type Ground = (facts: ConclusionFacts, person: ActingPerson, day: ConclusionDay) => Refusal | null

/** What stands against an act that is possible and permitted. */
const GROUNDS = {
  issue: (facts, { id, orgId }) => {
    if (facts.draftedById === id) return { code: 'conclusion.own' }
    return orgId === facts.orgId
      ? { code: 'conclusion.same-office', details: { action: CONCLUSION_ACTS.issue } }
      : null
  },
  discard: () => null,
  deliver: () => null,
  object: (facts, _person, day) => objectionRefusal(facts, day),
  uphold: recusalRefusal('uphold'),
  amend: recusalRefusal('amend'),
  revoke: recusalRefusal('revoke'),
} as const satisfies Record<ConclusionAct, Ground>

/** null when this person may do it today, else why not. */
export function conclusionRefusal(
  act: ConclusionAct,
  facts: ConclusionFacts,
  person: ActingPerson,
  day: ConclusionDay,
): Refusal | null {
  if (!(act in CONCLUSION_STATE_ACTS[facts.state])) {
    const details = { state: CONCLUSION_STATES[facts.state], action: CONCLUSION_ACTS[act] }
    return { code: 'conclusion.state', details }
  }
  const permission = CONCLUSION_PERMISSIONS[act]
  const reach = person.reach(permission)
  if (!reach || !covers(reach, facts)) return forbidden(permission)
  return GROUNDS[act](facts, person, day)
}

/** The acts open to this person today, in the order of the table. */
export function conclusionActs(
  facts: ConclusionFacts,
  person: ActingPerson,
  day: ConclusionDay,
): ConclusionAct[] {
  const acts = Object.keys(CONCLUSION_ACTS) as ConclusionAct[]
  return acts.filter((act) => conclusionRefusal(act, facts, person, day) === null)
}

export function nextConclusionState(state: ConclusionState, act: ConclusionAct): ConclusionState {
  const leads: Partial<Record<ConclusionAct, ConclusionState>> = CONCLUSION_STATE_ACTS[state]
  return leads[act] ?? state
}

/** 政府督查工作条例 第十七条: the last day to object, from the day after receipt (民法典 第二百零一条、第二百零三条). */
export function objectionLastDay(deliveredOn: PlainDate, calendar: WorkCalendar): PlainDate {
  return addNaturalDays(calendar, deliveredOn, OBJECTION_DAYS).date
}

/** 政府督查工作条例 第十七条: the last day of the 复核. */
export function reviewLastDay(objectedOn: PlainDate, calendar: WorkCalendar): PlainDate {
  return addNaturalDays(calendar, objectedOn, REVIEW_DAYS).date
}

/** `演督结〔2026〕3号`: gapless per region and year. */
export function conclusionNo(prefix: string, year: number, ordinal: number): string {
  return `${prefix}结〔${year}〕${ordinal}号`
}

function objectionRefusal(
  { deliveredOn }: ConclusionFacts,
  { today, calendar }: ConclusionDay,
): Refusal | null {
  if (deliveredOn === null) return null
  const last = objectionLastDay(deliveredOn, calendar)
  return today <= last ? null : { code: 'conclusion.late', details: { days: OBJECTION_DAYS, last } }
}

/** 政府督查工作条例 第十七条: whoever took part in the conclusion recuses themselves from the 复核. */
function recusalRefusal(act: ConclusionAct): Ground {
  return ({ parts, orgId }, person) => {
    const action = CONCLUSION_ACTS[act]
    if (isOfOffice(person, orgId)) return { code: 'conclusion.same-office', details: { action } }
    const part = parts.find(({ id }) => isOne(person, id))?.part
    return part ? { code: 'conclusion.recused', details: { why: CONCLUSION_PARTS[part], action } } : null
  }
}
