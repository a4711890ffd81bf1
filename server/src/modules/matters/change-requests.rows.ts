import type { ChangeBody } from '@mingdu/shared/matters/change-requests.api'
import {
  cancelTaskRefusal,
  deadlineRefusal,
  leadOrgRefusal,
  newWeightsRefusal,
  type ChangeNode,
} from '@mingdu/shared/matters/change-requests.rules'
import type { Refusal } from '@mingdu/shared/kernel/refusals'
import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import type { ExtensionLevel } from '@mingdu/shared/tasks/acts.states'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import { levelOfMove, movedNodes, type MovedNode } from '../tasks/change.deadline.service'
import { moveTarget } from '../tasks/change.org.service'
import type { TaskDoc } from '../tasks/tree.service'
import { orgNames } from '../tasks/viewing.service'
import type { ChangeRequestDoc, ChangeTarget } from './change-requests.repo'
import { refuseKept } from './keeping.service'
import type { MatterDoc } from './matters.repo'

/** What is kept of a request: what people read, what is applied, and who decides. */
export interface Asked {
  rows: ChangeRequestDoc['rows']
  to: ChangeTarget | null
  level: ExtensionLevel
  workdays: number
}

/** Why this cannot be asked for; null when it can. */
export function bodyRefusal(
  body: ChangeBody,
  tree: readonly TaskDoc[],
  today: DayFacts['today'],
): Refusal | null {
  if (body.kind === 'cancelMatter') return null
  const nodes = tree.map(nodeOf)
  if (body.kind === 'weights') return newWeightsRefusal(body.weights, nodes)
  const node = nodes.find(({ id }) => id === body.taskId)
  if (body.kind === 'deadline') return deadlineRefusal(node, body.due, today)
  return body.kind === 'leadOrg' ? leadOrgRefusal(node, body.orgId) : cancelTaskRefusal(node)
}

/** @throws Refused `task.org`, `task.person` */
export async function askedOf(
  body: ChangeBody,
  matter: MatterDoc,
  tree: readonly TaskDoc[],
  day: DayFacts,
): Promise<Asked> {
  const plain = { to: null, level: 'chief', workdays: 0 } as const
  if (body.kind === 'cancelMatter') {
    const row = matterRow(matter, MATTER_STATES[matter.state], MATTER_STATES.cancelled)
    return { rows: [row], ...plain }
  }
  if (body.kind === 'weights')
    return { rows: body.weights.map(({ taskId, weight }) => weightRow(tree, taskId, weight)), ...plain }
  if (body.kind === 'deadline') return deadlineOf(body, matter, tree, day)
  if (body.kind === 'leadOrg') return leadOrgOf(body, matter, tree)
  const row = { id: body.taskId, name: nameOf(tree, body.taskId), after: TASK_STATES.cancelled }
  return { rows: [{ ...row, before: beforeOf('cancelTask', matter, tree, body.taskId) }], ...plain }
}

/** Rows of a moved deadline: the task, what stands above it, and the matter when it would end earlier. */
export function deadlineRows(
  moved: readonly MovedNode[],
  matter: Pick<MatterDoc, '_id' | 'no' | 'title' | 'due'>,
): ChangeRequestDoc['rows'] {
  const rows = moved.map(({ doc, clock }) => ({
    ...{ id: String(doc._id), name: `${doc.no} ${doc.title}`, before: doc.due ?? '', after: clock.due },
  }))
  const reach = moved[0]?.clock.due
  return reach !== undefined && matter.due < reach ? [...rows, matterRow(matter, matter.due, reach)] : rows
}

/** What a change replaces; of a task to be called off only whether it is still open. '' when the node is gone. */
export function beforeOf(
  kind: ChangeRequestDoc['kind'],
  matter: Pick<MatterDoc, '_id' | 'due'>,
  tree: readonly TaskDoc[],
  id: string,
): string {
  if (kind === 'deadline' && id === String(matter._id)) return matter.due
  const node = tree.find(({ _id }) => String(_id) === id)
  if (!node) return ''
  if (kind === 'weights') return String(node.weight)
  if (kind === 'deadline') return node.due ?? ''
  return node.state === 'done' || node.state === 'cancelled' ? TASK_STATES[node.state] : '办理中'
}

export function nodeOf({ _id, parentId, title, weight, state, leaf, orgId, due }: TaskDoc): ChangeNode {
  return { id: String(_id), parentId, title, weight, state, leaf, orgId, due }
}

async function deadlineOf(
  { taskId, due }: { taskId: string; due: string },
  matter: MatterDoc,
  tree: readonly TaskDoc[],
  day: DayFacts,
): Promise<Asked> {
  const moved = movedNodes(tree, taskId, due, '', day)
  const [own] = moved
  if (!own) return { rows: [], to: null, level: 'chief', workdays: 0 }
  return {
    ...{ rows: deadlineRows(moved, matter), to: { due } },
    ...(await levelOfMove(own.doc.due, own.clock.due, day)),
  }
}

async function leadOrgOf(
  { taskId, orgId, handlerId }: { taskId: string; orgId: string; handlerId: string | null },
  matter: MatterDoc,
  tree: readonly TaskDoc[],
): Promise<Asked> {
  const node = tree.find(({ _id }) => String(_id) === taskId)
  const person = node?.leaf ? handlerId : null
  const { org, handler } = await moveTarget({ orgId, handlerId: person }, matter.regionId)
  await refuseKept(String(matter._id), { orgIds: [orgId], personIds: [person] })
  const fromOrgId = node?.orgId ?? ''
  const from = (await orgNames())(fromOrgId)
  const row = {
    ...{ id: taskId, name: nameOf(tree, taskId) },
    before: orgText(from.name, node?.handler?.name),
    after: orgText(org.name, handler?.name),
  }
  return { rows: [row], to: { orgId, handlerId: person, fromOrgId }, level: 'chief', workdays: 0 }
}

function orgText(org: string, person: string | undefined): string {
  return person === undefined ? org : `${org} ${person}`
}

function weightRow(
  tree: readonly TaskDoc[],
  taskId: string,
  weight: number,
): ChangeRequestDoc['rows'][number] {
  const before = String(tree.find(({ _id }) => String(_id) === taskId)?.weight ?? '')
  return { id: taskId, name: nameOf(tree, taskId), before, after: String(weight) }
}

function matterRow(
  { _id, no, title }: Pick<MatterDoc, '_id' | 'no' | 'title'>,
  before: string,
  after: string,
): ChangeRequestDoc['rows'][number] {
  return { id: String(_id), name: `${no} ${title}`, before, after }
}

function nameOf(tree: readonly TaskDoc[], id: string): string {
  const node = tree.find(({ _id }) => String(_id) === id)
  return node ? `${node.no} ${node.title}` : ''
}
