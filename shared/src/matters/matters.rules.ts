import type { Permission } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { classifiedMark } from '../kernel/text'
import { type ActingPerson, covers, forbidden } from '../tasks/tasks.rules'
import {
  MATTER_ACTIONS,
  MATTER_STATE_ACTIONS,
  MATTER_STATES,
  type MatterAction,
  type MatterState,
} from './matters.states'

/** What of a matter decides who may do what. */
export interface MatterFacts {
  state: MatterState
  regionId: string
  leadOrgId: string
  createdById: string
  completedById: string | null
  /** Everyone who decided a report of this matter. */
  verifierIds: readonly string[]
  /** Leaves of the tree: all, and those neither done nor cancelled. */
  leaves: number
  openLeaves: number
}

type MatterRule = (matter: MatterFacts, person: ActingPerson) => Refusal | null

/** null when the person may do it, else why not. A new action does not compile until it has its rule. */
export const MATTER_RULES = {
  edit: ruleOf('edit', 'matter.write'),
  approve: ruleOf('approve', 'matter.approve', (matter, person) =>
    matter.createdById === person.id ? { code: 'matter.self-approve' } : null,
  ),
  issue: ruleOf('issue', 'matter.issue', (matter) => noTasksRefusal(matter, 'issue')),
  complete: ruleOf(
    'complete',
    'matter.complete',
    (matter) => noTasksRefusal(matter, 'complete') ?? openRefusal(matter),
  ),
  /** 销号: by a person who neither completed the matter nor verified any of its reports. */
  close: ruleOf('close', 'matter.close', (matter, person) =>
    matter.completedById === person.id || matter.verifierIds.includes(person.id)
      ? { code: 'matter.same-person' }
      : null,
  ),
  cancel: ruleOf('cancel', 'matter.approve'),
} as const satisfies Record<MatterAction, MatterRule>

/** The acts open to this person on this matter, in the order of the table. */
export function matterActions(matter: MatterFacts, person: ActingPerson): MatterAction[] {
  const possible: readonly MatterAction[] = MATTER_STATE_ACTIONS[matter.state]
  return possible.filter((action) => MATTER_RULES[action](matter, person) === null)
}

/** Classified papers must not enter: the first marked word stops the text (保守国家秘密法). */
export function classifiedRefusal(...texts: readonly string[]): Refusal | null {
  const word = texts.map(classifiedMark).find((mark) => mark !== null)
  return word ? { code: 'text.classified', details: { word } } : null
}

/** State, then permission and reach, then what this act asks for besides. */
function ruleOf(action: MatterAction, permission: Permission, more: MatterRule = () => null): MatterRule {
  return (matter, person) => {
    const possible: readonly MatterAction[] = MATTER_STATE_ACTIONS[matter.state]
    if (!possible.includes(action)) {
      const details = { state: MATTER_STATES[matter.state], action: MATTER_ACTIONS[action] }
      return { code: 'matter.state', details }
    }
    const reach = person.reach(permission)
    if (!reach || !covers(reach, { orgId: matter.leadOrgId, regionId: matter.regionId }))
      return forbidden(permission)
    return more(matter, person)
  }
}

function noTasksRefusal({ leaves }: MatterFacts, action: MatterAction): Refusal | null {
  return leaves > 0 ? null : { code: 'matter.no-tasks', details: { action: MATTER_ACTIONS[action] } }
}

function openRefusal({ openLeaves }: MatterFacts): Refusal | null {
  return openLeaves === 0 ? null : { code: 'matter.tasks-open', details: { count: openLeaves } }
}
