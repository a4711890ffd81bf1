import type { Permission } from '../accounts/permissions'
import { addDays, type PlainDate } from '../kernel/plain-date'
import { weightsRefusal } from '../kernel/progress'
import type { Refusal } from '../kernel/refusals'
import { ACT_STATES } from '../tasks/acts.rules'
import { EXTENSION_LEVELS, type ExtensionLevel } from '../tasks/acts.states'
import { covers, forbidden, isOne, type ActingPerson } from '../tasks/tasks.rules'
import { TASK_STATES, type TaskState } from '../tasks/tasks.states'
import {
  CHANGE_STATES,
  changePermission,
  DEADLINE_MOST_DAYS,
  type ChangeKind,
  type ChangeState,
} from './change-requests.states'
import { MATTER_STATES, OPEN_MATTER_STATES, type MatterState } from './matters.states'

/** What of a request decides who may decide it. */
export interface ChangeFacts {
  state: ChangeState
  kind: ChangeKind
  /** Of a deadline: by how many working days it moves, and who therefore decides. */
  level: ExtensionLevel
  workdays: number
  requestedById: string
  matter: { state: MatterState; regionId: string; leadOrgId: string }
}

/** Accepted or declined once, by another person who may decide a change of this kind, while the matter is in hand. */
export function changeDecisionRefusal(change: ChangeFacts, person: ActingPerson): Refusal | null {
  if (change.state !== 'open')
    return { code: 'change.state', details: { state: CHANGE_STATES[change.state] } }
  const { state, regionId, leadOrgId } = change.matter
  const permission = changePermission(change.kind, change.level)
  const reach = person.reach(permission)
  if (!reach || !covers(reach, { orgId: leadOrgId, regionId })) return levelRefusal(change, permission)
  if (isOne(person, change.requestedById)) return { code: 'change.own' }
  return OPEN_MATTER_STATES.includes(state)
    ? null
    : { code: 'matter.state', details: { state: MATTER_STATES[state], action: '变更' } }
}

function levelRefusal({ kind, level, workdays }: ChangeFacts, permission: Permission): Refusal {
  if (kind !== 'deadline') return forbidden(permission)
  return { code: 'extension.level', details: { days: workdays, level: EXTENSION_LEVELS[level] } }
}

/** A node of the tree as a change sees it. */
export interface ChangeNode {
  id: string
  parentId: string | null
  title: string
  weight: number
  state: TaskState
  leaf: boolean
  orgId: string
  due: PlainDate | null
}

/** New weights: exactly the siblings that are not cancelled, summing to 100, at least one of them another. */
export function newWeightsRefusal(
  weights: readonly { taskId: string; weight: number }[],
  tree: readonly ChangeNode[],
): Refusal | null {
  const first = tree.find(({ id }) => id === weights[0]?.taskId)
  const siblings = tree.filter(({ parentId, state }) => parentId === first?.parentId && state !== 'cancelled')
  const named = new Set(weights.map(({ taskId }) => taskId))
  const whole = siblings.length === weights.length && siblings.every(({ id }) => named.has(id))
  if (!first || !whole) return { code: 'change.siblings' }
  const wrong = weightsRefusal(weights.map(({ weight }) => weight))
  if (wrong) return { code: 'change.weights', details: { sum: wrong.sum } }
  const same = weights.every(({ taskId, weight }) => tree.find(({ id }) => id === taskId)?.weight === weight)
  return same ? { code: 'change.nothing' } : null
}

/** Only what is neither done nor cancelled can be called off. */
export function cancelTaskRefusal(node: ChangeNode | undefined): Refusal | null {
  if (!node) return { code: 'change.siblings' }
  return node.state === 'done' || node.state === 'cancelled'
    ? { code: 'change.task', details: { task: node.title, state: TASK_STATES[node.state] } }
    : null
}

/** A deadline only moves on, like a 延期, of what is still open; how far it may is bounded. */
export function deadlineRefusal(node: ChangeNode | undefined, due: string, today: PlainDate): Refusal | null {
  const refusal = overRefusal(node)
  if (refusal || !node) return refusal
  const now = node.due ?? today
  const latest = addDays(today, DEADLINE_MOST_DAYS)
  if (due <= now || due < today) return { code: 'change.earlier', details: { task: node.title, due: now } }
  return due > latest ? { code: 'change.far', details: { latest } } : null
}

/** Another org for what is still open; a task in the middle of a decision waits for that first. */
export function leadOrgRefusal(node: ChangeNode | undefined, orgId: string): Refusal | null {
  const refusal = overRefusal(node)
  if (refusal || !node) return refusal
  if (node.orgId === orgId) return { code: 'change.same-org', details: { task: node.title } }
  const free: readonly TaskState[] = ACT_STATES.transfer
  return node.leaf && !free.includes(node.state)
    ? { code: 'change.busy', details: { task: node.title, state: TASK_STATES[node.state] } }
    : null
}

function overRefusal(node: ChangeNode | undefined): Refusal | null {
  if (!node) return { code: 'change.siblings' }
  return node.state === 'done' || node.state === 'cancelled'
    ? { code: 'change.over', details: { task: node.title, state: TASK_STATES[node.state] } }
    : null
}
