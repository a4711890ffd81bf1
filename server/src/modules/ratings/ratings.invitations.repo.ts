import type { InvitationState, RatingStage } from '@mingdu/shared/ratings/ratings.states'
import mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { linkShort } from '../../link-code'
import { invitations, toId, type InvitationDoc } from './ratings.model'
import { scopeFilter } from './ratings.scope.repo'

export type { AboutDoc, InvitationDoc } from './ratings.model'

const IN_ORDER = { invitedOn: 1, _id: 1 } as const

/** Writes it once for a person, a case and a stage; a repeat changes nothing. */
export async function putInvitation(doc: Omit<InvitationDoc, '_id' | 'short'>, tx: Tx): Promise<void> {
  const { caseId, stage, raterId, ...rest } = doc
  const _id = new mongoose.Types.ObjectId()
  await invitations.updateOne(
    { caseId, stage, raterId },
    { $setOnInsert: { _id, ...rest, short: linkShort(String(_id)) } },
    { upsert: true, session: tx },
  )
}

export async function readInvitation(id: string, tx?: Tx): Promise<InvitationDoc | null> {
  return invitations.findOne({ _id: toId(id) }, tx ? { session: tx } : {})
}

/** What asks to rate a stage of a case, answered or not. */
export async function invitationAt(
  caseId: string,
  stage: RatingStage,
  tx: Tx,
): Promise<InvitationDoc | null> {
  return invitations.findOne({ caseId, stage }, { session: tx })
}

/** Those whose code of a text message begins so: mostly one. */
export function invitationsByShort(short: string, tx?: Tx): Promise<InvitationDoc[]> {
  return invitations
    .find({ short }, tx ? { session: tx } : {})
    .sort({ _id: 1 })
    .toArray()
}

/** null when it is not there or out of scope. */
export async function invitationIn(scope: Scope, id: string, tx?: Tx): Promise<InvitationDoc | null> {
  return invitations.findOne({ $and: [{ _id: toId(id) }, scopeFilter(scope)] }, tx ? { session: tx } : {})
}

/** Those of one case, in the order of its stages. */
export function invitationsOf(caseId: string): Promise<InvitationDoc[]> {
  return invitations.find({ caseId }).sort(IN_ORDER).toArray()
}

/** On which days the stages of these cases were invited to be rated, by case. */
export async function invitedDays(caseIds: readonly string[], tx?: Tx): Promise<Map<string, string[]>> {
  const projection = { _id: 0, caseId: 1, invitedOn: 1 }
  const filter = { caseId: { $in: [...caseIds] } }
  const days = new Map<string, string[]>()
  for await (const { caseId, invitedOn } of invitations.find(filter, {
    projection,
    ...(tx && { session: tx }),
  }))
    days.set(caseId, [...(days.get(caseId) ?? []), invitedOn])
  return days
}

/** Those of a case by its number that are not closed. */
export function invitationsOfNo(scope: Scope, caseNo: string): Promise<InvitationDoc[]> {
  const wanted = { caseNo, state: { $in: ['open', 'answered', 'defaulted'] as InvitationState[] } }
  return invitations
    .find({ $and: [wanted, scopeFilter(scope)] } as never)
    .sort(IN_ORDER)
    .toArray()
}

export async function setInvitationState(id: string, state: InvitationState, tx: Tx): Promise<void> {
  await invitations.updateOne({ _id: toId(id) }, { $set: { state } }, { session: tx })
}

/** Of a case that ended without a result: what nobody answered. */
export async function closeInvitationsOf(caseId: string, tx: Tx): Promise<void> {
  await invitations.updateMany({ caseId, state: 'open' }, { $set: { state: 'closed' } }, { session: tx })
}

/** Open ones of this day or before, the oldest first, after one. */
export function unansweredSince(
  invitedOn: string,
  after: InvitationDoc | null,
  limit: number,
): Promise<InvitationDoc[]> {
  const wanted = { state: 'open', invitedOn: { $lte: invitedOn } }
  const beyond = after && {
    $or: [{ invitedOn: { $gt: after.invitedOn } }, { invitedOn: after.invitedOn, _id: { $gt: after._id } }],
  }
  return invitations
    .find((beyond ? { $and: [wanted, beyond] } : wanted) as never)
    .sort(IN_ORDER)
    .limit(limit)
    .toArray()
}
