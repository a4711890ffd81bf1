import mongoose, { Schema, type InferSchemaType } from 'mongoose'

const EIGHT_DAYS_S = 8 * 86_400

/** How often a channel failed in which way, counted by the hour (real time), so that a page need not read attempts. */
const sendError = new Schema(
  {
    /** hour|channel|class|code */
    _id: { type: String, required: true },
    hour: { type: Date, required: true },
    channel: { type: String, required: true },
    errorClass: { type: String, required: true },
    /** A number of WeChat, a word of an SMS provider, or null. */
    errorCode: { type: Schema.Types.Mixed, default: null },
    /** Of the last one. */
    reason: { type: String, default: '' },
    count: { type: Number, required: true },
    lastAt: { type: Date, required: true },
  },
  { collection: 'send_errors', strict: 'throw', versionKey: false },
)
sendError.index({ hour: 1 }, { expireAfterSeconds: EIGHT_DAYS_S })

export type SendErrorDoc = InferSchemaType<typeof sendError>
export const SendErrorModel = mongoose.model('SendError', sendError)
