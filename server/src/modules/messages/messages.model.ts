import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'

const options = { strict: 'throw' as const, versionKey: false as const }
const text = { type: String, default: '' }
const nullableText = { type: String, default: null }
const nullableDate = { type: Date, default: null }

/** One thing to tell one person. Its inbox entry is the record; deliveries are attempts on channels. */
const message = new Schema(
  {
    recipientId: { type: String, required: true },
    recipientName: text,
    orgId: { type: String, required: true },
    orgName: text,
    kind: { type: String, required: true },
    priority: { type: Number, required: true },
    subjectKind: { type: String, required: true },
    subjectId: { type: String, required: true },
    subjectNo: text,
    subjectName: text,
    dedupe: { type: String, required: true },
    title: { type: String, required: true },
    body: text,
    light: nullableText,
    targetKind: { type: String, required: true },
    targetId: nullableText,
    card: { type: [{ _id: false, key: String, label: String, value: String }], default: [] },
    template: nullableText,
    /** Of the last channel tried. */
    state: { type: String, required: true },
    channel: { type: String, required: true },
    reason: nullableText,
    /** Business time, as everything a person reads. */
    createdAt: { type: Date, required: true },
    day: { type: String, required: true },
    readAt: nullableDate,
    finalAt: nullableDate,
  },
  { collection: 'messages', ...options },
)
message.index({ recipientId: 1, subjectId: 1, dedupe: 1 }, { unique: true })
message.index({ recipientId: 1, createdAt: -1, _id: -1 })
message.index({ recipientId: 1, readAt: 1 })
message.index({ subjectId: 1, createdAt: -1 })
message.index({ createdAt: -1, _id: -1 })
message.index({ day: 1, channel: 1, state: 1 })

const delivery = new Schema(
  {
    messageId: { type: String, required: true },
    recipientId: { type: String, required: true },
    orgId: { type: String, required: true },
    channel: { type: String, required: true },
    priority: { type: Number, required: true },
    attempt: { type: Number, default: 0 },
    state: { type: String, required: true },
    errorClass: nullableText,
    errorCode: { type: Number, default: null },
    reason: nullableText,
    providerMessageId: nullableText,
    rid: nullableText,
    /** Real time: back-off and leases do not follow the time machine. */
    nextAt: nullableDate,
    leaseUntil: nullableDate,
    owner: nullableText,
    firstTriedAt: nullableDate,
    /** When an attempt was made whose result nobody knows; the platform recognises a repeat for ten minutes. */
    unsureSince: nullableDate,
    acceptedAt: nullableDate,
    /** Business time from here on. */
    sentAt: nullableDate,
    finalAt: nullableDate,
    createdAt: { type: Date, required: true },
    day: { type: String, required: true },
  },
  { collection: 'deliveries', ...options },
)
delivery.index({ messageId: 1, channel: 1 }, { unique: true })
delivery.index({ state: 1, priority: 1, nextAt: 1, _id: 1 })
delivery.index({ state: 1, leaseUntil: 1, _id: 1 })
delivery.index({ state: 1, acceptedAt: 1, _id: 1 })
delivery.index({ providerMessageId: 1 })
delivery.index({ day: 1, channel: 1, state: 1 })

export type MessageDoc = InferSchemaType<typeof message> & { _id: Types.ObjectId }
export type DeliveryDoc = InferSchemaType<typeof delivery> & { _id: Types.ObjectId }
export const MessageModel = mongoose.model('Message', message)
export const DeliveryModel = mongoose.model('Delivery', delivery)
