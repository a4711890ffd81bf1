import mongoose from 'mongoose'
import { retryAfterRace, type Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { declared, type DeclaredDoc } from './declared.model'

export type { DeclaredDoc }

/** What was declared for some months, by unit and month; `orgIds` null reaches every unit. */
export function declaredIn(
  months: readonly string[],
  orgIds: readonly string[] | null,
): Promise<DeclaredDoc[]> {
  const where = orgIds === null ? {} : { orgId: { $in: [...orgIds] } }
  return declared
    .find({ month: { $in: [...months] }, ...where })
    .sort({ month: 1, orgId: 1, _id: 1 })
    .toArray()
}

export function readDeclared(orgId: string, month: string, tx: Tx): Promise<DeclaredDoc | null> {
  return declared.findOne({ orgId, month }, { session: tx })
}

type Declaration = Pick<DeclaredDoc, 'orgId' | 'month' | 'total' | 'by'>

/** Two first declarations at once: one of them is tried again, and finds the other's. */
export async function insertDeclared(
  doc: Declaration,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<DeclaredDoc> {
  const _id = new mongoose.Types.ObjectId()
  const created: DeclaredDoc = {
    _id,
    version: 1,
    ...doc,
    changedAt: line.at,
    history: [{ ...line, version: 1 }],
  }
  try {
    await declared.insertOne(created, { session: tx })
    return created
  } catch (error) {
    throw retryAfterRace(error)
  }
}

export function changeDeclared(
  { _id, version }: Pick<DeclaredDoc, '_id' | 'version'>,
  set: Pick<DeclaredDoc, 'total' | 'by'>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<DeclaredDoc | null> {
  const update = nextVersion(version, { ...set, changedAt: line.at }, line)
  return declared.findOneAndUpdate({ _id, version }, update, { session: tx, returnDocument: 'after' })
}
