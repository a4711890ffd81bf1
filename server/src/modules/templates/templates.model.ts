import mongoose, { Schema, type InferSchemaType } from 'mongoose'
import { historyLine, type HistoryDoc } from '../../db/history'

const check = new Schema(
  {
    /** The id that was checked: after a change the result no longer counts. */
    templateId: { type: String, required: true },
    state: { type: String, enum: ['ok', 'missing', 'mismatch', 'unknown'], required: true },
    note: { type: String, default: '' },
    /** Real time. */
    at: { type: Date, required: true },
  },
  { _id: false, strict: 'throw' },
)

/** What the console and the account itself say of a template of the product. */
const template = new Schema(
  {
    /** The product's key of it. */
    _id: { type: String, required: true },
    /** 0: nobody has set an id in the console, so that of the environment holds. */
    version: { type: Number, default: 0 },
    /** From version 1 on; null: switched off in the console. */
    templateId: { type: String, default: null },
    check: { type: check, default: null },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'message_templates', strict: 'throw', versionKey: false },
)

export type CheckDoc = InferSchemaType<typeof check>
export type TemplateDoc = Omit<InferSchemaType<typeof template>, 'check' | 'history'> & {
  check: CheckDoc | null
  history: HistoryDoc[]
}
export const TemplateModel = mongoose.model('MessageTemplate', template)
