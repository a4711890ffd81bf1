import type { Refusal } from '../kernel/refusals'
import { formatDateZh, type PlainDate } from '../kernel/plain-date'
import { addWorkdays, type WorkCalendar } from '../kernel/work-calendar'
import { type ActingPerson, covers, forbidden } from '../tasks/tasks.rules'
import type { CaseFacts } from './cases.rules'
import { CASE_STATES, type CaseState } from './cases.states'
import { JOINT_ACTS, JOINT_STATE_ACTS, JOINT_STATES, type JointAct, type JointState } from './joint.states'

/** While it is examined a case may ask other units. */
const JOINT_POSSIBLE: readonly CaseState[] = ['accepted', 'reviewing', 'special']

/** null when this person may ask other units for this case now, else why not. */
export function askJointRefusal(facts: CaseFacts, person: ActingPerson): Refusal | null {
  if (!JOINT_POSSIBLE.includes(facts.state))
    return { code: 'case.state', details: { state: CASE_STATES[facts.state], action: '发起联办' } }
  const reach = person.reach('case.review')
  if (!reach || !covers(reach, facts)) return forbidden('case.review')
  const { reviewer } = facts
  return reviewer && reviewer.id !== person.id
    ? { code: 'case.not-reviewer', details: { reviewer: reviewer.name } }
    : null
}

/**
 * The last day of a step that begins today. The steps of a case run side by side and stop no clock (a consultation
 * within the organs): each must end by the promised last day of the case; null: the case has no limit. On that day and
 * after it there is nothing left to keep within: a late case still needs the answer.
 */
export function jointDue(
  days: number,
  last: PlainDate | null,
  { today, calendar }: { today: PlainDate; calendar: WorkCalendar },
): { due: PlainDate; tentative: boolean; refusal: Refusal | null } {
  const { date, tentative } = addWorkdays(calendar, today, days)
  const refusal: Refusal | null =
    last !== null && last > today && date > last
      ? { code: 'case.joint-days', details: { days, due: formatDateZh(date), last: formatDateZh(last) } }
      : null
  return { due: date, tentative, refusal }
}

/** What of a step decides who may do what. */
export interface JointFacts {
  state: JointState
  /** The unit that was asked. */
  orgId: string
  regionId: string
  handler: { id: string; name: string } | null
}

/** null when the person of the asked unit may do it, else why not. */
export function jointActRefusal(step: JointFacts, act: JointAct, person: ActingPerson): Refusal | null {
  const possible: readonly JointAct[] = JOINT_STATE_ACTS[step.state]
  if (!possible.includes(act))
    return { code: 'case.step-state', details: { state: JOINT_STATES[step.state], action: JOINT_ACTS[act] } }
  const reach = person.reach('case.review')
  if (!reach || !covers(reach, step)) return forbidden('case.review')
  const isMine = step.handler?.id === person.id
  if (act === 'take') return isMine ? { code: 'case.step-taken' } : null
  return step.handler && !isMine
    ? { code: 'case.step-handler', details: { handler: step.handler.name } }
    : null
}

/** The acts open to this person. */
export function jointActs(step: JointFacts, person: ActingPerson): JointAct[] {
  return JOINT_STATE_ACTS[step.state].filter((act) => jointActRefusal(step, act, person) === null)
}
