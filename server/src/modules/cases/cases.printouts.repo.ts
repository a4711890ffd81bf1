import type { Id } from '@mingdu/shared/kernel/ids'
import mongoose, { Schema, type Types } from 'mongoose'
import type { Tx } from '../../db/connection'

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const
/** What was opened may be fetched for this long by real time. */
const GOOD_SECONDS = 3600

/** Papers that somebody opened to print: the address of a PDF, for a while and for them alone. */
const schema = new Schema(
  {
    by: needed,
    title: needed,
    papers: {
      type: [new Schema({ caseId: needed, n: { type: Number, required: true } }, strict)],
      required: true,
    },
    openedAt: { type: Date, required: true },
  },
  { collection: 'case_printouts', strict: 'throw', versionKey: false },
)
schema.index({ openedAt: 1 }, { expireAfterSeconds: GOOD_SECONDS })

export interface PrintoutDoc {
  _id: Types.ObjectId
  by: string
  title: string
  /** Each by its case and its place in the papers of the case. */
  papers: { caseId: string; n: number }[]
  openedAt: Date
}

export const PrintoutModel = mongoose.model('CasePrintout', schema)

export async function insertPrintout(
  printout: Pick<PrintoutDoc, 'by' | 'title' | 'papers'>,
  tx: Tx,
): Promise<PrintoutDoc> {
  const doc = { _id: new mongoose.Types.ObjectId(), ...printout, openedAt: new Date() }
  await PrintoutModel.collection.insertOne(doc, { session: tx })
  return doc
}

/** null when it is not this person's, or its hour is over. */
export async function findPrintout(id: Id, by: Id): Promise<PrintoutDoc | null> {
  const doc = await PrintoutModel.findOne({ _id: id, by }).lean<PrintoutDoc>()
  return doc && doc.openedAt.getTime() > Date.now() - GOOD_SECONDS * 1000 ? doc : null
}
