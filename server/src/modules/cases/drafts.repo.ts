import mongoose, { Schema, type InferSchemaType } from 'mongoose'
import type { Tx } from '../../db/connection'

const needed = { type: String, required: true } as const

/** An application that was not handed in yet: one for each citizen and guide, sealed, gone after 90 days. Real time. */
const draft = new Schema(
  {
    /** citizen|guide */
    _id: needed,
    citizenId: needed,
    guideId: needed,
    title: needed,
    sealed: needed,
    savedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'case_drafts', strict: 'throw', versionKey: false },
)
draft.index({ citizenId: 1, savedAt: -1, _id: 1 })
draft.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

const KEPT_MS = 90 * 86_400_000

export type DraftDoc = InferSchemaType<typeof draft>
const DraftModel = mongoose.model('CaseDraft', draft)

export function listDrafts(citizenId: string): Promise<DraftDoc[]> {
  return DraftModel.find({ citizenId }).sort({ savedAt: -1, _id: 1 }).limit(50).lean<DraftDoc[]>()
}

export function readDraft(citizenId: string, guideId: string): Promise<DraftDoc | null> {
  return DraftModel.findById(idOf(citizenId, guideId)).lean<DraftDoc>()
}

export async function writeDraft(
  { citizenId, guideId, ...rest }: Pick<DraftDoc, 'citizenId' | 'guideId' | 'title' | 'sealed' | 'savedAt'>,
  tx: Tx,
): Promise<void> {
  const expiresAt = new Date(Date.now() + KEPT_MS)
  await DraftModel.updateOne(
    { _id: idOf(citizenId, guideId) },
    { $set: { citizenId, guideId, ...rest, expiresAt } },
    { upsert: true, session: tx },
  )
}

export async function removeDraft(citizenId: string, guideId: string, tx: Tx): Promise<void> {
  await DraftModel.deleteOne({ _id: idOf(citizenId, guideId) }, { session: tx })
}

function idOf(citizenId: string, guideId: string): string {
  return `${citizenId}|${guideId}`
}
