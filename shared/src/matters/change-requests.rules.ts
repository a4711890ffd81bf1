import type { Refusal } from '../kernel/refusals'
import { weightsRefusal } from '../kernel/progress'
import { covers, forbidden, isOne, type ActingPerson } from '../tasks/tasks.rules'
import { TASK_STATES, type TaskState } from '../tasks/tasks.states'
import { CHANGE_STATES, type ChangeState } from './change-requests.states'
import { MATTER_STATES, OPEN_MATTER_STATES, type MatterState } from './matters.states'

/** What of a request decides who may decide it. */
export interface ChangeFacts {
  state: ChangeState
  requestedById: string
  matter: { state: MatterState; regionId: string; leadOrgId: string }
}

/** Accepted or declined once, by another person who may approve, while the matter is in hand. */
export function changeDecisionRefusal(change: ChangeFacts, person: ActingPerson): Refusal | null {
  if (change.state !== 'open')
    return { code: 'change.state', details: { state: CHANGE_STATES[change.state] } }
  const { state, regionId, leadOrgId } = change.matter
  const reach = person.reach('matter.approve')
  if (!reach || !covers(reach, { orgId: leadOrgId, regionId })) return forbidden('matter.approve')
  if (isOne(person, change.requestedById)) return { code: 'change.own' }
  return OPEN_MATTER_STATES.includes(state)
    ? null
    : { code: 'matter.state', details: { state: MATTER_STATES[state], action: '变更' } }
}

/** A node of the tree as a change sees it. */
export interface ChangeNode {
  id: string
  parentId: string | null
  title: string
  weight: number
  state: TaskState
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
