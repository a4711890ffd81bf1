import { CONSENT_ACTS, type ConsentAct } from '@mingdu/shared/privacy/privacy.rules'
import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'

/** What people did about the privacy notice: lines are appended and never change. Holds no WeChat identity. */
const consent = new Schema(
  {
    accountId: { type: String, required: true },
    what: { type: String, enum: Object.keys(CONSENT_ACTS), required: true },
    /** The version of the notice it is about. */
    version: { type: String, required: true },
    channel: { type: String, enum: ['console', 'miniapp', 'wechat'], required: true },
    note: { type: String, default: '' },
    /** Business time: what people read. */
    at: { type: Date, required: true },
    /** Real time: what orders the lines, wherever the time machine stands. */
    recordedAt: { type: Date, required: true },
  },
  { collection: 'privacy_consents', strict: 'throw', versionKey: false },
)
consent.index({ accountId: 1, recordedAt: -1, _id: -1 })

export type ConsentDoc = Omit<InferSchemaType<typeof consent>, 'what'> & {
  _id: Types.ObjectId
  what: ConsentAct
}
export const ConsentModel = mongoose.model('PrivacyConsent', consent)
