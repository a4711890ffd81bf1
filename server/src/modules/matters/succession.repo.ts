import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { lookBacks, type LookBackDoc } from './look-backs.model'
import { MatterModel, type MatterDoc } from './matters.model'

const OVER = ['closed', 'cancelled', 'longTerm']

/** Matters that are not over in which an org has a part, or which it set up as an office; without some. */
export async function mattersOfOrg(
  orgId: string,
  limit: number,
  tx?: Tx,
  without: readonly string[] = [],
): Promise<MatterDoc[]> {
  const others = without.length > 0 ? [{ _id: { $nin: without.map((id) => new Types.ObjectId(id)) } }] : []
  const part = {
    $or: [{ orgIds: orgId }, { leadOrgId: orgId }, { officeId: orgId }, { jointOfficeId: orgId }],
  }
  return (await MatterModel.collection
    .find({ $and: [{ state: { $nin: OVER } }, part, ...others] }, tx ? { session: tx } : {})
    .sort({ due: 1, _id: 1 })
    .limit(limit)
    .toArray()) as unknown as MatterDoc[]
}

/** Which of these matters are not over. */
export async function mattersNotOver(ids: readonly string[], tx?: Tx): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const docs = await MatterModel.collection
    .find(
      { _id: { $in: [...new Set(ids)].map((id) => new Types.ObjectId(id)) }, state: { $nin: OVER } },
      { projection: { _id: 1 }, ...(tx ? { session: tx } : {}) },
    )
    .toArray()
  return new Set(docs.map(({ _id }) => String(_id)))
}

/** 回头看 still to be done at an org. */
export function lookBacksOfOrg(orgId: string, limit: number, tx?: Tx): Promise<LookBackDoc[]> {
  const part = { $or: [{ leadOrgId: orgId }, { orgIds: orgId }] }
  return lookBacks
    .find({ $and: [{ state: { $in: ['planned', 'due'] } }, part] }, tx ? { session: tx } : {})
    .sort({ dueOn: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

export async function changeLookBack(
  { _id, version }: Pick<LookBackDoc, '_id' | 'version'>,
  set: Partial<LookBackDoc>,
  tx: Tx,
): Promise<void> {
  const written = await lookBacks.updateOne(
    { _id, version },
    { $set: { ...set, version: version + 1 } },
    { session: tx },
  )
  if (written.matchedCount !== 1) throw new Error(`look-back ${String(_id)} changed outside its transaction`)
}
