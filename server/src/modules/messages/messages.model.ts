import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'

const options = { strict: 'throw' as const, versionKey: false as const }
const nested = { _id: false, strict: 'throw' as const }
const text = { type: String, default: '' }
const nullableText = { type: String, default: null }
const nullableDate = { type: Date, default: null }
const codes = { type: Schema.Types.Mixed, default: null }

/** What any channel's form of a message is made of. */
const vars = new Schema(
  { no: text, name: text, word: text, time: nullableText, due: nullableText, remaining: text, sender: text },
  nested,
)

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
    /** What it asks to rate. */
    invitationId: nullableText,
    vars: { type: vars, default: null },
    /** As the first channel shows it. */
    card: { type: [{ _id: false, key: String, label: String, value: String }], default: [] },
    /** The outer channels it may take, in order; and every channel that has a delivery, inApp first. */
    plan: { type: [String], default: [] },
    tried: { type: [String], default: ['inApp'] },
    /** Of the delivery that got furthest. */
    state: { type: String, required: true },
    channel: { type: String, required: true },
    reason: nullableText,
    /** Business time, as everything a person reads. */
    createdAt: { type: Date, required: true },
    expiresAt: nullableDate,
    day: { type: String, required: true },
    readAt: nullableDate,
    finalAt: nullableDate,
    /** The digest that was sent in its place; a digest itself is not in the inbox: its members are. */
    mergedInto: nullableText,
    inInbox: { type: Boolean, default: true },
    /** Units and people that must not read of it in the log: whom its clue is about. */
    keptFrom: { type: [String], default: [] },
  },
  { collection: 'messages', ...options },
)
message.index({ recipientId: 1, subjectId: 1, dedupe: 1 }, { unique: true })
message.index({ recipientId: 1, createdAt: -1, _id: -1 })
message.index({ recipientId: 1, readAt: 1 })
message.index({ subjectId: 1, createdAt: -1 })
message.index({ createdAt: -1, _id: -1 })
message.index({ day: 1, channel: 1, state: 1 })
message.index({ mergedInto: 1 })
message.index({ keptFrom: 1 })

const attempt = new Schema(
  {
    at: { type: Date, required: true },
    state: { type: String, required: true },
    errorClass: nullableText,
    errorCode: codes,
    reason: nullableText,
    rid: nullableText,
    ms: { type: Number, default: 0 },
  },
  nested,
)

const delivery = new Schema(
  {
    messageId: { type: String, required: true },
    recipientId: { type: String, required: true },
    orgId: { type: String, required: true },
    kind: text,
    channel: { type: String, required: true },
    priority: { type: Number, required: true },
    templateKey: nullableText,
    /** Why this channel and no earlier one; null for the first. */
    because: nullableText,
    attempt: { type: Number, default: 0 },
    /** The last fifty, oldest first. */
    attempts: { type: [attempt], default: [] },
    state: { type: String, required: true },
    errorClass: nullableText,
    errorCode: codes,
    reason: nullableText,
    providerMessageId: nullableText,
    rid: nullableText,
    /** Business time: quiet hours and rest days; and the moment of the digest it waits for. null: none. */
    notBefore: nullableDate,
    digestAt: nullableDate,
    expiresAt: nullableDate,
    /** Real time: back-off and leases do not follow the time machine. null while business time holds it back. */
    nextAt: nullableDate,
    leaseUntil: nullableDate,
    owner: nullableText,
    /** When the call began, of channels that know no repeats: before it, nothing was sent. */
    calledAt: nullableDate,
    firstTriedAt: nullableDate,
    /** When an attempt was made whose result nobody knows. */
    unsureSince: nullableDate,
    /** Time spent waiting for repeats, in milliseconds; behind a closed gate none is counted. */
    retriedMs: { type: Number, default: 0 },
    /** Part of the id that the platform recognises repeats by; a new round is meant to arrive again. */
    round: { type: Number, default: 0 },
    acceptedAt: nullableDate,
    /** P1: when the next channel is tried unless this one has delivered. */
    escalateAt: nullableDate,
    /** Business time from here on. */
    sentAt: nullableDate,
    finalAt: nullableDate,
    createdAt: { type: Date, required: true },
    day: { type: String, required: true },
  },
  { collection: 'deliveries', ...options },
)
delivery.index({ messageId: 1, channel: 1 }, { unique: true })
// what to send next; what lost its worker; what has no result yet
delivery.index({ state: 1, priority: 1, nextAt: 1, _id: 1 })
delivery.index({ state: 1, leaseUntil: 1, _id: 1 })
delivery.index({ state: 1, acceptedAt: 1, _id: 1 })
// what business time holds back, and for how long
delivery.index({ state: 1, nextAt: 1, notBefore: 1 })
delivery.index({ state: 1, digestAt: 1, _id: 1 })
delivery.index({ state: 1, expiresAt: 1, _id: 1 })
delivery.index({ escalateAt: 1, _id: 1 })
delivery.index({ recipientId: 1, createdAt: -1, _id: -1 })
delivery.index({ providerMessageId: 1 })
delivery.index({ day: 1, channel: 1, state: 1 })

export type MessageDoc = InferSchemaType<typeof message> & { _id: Types.ObjectId }
export type DeliveryDoc = InferSchemaType<typeof delivery> & { _id: Types.ObjectId }
export const MessageModel = mongoose.model('Message', message)
export const DeliveryModel = mongoose.model('Delivery', delivery)

/** The id of a delivery that is still to be written: its share of the morning is worked out from it. */
export function newDeliveryId(): Types.ObjectId {
  return new mongoose.Types.ObjectId()
}
