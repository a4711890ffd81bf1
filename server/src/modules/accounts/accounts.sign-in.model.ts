import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'

const options = (collection: string) => ({ collection, strict: 'throw', versionKey: false }) as const

/** Only the digest of a token is kept: a copy of the database opens no session. Real time throughout. */
const session = new Schema(
  {
    tokenHash: { type: String, required: true },
    accountId: { type: String, required: true },
    channel: { type: String, enum: ['console', 'miniapp'], required: true },
    createdAt: { type: Date, required: true },
    lastSeenAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    /** The 授权代办 the session acts under; empty: in the person's own name. */
    actingUnder: { type: String, default: '' },
  },
  options('sessions'),
)
session.index({ tokenHash: 1 }, { unique: true })
session.index({ accountId: 1, _id: 1 })
session.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

/** WeChat knows the person, we do not yet: good for ten minutes and five tries with a code. */
const bindTicket = new Schema(
  {
    /** digest of the ticket */
    _id: { type: String, required: true },
    openid: { type: String, required: true },
    unionid: { type: String, default: '' },
    tries: { type: Number, default: 0 },
    expiresAt: { type: Date, required: true },
  },
  options('bind_tickets'),
)
bindTicket.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

/** One code an account; a new one replaces the former. */
const bindingCode = new Schema(
  {
    /** account id */
    _id: { type: String, required: true },
    codeMac: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  options('binding_codes'),
)
bindingCode.index({ codeMac: 1, _id: 1 })
bindingCode.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

/** One code a phone, kept for numbers outside the roster as well: the answers must not tell them apart. */
const smsCode = new Schema(
  {
    /** keyed hash of the phone number */
    _id: { type: String, required: true },
    codeMac: { type: String, required: true },
    tries: { type: Number, default: 0 },
    expiresAt: { type: Date, required: true },
  },
  options('sms_codes'),
)
smsCode.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

/** Sessions of earlier versions lack the last field. */
export type SessionDoc = Omit<InferSchemaType<typeof session>, 'actingUnder'> & {
  _id: Types.ObjectId
  actingUnder?: string
}
export type BindTicketDoc = InferSchemaType<typeof bindTicket>
export const SessionModel = mongoose.model('Session', session)
export const BindTicketModel = mongoose.model('BindTicket', bindTicket)
export const BindingCodeModel = mongoose.model('BindingCode', bindingCode)
export const SmsCodeModel = mongoose.model('SmsCode', smsCode)
