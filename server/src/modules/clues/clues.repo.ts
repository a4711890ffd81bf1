import type { Page } from '@mingdu/shared/kernel/page'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Reader } from '../../http/actor'
import {
  BY_REGION,
  BY_UNIT,
  ClueModel,
  clues,
  EndorsementModel,
  shutIdsOf,
  type ClueDoc,
  type StepDoc,
} from './clues.model'
import {
  both,
  facetsFilter,
  keptFrom,
  listFilters,
  openTo,
  scopeFilter,
  unitsOf,
  type ClueFilter,
  type ClueScope,
} from './filters.repo'
import { noteClueChange } from './search.repo'
import { markDay } from './sums.repo'

export type { AssignmentDoc, ClueDoc, OpeningDoc } from './clues.model'
export type { ClueFilter, ClueScope } from './filters.repo'

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

const NEWEST_ID = [['_id', -1]] as const

/**
 * Counting all and taking off what is kept from the reader are counts of two indexes, where one count would read every
 * clue. Of those that hold words there are few, and the search has left out what is kept.
 */
export async function listClues(
  who: ClueScope,
  filter: ClueFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<ClueDoc>> {
  if (filter.ids) return pageOfFound(who, { ...filter, ids: filter.ids }, page)
  const { wanted, open } = listFilters(who, filter)
  const total = async () => {
    const [all, kept] = await Promise.all([
      clues.countDocuments(wanted),
      clues.countDocuments(both(keptFrom(who), wanted), { hint: keptBy(who, filter) }),
    ])
    return all - kept
  }
  return findPage<ClueDoc>(ClueModel, open, { sort: NEWEST, ...page, total })
}

/** What units have is never about themselves, so next to nothing of it is kept from them; of a region much may be. */
export function keptBy({ scope }: ClueScope, { orgId }: ClueFilter) {
  const ofUnits = scope.kind === 'orgs' || scope.kind === 'own' || orgId !== undefined
  return ofUnits ? BY_UNIT : BY_REGION
}

/**
 * Of what the search found, in the order of ids, which begin with the second of receipt. A first page with no condition
 * beside the words reads its own rows alone: the search has left out nearly all that is kept.
 */
async function pageOfFound(
  who: ClueScope,
  { ids, ...filter }: ClueFilter & { ids: readonly string[] },
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<ClueDoc>> {
  const { open } = listFilters(who, { ...filter, ids })
  const total = clues.countDocuments(open)
  const narrowed = Object.values(filter).some((value) => value !== undefined)
  const newest =
    page.cursor === undefined && !narrowed
      ? [...ids]
          .sort()
          .reverse()
          .slice(0, page.limit + 1)
      : ids
  const rowsOf = (some: readonly string[]) =>
    findPage<ClueDoc>(ClueModel, listFilters(who, { ...filter, ids: some }).open, {
      ...{ sort: NEWEST_ID, ...page, total: () => total },
    })
  const rows = await rowsOf(newest)
  // one of them went since the search read it: what stands behind moves up
  return rows.nextCursor === null && newest.length < ids.length ? rowsOf(ids) : rows
}

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

export function ownClues(senderMac: string, page: { cursor?: string | undefined; limit: number }) {
  const filter = { $and: [{ senderMac }, { senderMac: { $gt: '' } }] }
  return findPage<ClueDoc>(ClueModel, filter, { sort: NEWEST, ...page })
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
