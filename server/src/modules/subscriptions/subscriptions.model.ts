import { ENTRY_KINDS, type EntryKind } from '@mingdu/shared/subscriptions/subscriptions.rules'
import mongoose, { Schema, type InferSchemaType } from 'mongoose'

const NEVER = new Date(0)

/** What one person still allows one template; the ledger below says why. */
const credit = new Schema(
  {
    /** openid|templateId */
    _id: { type: String, required: true },
    openid: { type: String, required: true },
    templateId: { type: String, required: true },
    channel: { type: String, enum: ['mpSubscribe', 'miniSubscribe'], required: true },
    long: { type: Boolean, default: false },
    /** Always the sum of the entries' changes. */
    credits: { type: Number, default: 0 },
    /** Of the newest entry that left nothing: what is older no longer counts. */
    clearedAt: { type: Date, default: NEVER },
    newestAt: { type: Date, default: NEVER },
    /** The mini-program said so, and WeChat's own event has not come yet. */
    expected: {
      type: new Schema(
        { answer: { type: String, required: true }, at: { type: Date, required: true } },
        { _id: false, strict: 'throw' },
      ),
      default: null,
    },
  },
  { collection: 'sub_credits', strict: 'throw', versionKey: false },
)
credit.index({ openid: 1, _id: 1 })
credit.index({ channel: 1, _id: 1 })

/** Appended, never changed. */
const entry = new Schema(
  {
    /** The event and the template it names, or an id of our own: what is told twice counts once. */
    _id: { type: String, required: true },
    creditId: { type: String, required: true },
    openid: { type: String, required: true },
    at: { type: Date, required: true },
    kind: { type: String, enum: Object.keys(ENTRY_KINDS), required: true },
    change: { type: Number, required: true },
    note: { type: String, default: '' },
    recordedAt: { type: Date, required: true },
  },
  { collection: 'sub_credit_entries', strict: 'throw', versionKey: false },
)
entry.index({ creditId: 1, at: 1, _id: 1 })
entry.index({ openid: 1, _id: 1 })

export type CreditChannel = 'mpSubscribe' | 'miniSubscribe'
export type CreditDoc = Omit<InferSchemaType<typeof credit>, 'channel' | 'expected'> & {
  channel: CreditChannel
  expected: { answer: string; at: Date } | null
}
export type EntryDoc = Omit<InferSchemaType<typeof entry>, 'kind'> & { kind: EntryKind }
export const CreditModel = mongoose.model('SubCredit', credit)
export const CreditEntryModel = mongoose.model('SubCreditEntry', entry)
