import { trusted } from 'mongoose'
import { duplicateFields, type Tx } from '../../db/connection'
import { Refused } from '../../refused'
import { OrgModel, type OrgDoc } from './orgs.model'

export type { OrgDoc }
export type NewOrg = Pick<
  OrgDoc,
  'name' | 'shortName' | 'code' | 'kind' | 'parentId' | 'path' | 'order' | 'history'
>
export type OrgChange = Partial<
  Pick<OrgDoc, 'name' | 'shortName' | 'parentId' | 'path' | 'order' | 'status' | 'formerNames' | 'successor'>
>

/** Every unit: the whole tree is small and is held in memory, scopes are applied on it. */
export function readOrgs(): Promise<OrgDoc[]> {
  return OrgModel.find({}, { history: 0, heldAt: 0 }).sort({ order: 1, _id: 1 }).lean<OrgDoc[]>()
}

export function readOrg(id: string, tx: Tx): Promise<OrgDoc | null> {
  return OrgModel.findById(id).session(tx).lean<OrgDoc>()
}

/** @throws Refused `record.duplicate` when a sibling has the name, or any unit the code */
export async function insertOrg(org: NewOrg, tx: Tx | null): Promise<OrgDoc> {
  try {
    const [created] = await OrgModel.create([org], tx ? { session: tx } : {})
    if (!created) throw new Error('nothing was inserted')
    return created.toObject<OrgDoc>()
  } catch (error) {
    throw duplicateOf(error)
  }
}

/** Changes the version that was read; null when another change came first. */
export async function updateOrg(
  id: string,
  version: number,
  change: OrgChange,
  line: OrgDoc['history'][number],
  tx: Tx,
): Promise<OrgDoc | null> {
  try {
    return await OrgModel.findOneAndUpdate(
      { _id: id, version },
      { $set: change, $inc: { version: 1 }, $push: { history: line } },
      { session: tx, returnDocument: 'after' },
    ).lean<OrgDoc>()
  } catch (error) {
    throw duplicateOf(error)
  }
}

/** Gives the units below a moved one their new paths. */
export async function writePaths(paths: readonly { id: string; path: string[] }[], tx: Tx): Promise<void> {
  for (const { id, path } of paths) await OrgModel.updateOne({ _id: id }, { $set: { path } }, { session: tx })
}

/** Writes on an active unit so that a parallel disabling of it conflicts; false when it is not active. */
export async function touchActive(id: string, tx: Tx): Promise<boolean> {
  const touched = await OrgModel.updateOne(
    { _id: id, status: 'active' },
    { $set: { heldAt: new Date() } },
    { session: tx },
  )
  return touched.matchedCount === 1
}

export function countActiveBelow(id: string, tx: Tx): Promise<number> {
  return OrgModel.countDocuments({ path: id, status: 'active', _id: trusted({ $ne: id }) }).session(tx)
}

function duplicateOf(error: unknown): unknown {
  const fields = duplicateFields(error)
  if (!fields) return error
  return new Refused('record.duplicate', { field: fields.includes('code') ? '单位编码' : '单位名称' })
}
