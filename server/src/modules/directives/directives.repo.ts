import type { DirectiveLevel, DirectiveState } from '@mingdu/shared/directives/directives.states'
import type { Page } from '@mingdu/shared/kernel/page'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { hiddenFilter } from '../../db/hidden'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import {
  DirectiveModel,
  directiveNumbers,
  directives,
  type DirectiveDoc,
  type DoneDoc,
  type PassedDoc,
} from './directives.model'

export { directiveNumbers, type DirectiveDoc, type DoneDoc, type PassedDoc }

const NEWEST = [
  ['issuedAt', -1],
  ['_id', -1],
] as const

const TEXTS = ['no', 'facts.no', 'facts.title', 'org.name', 'owner.name'] as const

export interface DirectiveQuery {
  level?: DirectiveLevel | undefined
  state?: DirectiveState | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Newest first: those of the region, or those that went to the orgs of the reader or came to them with their task. */
export function listDirectives(
  scope: Scope,
  { level, state, q, ...page }: DirectiveQuery,
  today: string,
): Promise<Page<DirectiveDoc>> {
  const text = q ? containsText(q) : null
  const filter = {
    $and: [
      scopeFilter(scope),
      ...(level ? [{ level }] : []),
      ...(state ? [stateFilter(state, today)] : []),
      ...(text ? [{ $or: TEXTS.map((field) => ({ [field]: text })) }] : []),
    ],
  }
  return findPage<DirectiveDoc>(DirectiveModel, filter, { sort: NEWEST, ...page })
}

/** Newest first; whoever asks has found that the reader sees the task. */
export function directivesOfTask(taskId: string): Promise<DirectiveDoc[]> {
  return directives.find({ taskId }).sort({ _id: -1 }).toArray()
}

/** Without a scope: whether the reader sees it or its task is for the caller to find out. */
export function readDirective(id: string, tx?: Tx): Promise<DirectiveDoc | null> {
  return directives.findOne({ _id: new Types.ObjectId(id) }, tx ? { session: tx } : {})
}

/** Whether it stands in the reader’s list. */
export async function isListed(scope: Scope, { _id }: Pick<DirectiveDoc, '_id'>): Promise<boolean> {
  return (await directives.countDocuments({ $and: [{ _id }, scopeFilter(scope)] })) === 1
}

export async function insertDirective(doc: Omit<DirectiveDoc, '_id'>, tx: Tx): Promise<DirectiveDoc> {
  const created = { _id: new Types.ObjectId(), ...doc }
  await directives.insertOne(created, { session: tx })
  return created
}

/** What the org did, over a paper that nobody answered meanwhile; null when somebody did. */
export function markDirective(
  { _id }: Pick<DirectiveDoc, '_id'>,
  set: Pick<DirectiveDoc, 'received' | 'answered'>,
  tx: Tx,
): Promise<DirectiveDoc | null> {
  return directives.findOneAndUpdate(
    { _id, answered: null },
    { $set: set },
    { session: tx, returnDocument: 'after' },
  )
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  return { ...reachFilter(scope), ...hiddenFilter(scope, 'taskId') }
}

function reachFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  const orgIds = { $in: scope.kind === 'orgs' ? [...scope.orgIds] : [scope.orgId] }
  return { $or: [{ 'org.id': orgIds }, { 'owner.id': orgIds }] }
}

/** As `directiveState` says it of one. */
function stateFilter(state: DirectiveState, today: string): Record<string, unknown> {
  switch (state) {
    case 'answered':
      return { 'answered.on': { $gt: '' } }
    case 'late':
      return { answered: null, due: { $lt: today } }
    case 'received':
      return { answered: null, 'received.on': { $gt: '' }, due: { $gte: today } }
    case 'waiting':
      return { answered: null, received: null, due: { $gte: today } }
  }
}

/** Directives about these tasks, newest first. */
export function directivesOfTasks(taskIds: readonly string[], tx?: Tx): Promise<DirectiveDoc[]> {
  if (taskIds.length === 0) return Promise.resolve([])
  return directives
    .find({ taskId: { $in: [...taskIds] } }, tx ? { session: tx } : {})
    .sort({ _id: -1 })
    .toArray()
}

/** Not answered and due until this day, the oldest deadline first, after the one that was read last. */
export function unansweredUntil(
  through: string,
  after: Pick<DirectiveDoc, 'due' | '_id'> | null,
  limit: number,
): Promise<DirectiveDoc[]> {
  const next = after
    ? [{ $or: [{ due: { $gt: after.due } }, { due: after.due, _id: { $gt: after._id } }] }]
    : []
  return directives
    .find({ $and: [{ 'answered.on': null, due: { $lte: through } }, ...next] } as never)
    .sort({ due: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

/** Another org owes the answer from now on. */
export async function passDirective(
  { _id, passed }: DirectiveDoc,
  one: PassedDoc,
  received: DoneDoc | null,
  tx: Tx,
): Promise<void> {
  const set = { owner: one.to, passed: [...(passed ?? []), one], received }
  await directives.updateOne({ _id, answered: null }, { $set: set }, { session: tx })
}
