import mongoose, { Schema, type InferSchemaType } from 'mongoose'

/** What an account said of its daily quota when it was last asked. */
const quota = new Schema(
  {
    /** The channel whose call it is. */
    _id: { type: String, required: true },
    limit: { type: Number, required: true },
    used: { type: Number, required: true },
    /** Real time. */
    askedAt: { type: Date, required: true },
  },
  { collection: 'send_quotas', strict: 'throw', versionKey: false },
)

export type QuotaDoc = InferSchemaType<typeof quota>
export const QuotaModel = mongoose.model('SendQuota', quota)
