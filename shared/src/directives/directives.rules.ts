import type { LightColour } from '../kernel/light'
import type { Refusal } from '../kernel/refusals'
import { answersFor, type ActFacts } from '../tasks/acts.rules'
import { covers, forbidden, type ActingPerson } from '../tasks/tasks.rules'
import {
  DIRECTIVE_ACTS,
  type DirectiveAct,
  type DirectiveLevel,
  type DirectiveState,
} from './directives.states'

/** 日常督办 is for every 督查员; 挂牌 and 约谈 are for the 督查室主任. */
export const DIRECTIVE_PERMISSION = {
  routine: 'directive.issue',
  listed: 'directive.issueGrave',
  interview: 'directive.issueGrave',
} as const satisfies Record<DirectiveLevel, 'directive.issue' | 'directive.issueGrave'>

export interface DirectiveDraft {
  level: DirectiveLevel
  /** By when it is to be answered. */
  due: string
  /** Of a 约谈: when and where. */
  meeting: string
}

/** null when this person may issue it today, else why not. */
export function directiveRefusal(
  { level, due, meeting }: DirectiveDraft,
  task: { orgId: string; regionId: string },
  person: ActingPerson,
  today: string,
): Refusal | null {
  const permission = DIRECTIVE_PERMISSION[level]
  const reach = person.reach(permission)
  if (!reach || !covers(reach, task)) return forbidden(permission)
  if (due <= today) return { code: 'directive.limit', details: { due } }
  return level === 'interview' && meeting === '' ? { code: 'directive.meeting' } : null
}

/** Who did it, on which day. */
interface Done {
  by: { name: string }
  on: string
}

/** What the org did with a 督查通知; null: not yet. */
export interface DirectiveFacts {
  due: string
  received: Done | null
  answered: Done | null
}

/** Its due day belongs to the org: late begins the day after. */
export function directiveState({ due, received, answered }: DirectiveFacts, today: string): DirectiveState {
  if (answered) return 'answered'
  if (today > due) return 'late'
  return received ? 'received' : 'waiting'
}

/**
 * The light of its answer; what was answered in time stays green.
 * @param soonFrom the working day before its due day
 */
export function directiveLight(facts: DirectiveFacts, today: string, soonFrom: string): LightColour {
  if (facts.answered) return answeredLate(facts) ? 'recovered' : 'green'
  if (today > facts.due) return 'red'
  return today >= soonFrom ? 'yellow' : 'green'
}

/** Whether an answer came after the due day. */
export function answeredLate({ due, answered }: DirectiveFacts): boolean {
  return answered !== null && answered.on > due
}

/**
 * null when this person may do it, else why not. Whoever answers for the task now answers for its papers, in every
 * state of the task: a paper that was served is answered even when the work is done.
 */
export function directiveActRefusal(
  act: DirectiveAct,
  directive: DirectiveFacts,
  task: Pick<ActFacts, 'orgId' | 'handler'>,
  person: ActingPerson,
): Refusal | null {
  return onceRefusal(act, directive) ?? answersFor(task, person)
}

/** The acts open to this person, in the order of the table. */
export function directiveActs(
  directive: DirectiveFacts,
  task: Pick<ActFacts, 'orgId' | 'handler'>,
  person: ActingPerson,
): DirectiveAct[] {
  const acts = Object.keys(DIRECTIVE_ACTS) as DirectiveAct[]
  return acts.filter((act) => directiveActRefusal(act, directive, task, person) === null)
}

/** Each is done once; after the answer nothing is left to receive. */
function onceRefusal(act: DirectiveAct, { received, answered }: DirectiveFacts): Refusal | null {
  if (answered) return { code: 'directive.answered', details: { who: answered.by.name, on: answered.on } }
  if (act === 'receive' && received)
    return { code: 'directive.received', details: { who: received.by.name, on: received.on } }
  return null
}
