import mongoose, { Schema } from 'mongoose'

/** By which years the limits of open cases were last counted, and how far a count under way has come. */
export interface RecountDoc {
  _id: 'calendar'
  /** Digest of every year, by its number. */
  years: Record<string, string>
  /** Notices of the years that changed; '' in the first count ever. */
  reason: string
  /** Last case of a count under way; null: from the beginning. */
  after: string | null
  /** How many counts are still to be made with these years. */
  passes: number
  /** Cases that could not be counted; tried again until they can. */
  failed: string[]
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    years: { type: Schema.Types.Mixed, required: true },
    reason: { type: String, default: '' },
    after: { type: String, default: null },
    passes: { type: Number, required: true },
    failed: { type: [String], default: [] },
  },
  { collection: 'case_recounts', strict: 'throw', versionKey: false, minimize: false },
)

export const RecountModel = mongoose.model<RecountDoc>('CaseRecount', schema as never)
