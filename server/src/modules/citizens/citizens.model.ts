import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const

const sealed = new Schema({ sealed: needed, shown: needed }, strict)

const identity = new Schema(
  {
    name: { type: sealed, required: true },
    idNumber: { type: sealed, required: true },
    /** The same keyed hash that a case keeps of its applicant. */
    idMac: needed,
    /** What the identity platform calls its answer. */
    serial: { type: String, default: '' },
    verifiedAt: { type: Date, required: true },
  },
  strict,
)

/** A person outside government: known by a phone, by WeChat, and once verified by name. */
const citizen = new Schema(
  {
    phone: { type: sealed, required: true },
    /** Keyed hash of the number: one citizen a phone. */
    phoneMac: needed,
    /** Empty while they never signed in with WeChat. */
    miniOpenid: { type: String, default: '' },
    unionid: { type: String, default: '' },
    identity: { type: identity, default: null },
    status: { type: String, enum: ['active', 'closed'], default: 'active' },
    /** null: known from an application at a window only. */
    signedInAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'citizens', strict: 'throw', versionKey: false },
)
citizen.index({ phoneMac: 1 }, { unique: true })
citizen.index({ miniOpenid: 1 }, { unique: true, partialFilterExpression: { miniOpenid: { $gt: '' } } })
citizen.index({ 'identity.idMac': 1, _id: 1 })

/** Only the digest of a token is kept. Real time. */
const session = new Schema(
  { tokenHash: needed, citizenId: needed, expiresAt: { type: Date, required: true } },
  { collection: 'citizen_sessions', strict: 'throw', versionKey: false },
)
session.index({ tokenHash: 1 }, { unique: true })
session.index({ citizenId: 1, _id: 1 })
session.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

export type CitizenDoc = InferSchemaType<typeof citizen> & { _id: Types.ObjectId }
export type CitizenSessionDoc = InferSchemaType<typeof session> & { _id: Types.ObjectId }
export const CitizenModel = mongoose.model('Citizen', citizen)
export const CitizenSessionModel = mongoose.model('CitizenSession', session)
