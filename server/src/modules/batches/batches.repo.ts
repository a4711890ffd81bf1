import { Types } from 'mongoose'
import { duplicateFields, type Tx } from '../../db/connection'
import { BatchModel, BatchRowModel, type BatchDoc, type BatchOf, type BatchRowDoc } from './batches.model'

export type { BatchDoc, BatchOf, BatchRowDoc }

/** The batch of this request: a new one, or that which its first try began. */
export async function openBatch(
  batch: Pick<BatchDoc, 'of' | 'key' | 'digest' | 'act' | 'actorId'>,
): Promise<BatchDoc> {
  const doc: BatchDoc = {
    ...{ _id: new Types.ObjectId(), ...batch },
    ...{ undoUntil: null, undoKey: null, storedAt: new Date() },
  }
  try {
    await BatchModel.collection.insertOne(doc)
    return doc
  } catch (error) {
    const first = duplicateFields(error) && (await BatchModel.collection.findOne({ key: batch.key }))
    if (!first) throw error
    return first as unknown as BatchDoc
  }
}

/** A batch of this person, of records of this kind. */
export async function batchOf(of: BatchOf, actorId: string, id: string): Promise<BatchDoc | null> {
  return (await BatchModel.collection.findOne({
    _id: new Types.ObjectId(id),
    of,
    actorId,
  })) as unknown as BatchDoc | null
}

export async function setUndoUntil({ _id }: BatchDoc, undoUntil: Date | null, tx: Tx): Promise<void> {
  await BatchModel.collection.updateOne({ _id }, { $set: { undoUntil } }, { session: tx })
}

/** Of several requests to undo a batch one goes on; true for that one, and for its repeat. */
export async function claimUndo({ _id }: BatchDoc, undoKey: string, tx: Tx): Promise<boolean> {
  const { matchedCount } = await BatchModel.collection.updateOne(
    { _id, $or: [{ undoKey: null }, { undoKey }] },
    { $set: { undoKey } },
    { session: tx },
  )
  return matchedCount === 1
}

/** What became of the rows so far, by record. */
export async function rowsOf(batchId: string, tx?: Tx): Promise<Map<string, BatchRowDoc>> {
  const docs = (await BatchRowModel.collection
    .find({ batchId }, tx ? { session: tx } : {})
    .sort({ _id: 1 })
    .toArray()) as unknown as BatchRowDoc[]
  return new Map(docs.map((doc) => [doc.recordId, doc]))
}

export async function addRow(row: Omit<BatchRowDoc, '_id' | 'storedAt' | 'undone'>, tx?: Tx): Promise<void> {
  const doc: BatchRowDoc = { _id: new Types.ObjectId(), ...row, undone: null, storedAt: new Date() }
  await BatchRowModel.collection.insertOne(doc, tx ? { session: tx } : {})
}

export async function setUndone(
  { _id }: BatchRowDoc,
  undone: NonNullable<BatchRowDoc['undone']>,
  tx?: Tx,
): Promise<void> {
  await BatchRowModel.collection.updateOne({ _id }, { $set: { undone } }, tx ? { session: tx } : {})
}
