import type { Page } from '@mingdu/shared/kernel/page'
import type { InstructionState } from '@mingdu/shared/matters/instructions.states'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { InstructionModel, instructionNumbers, instructions, type InstructionDoc } from './instructions.model'
import { MatterModel, type MatterDoc } from './matters.model'

export { instructionNumbers, type InstructionDoc }

export interface InstructionQuery {
  state?: InstructionState | undefined
  leaderId?: string | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

export function listInstructions(
  scope: Scope,
  { state, leaderId, q, ...page }: InstructionQuery,
): Promise<Page<InstructionDoc>> {
  const text = q ? containsText(q) : null
  const filter = {
    $and: [
      scopeFilter(scope),
      ...(state ? [{ state }] : []),
      ...(leaderId ? [{ 'leader.id': leaderId }] : []),
      ...(text ? [{ $or: [{ no: text }, { text }] }] : []),
    ],
  }
  return findPage<InstructionDoc>(InstructionModel as never, filter, { sort: NEWEST, ...page })
}

/** null when it is not there or out of scope. */
export function readInstruction(scope: Scope, id: string, tx?: Tx): Promise<InstructionDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, scopeFilter(scope)] }
  return instructions.findOne(filter, tx ? { session: tx } : {})
}

/** The instructions of a region in one of these states, oldest first. */
export function instructionsInState(
  scope: Scope,
  state: InstructionState,
  limit: number,
  leaderId?: string,
): Promise<InstructionDoc[]> {
  const of = leaderId === undefined ? {} : { 'leader.id': leaderId }
  return instructions
    .find({ $and: [scopeFilter(scope), { state, ...of }] })
    .sort({ createdAt: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

/** Not read by their leader yet: those that a person of the office entered and follows, or took over; oldest first. */
export function instructionsFollowedBy(personId: string, tx?: Tx): Promise<InstructionDoc[]> {
  const follows = { $or: [{ 'followedBy.id': personId }, { 'writtenBy.id': personId, followedBy: null }] }
  const entered = { state: { $ne: 'read' }, 'leader.id': { $ne: personId } }
  return instructions
    .find({ $and: [entered, follows] } as never, tx ? { session: tx } : {})
    .sort({ createdAt: 1, _id: 1 })
    .toArray()
}

/** Those among these that their leader has not read yet, oldest first. */
export async function openInstructions(ids: readonly string[], tx?: Tx): Promise<InstructionDoc[]> {
  if (ids.length === 0) return []
  const among = [...new Set(ids)].map((id) => new Types.ObjectId(id))
  return instructions
    .find({ _id: { $in: among }, state: { $ne: 'read' } }, tx ? { session: tx } : {})
    .sort({ createdAt: 1, _id: 1 })
    .toArray()
}

export async function insertInstruction(doc: Omit<InstructionDoc, '_id'>, tx: Tx): Promise<InstructionDoc> {
  const created = { _id: new Types.ObjectId(), ...doc }
  await instructions.insertOne(created, { session: tx })
  return created
}

export function changeInstruction(
  { _id, version }: Pick<InstructionDoc, '_id' | 'version'>,
  set: Partial<InstructionDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<InstructionDoc | null> {
  return instructions.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

export type LinkedMatter = Pick<MatterDoc, '_id' | 'no' | 'title' | 'state' | 'basis'>

/** What was set up from these instructions. */
export async function mattersOfInstructions(ids: readonly string[], tx?: Tx): Promise<LinkedMatter[]> {
  if (ids.length === 0) return []
  return (await MatterModel.collection
    .find(
      { 'basis.instructionId': { $in: [...ids] } },
      { projection: { no: 1, title: 1, state: 1, basis: 1 }, ...(tx ? { session: tx } : {}) },
    )
    .sort({ _id: 1 })
    .toArray()) as unknown as LinkedMatter[]
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  // a leader's words are of the region; who sees less than a region sees none
  return { regionId: scope.kind === 'region' ? scope.regionId : '' }
}
