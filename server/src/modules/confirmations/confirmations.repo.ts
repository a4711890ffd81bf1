import type { ConfirmationAnswer, ConfirmationState } from '@mingdu/shared/confirmations/confirmations.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { trusted, Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { linkShort } from '../../link-code'
import { asks, RosterModel, rounds, type AskDoc, type RosterDoc, type RoundDoc } from './confirmations.model'

export type { AskDoc, RosterDoc, RoundDoc }

/** Whoever asks has checked that the matter may be read. */
export function readRoster(matterId: Id, tx?: Tx): Promise<RosterDoc | null> {
  return RosterModel.findOne({ matterId })
    .session(tx ?? null)
    .lean<RosterDoc>()
}

/** Writes the next version of what the running transaction has read. */
export async function writeRoster({ matterId, version, people }: RosterDoc, tx: Tx): Promise<void> {
  const next = { matterId, version: version + 1, people }
  if (version === 0) await RosterModel.create([next], { session: tx })
  else await RosterModel.updateOne({ matterId, version }, { $set: next }, { session: tx })
}

/** The rounds of a matter, the first one first. */
export function roundsOf(matterId: Id, tx?: Tx): Promise<RoundDoc[]> {
  return rounds
    .find({ matterId }, tx ? { session: tx } : {})
    .sort({ createdAt: 1, _id: 1 })
    .toArray()
}

/** Those of these matters that concern somebody. */
export async function namedAmong(matterIds: readonly Id[]): Promise<Set<Id>> {
  if (matterIds.length === 0) return new Set()
  const found = await RosterModel.find({
    matterId: trusted({ $in: [...matterIds] }),
    'people.0': trusted({ $exists: true }),
  })
    .select({ matterId: 1 })
    .lean<Pick<RosterDoc, 'matterId'>[]>()
  return new Set(found.map(({ matterId }) => matterId))
}

/** The round before 销号 that holds, of each of these matters that has one. */
export async function closingRoundsOf(matterIds: readonly Id[]): Promise<Map<Id, RoundDoc>> {
  if (matterIds.length === 0) return new Map()
  const found = await rounds
    .find({ matterId: { $in: [...matterIds] }, round: 'closing', state: { $ne: 'void' } })
    .sort({ createdAt: 1, _id: 1 })
    .toArray()
  return new Map(found.map((doc) => [doc.matterId, doc]))
}

export function readRound(id: Id, tx?: Tx): Promise<RoundDoc | null> {
  return rounds.findOne({ _id: new Types.ObjectId(id) }, tx ? { session: tx } : {})
}

export async function insertRounds(docs: readonly Omit<RoundDoc, '_id'>[], tx: Tx): Promise<RoundDoc[]> {
  const all = docs.map((doc) => ({ _id: new Types.ObjectId(), ...doc }))
  if (all.length > 0) await rounds.insertMany(all, { session: tx })
  return all
}

/** null when another worker was faster. */
export function changeRound(
  { _id, state }: Pick<RoundDoc, '_id' | 'state'>,
  set: Partial<RoundDoc>,
  tx: Tx,
): Promise<RoundDoc | null> {
  return rounds.findOneAndUpdate({ _id, state }, { $set: set }, { session: tx, returnDocument: 'after' })
}

/** Those of a matter that wait for their day or for answers are asked no more. */
export async function voidRounds(matterId: Id, only: readonly ConfirmationState[], tx: Tx): Promise<void> {
  await rounds.updateMany(
    { matterId, state: { $in: [...only] } },
    { $set: { state: 'void' } },
    { session: tx },
  )
}

/** Planned ones whose day has come, over all regions. */
export function reachedRounds(today: PlainDate, limit: number): Promise<RoundDoc[]> {
  return rounds
    .find({ state: 'planned', opensOn: { $lte: today } })
    .sort({ opensOn: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

/** What is being asked, behind one of them in the order of the ids. */
export function askingRounds(after: Types.ObjectId | null, limit: number): Promise<RoundDoc[]> {
  return rounds
    .find({ state: 'asking', ...(after ? { _id: { $gt: after } } : {}) })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

/** How one person is reached. */
export type WhoAsked = Pick<AskDoc, 'phone' | 'citizenId' | 'clueId'>

export async function insertAsks(roundId: Id, people: readonly WhoAsked[], tx: Tx): Promise<AskDoc[]> {
  const all = people.map(({ phone, citizenId, clueId }) => {
    const _id = new Types.ObjectId()
    const short = linkShort(String(_id))
    return { _id, roundId, short, citizenId, phone, clueId, answer: null, words: '', at: null }
  })
  if (all.length > 0) await asks.insertMany(all, { session: tx })
  return all
}

/** What whoever sent a clue was asked, the last one last. */
export function asksOfClue(clueId: Id): Promise<AskDoc[]> {
  return asks.find({ clueId }).sort({ _id: 1 }).toArray()
}

/** Those whose code begins like this one. */
export function asksByShort(short: string, tx?: Tx): Promise<AskDoc[]> {
  return asks
    .find({ short }, tx ? { session: tx } : {})
    .sort({ _id: 1 })
    .toArray()
}

export function asksOf(roundIds: readonly Id[], tx?: Tx): Promise<AskDoc[]> {
  return asks
    .find({ roundId: { $in: [...roundIds] } }, tx ? { session: tx } : {})
    .sort({ roundId: 1, _id: 1 })
    .toArray()
}

export function readAsk(id: Id, tx?: Tx): Promise<AskDoc | null> {
  return asks.findOne({ _id: new Types.ObjectId(id) }, tx ? { session: tx } : {})
}

export function answerAsk(
  _id: AskDoc['_id'],
  said: { answer: ConfirmationAnswer; words: string; at: Date },
  tx: Tx,
): Promise<AskDoc | null> {
  return asks.findOneAndUpdate({ _id }, { $set: said }, { session: tx, returnDocument: 'after' })
}
