import { PERMISSIONS, type Permission } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import {
  TASK_ACTIONS,
  TASK_STATE_ACTIONS,
  TASK_STATES,
  type TaskAction,
  type TaskState,
} from './tasks.states'

/** How far a person reaches with one permission; the scopes of the server fit it. */
export type Reach =
  | { kind: 'own' }
  | { kind: 'orgs'; orgIds: readonly string[] }
  | { kind: 'region'; regionId: string }
  | { kind: 'all' }

/** The person who wants to act. */
export interface ActingPerson {
  id: string
  orgId: string
  /** null: the permission is not held. */
  reach(permission: Permission): Reach | null
  /** Under 授权代办 whoever really acts: what keeps them from an act keeps it from being done in their principal's name. */
  deputy?: { id: string; orgId: string }
}

/** Whether the person, or who really acts in their name, is this one. */
export function isOne({ id, deputy }: ActingPerson, other: string | null | undefined): boolean {
  return other != null && (id === other || deputy?.id === other)
}

/** Whether the person, or who really acts in their name, belongs to this office. */
export function isOfOffice({ orgId, deputy }: ActingPerson, other: string | null | undefined): boolean {
  return other != null && (orgId === other || deputy?.orgId === other)
}

/** What of a task decides who may do what. */
export interface TaskFacts {
  state: TaskState
  leaf: boolean
  regionId: string
  orgId: string
  handler: { id: string; name: string } | null
  /** Org of the person whose report waits; null when none does. */
  reportedByOrgId: string | null
  /** The orgs that split it off from tasks of their own: they answer for it, too. */
  splitByOrgIds: readonly string[]
  /** A verifier asked for more; nothing else is reported until it has come. */
  moreAsked: boolean
}

/** null when the person may do it, else why not. A new action does not compile until it has its rule. */
export const TASK_RULES = {
  sign: (task, person) => possibleRefusal(task, 'sign') ?? handlerRefusal(task, person, 'task.sign'),
  report: (task, person) =>
    possibleRefusal(task, 'report') ?? askedRefusal(task) ?? handlerRefusal(task, person, 'task.report'),
  supplement: (task, person) =>
    possibleRefusal(task, 'supplement') ??
    (task.moreAsked ? handlerRefusal(task, person, 'task.report') : { code: 'report.not-asked' }),
  verify: (task, person) => possibleRefusal(task, 'verify') ?? verifierRefusal(task, person),
  suspend: (task, person) => possibleRefusal(task, 'suspend') ?? reachRefusal(task, person, 'task.suspend'),
  resume: (task, person) => possibleRefusal(task, 'resume') ?? reachRefusal(task, person, 'task.suspend'),
} as const satisfies Record<TaskAction, (task: TaskFacts, person: ActingPerson) => Refusal | null>

/** The acts open to this person on this task, in the order of the table. */
export function taskActions(task: TaskFacts, person: ActingPerson): TaskAction[] {
  if (!task.leaf) return []
  const possible: readonly TaskAction[] = TASK_STATE_ACTIONS[task.state]
  return possible.filter((action) => TASK_RULES[action](task, person) === null)
}

/** Only leaves are signed, reported and verified, each in its states. */
function possibleRefusal(task: TaskFacts, action: TaskAction): Refusal | null {
  if (!task.leaf) return { code: 'task.not-leaf' }
  const possible: readonly TaskAction[] = TASK_STATE_ACTIONS[task.state]
  if (possible.includes(action)) return null
  if (action === 'report' && task.state === 'toVerify') return { code: 'report.pending' }
  return { code: 'task.state', details: { state: TASK_STATES[task.state], action: TASK_ACTIONS[action] } }
}

function askedRefusal({ moreAsked }: TaskFacts): Refusal | null {
  return moreAsked ? { code: 'report.supplement-first' } : null
}

/** The handler acts; while there is none, anyone of the org who holds the permission; a head for the orgs below. */
function handlerRefusal(task: TaskFacts, person: ActingPerson, permission: Permission): Refusal | null {
  const reach = person.reach(permission)
  if (!reach) return forbidden(permission)
  const mine = task.handler ? task.handler.id === person.id : task.orgId === person.orgId
  const heads = reach.kind === 'orgs' && reach.orgIds.includes(task.orgId)
  if (mine || heads) return null
  return { code: 'task.not-handler', details: { handler: task.handler?.name ?? '主办单位' } }
}

/** The verifier is never of the handler's office, nor of the one that reported, nor of one that split it off. */
function verifierRefusal(task: TaskFacts, person: ActingPerson): Refusal | null {
  const refusal = reachRefusal(task, person, 'report.verify')
  if (refusal) return refusal
  const offices = [task.orgId, task.reportedByOrgId, ...task.splitByOrgIds]
  const sameOffice = offices.some((office) => isOfOffice(person, office))
  return sameOffice || isOne(person, task.handler?.id) ? { code: 'report.same-office' } : null
}

function reachRefusal(task: TaskFacts, person: ActingPerson, permission: Permission): Refusal | null {
  const reach = person.reach(permission)
  return reach && covers(reach, task) ? null : forbidden(permission)
}

/** Whether a record of this org and region lies within the reach; `own` covers no record as such. */
export function covers(reach: Reach, record: { orgId: string; regionId: string }): boolean {
  if (reach.kind === 'all') return true
  if (reach.kind === 'region') return reach.regionId === record.regionId
  return reach.kind === 'orgs' && reach.orgIds.includes(record.orgId)
}

export function forbidden(permission: Permission): Refusal {
  return { code: 'auth.forbidden', details: { permission: PERMISSIONS[permission] } }
}
