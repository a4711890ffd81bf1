import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import type { Reader } from '../../http/actor'
import { ClueModel, clues, EndorsementModel, shutIdsOf, type ClueDoc, type StepDoc } from './clues.model'
import { both, facetsFilter, keptFrom, openTo, scopeFilter, unitsOf, type ClueScope } from './filters.repo'
import { noteClueChange } from './search.repo'
import { markDay } from './sums.repo'

export type { AssignmentDoc, ClueDoc, OpeningDoc } from './clues.model'
export type { ClueFilter, ClueScope } from './filters.repo'

/** null when it is not there, out of scope, or kept from the reader: the three look the same. */
export function readClue(who: ClueScope, id: string, tx?: Tx): Promise<ClueDoc | null> {
  const filter = both({ _id: new Types.ObjectId(id) }, scopeFilter(who.scope), openTo(who))
  return clues.findOne(filter, tx ? { session: tx } : {})
}

/** The newest in these states. */
export function cluesIn(
  who: ClueScope,
  states: readonly ClueDoc['state'][],
  limit: number,
): Promise<ClueDoc[]> {
  const wanted = facetsFilter({ state: states }, unitsOf(who.scope))
  const filter = both(scopeFilter(who.scope), wanted, openTo(who))
  return clues.find(filter).sort({ createdAt: -1, _id: -1 }).limit(limit).toArray()
}

/** Ids of all that is kept from somebody. */
export async function idsKeptFrom(who: Reader): Promise<string[]> {
  const found = await clues.find(keptFrom(who), { projection: { _id: 1 } }).toArray()
  return found.map(({ _id }) => String(_id))
}

/** Released ones, newest first; nothing of them may be shown but what was released. */
export function releasedClues(limit: number): Promise<ClueDoc[]> {
  return clues
    .find({ publicCheckId: { $gt: '' } })
    .sort({ _id: -1 })
    .limit(limit)
    .toArray()
}

export function releasedClue(id: string, tx: Tx): Promise<ClueDoc | null> {
  return clues.findOne({ _id: new Types.ObjectId(id), publicCheckId: { $gt: '' } }, { session: tx })
}

/** For whoever sent it: by the keyed hash of the citizen, or of number and PIN. */
export function ownClue(senderMac: string, id: string, tx?: Tx): Promise<ClueDoc | null> {
  const filter = { $and: [{ senderMac }, { senderMac: { $gt: '' } }, { _id: new Types.ObjectId(id) }] }
  return clues.findOne(filter, tx ? { session: tx } : {})
}

export function clueOfNo(no: string, tx?: Tx): Promise<ClueDoc | null> {
  return clues.findOne({ no }, tx ? { session: tx } : {})
}

/** For whoever sent them. */
export function cluesByIds(ids: readonly string[]): Promise<ClueDoc[]> {
  return clues.find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }).toArray()
}

/** The clue that a matter was made from. */
export function clueOfMatter(matterId: string, tx?: Tx): Promise<ClueDoc | null> {
  return clues.findOne({ 'matter.id': matterId }, tx ? { session: tx } : {})
}

/** Those a unit has that went up in another, for 单位并入. */
export function openCluesOfOrg(orgId: string, limit: number, tx: Tx): Promise<ClueDoc[]> {
  const state = { $in: ['dispatched' as const, 'givenBack' as const, 'inHand' as const, 'answered' as const] }
  return clues
    .find({ 'assignment.org.id': orgId, state }, { session: tx })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

export function newClueId(): ClueDoc['_id'] {
  return new Types.ObjectId()
}

export async function insertClue(doc: ClueDoc, tx: Tx): Promise<void> {
  await ClueModel.create([{ ...doc, ...shutIdsOf(doc) }], { session: tx })
  await markDay(doc, tx)
  await noteClueChange(String(doc._id), doc, tx)
}

/** The next version of what the running transaction has read, with what the sender is to read of it. */
export async function changeClue(
  { _id, version }: Pick<ClueDoc, '_id' | 'version'>,
  set: Partial<ClueDoc>,
  line: Omit<HistoryDoc, 'version'>,
  step: StepDoc | null,
  tx: Tx,
): Promise<ClueDoc | null> {
  const { $set, $push } = nextVersion(version, set, line)
  await noteClueChange(String(_id), set, tx)
  const after = await clues.findOneAndUpdate(
    { _id, version },
    { $set: { ...$set, ...shutIdsOf(set) }, $push: { ...$push, ...(step ? { steps: step } : {}) } } as never,
    { session: tx, returnDocument: 'after' },
  )
  if (after) await markDay(after, tx)
  return after
}

/** Once each, noted by the month. @returns false when this hash already endorsed it */
export async function addEndorsement(mac: string, id: string, month: string, tx: Tx): Promise<boolean> {
  const before = await EndorsementModel.findById(mac).session(tx).lean()
  if (before) return false
  await EndorsementModel.create([{ _id: mac, clueId: id, month }], { session: tx })
  await clues.updateOne({ _id: new Types.ObjectId(id) }, { $inc: { endorsements: 1 } }, { session: tx })
  return true
}
