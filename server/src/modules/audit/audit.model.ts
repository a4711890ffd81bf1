import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'

const ref = new Schema(
  { id: { type: String, required: true }, name: { type: String, required: true } },
  { _id: false, strict: 'throw' },
)

const auditEntry = new Schema(
  {
    at: { type: Date, required: true },
    /** Real time of the insert: what the sealer orders by. */
    insertedAt: { type: Date, required: true },
    event: { type: String, required: true },
    actor: { type: ref, default: null },
    /** In whose name, under 授权代办; absent: in the actor's own. */
    behalf: { type: ref },
    org: { type: ref, default: null },
    subjectKind: { type: String, default: null },
    subjectId: { type: String, default: null },
    subjectName: { type: String, default: null },
    digests: { type: [String], default: [] },
    note: { type: String, default: '' },
    requestId: { type: String, required: true },
    ip: { type: String, default: '' },
    seq: { type: Number, default: null },
    prevHash: { type: String, default: null },
    hash: { type: String, default: null },
  },
  { collection: 'audit_entries', strict: 'throw', versionKey: false },
)
auditEntry.index({ seq: 1 }, { unique: true, partialFilterExpression: { seq: { $gt: 0 } } })
auditEntry.index({ hash: 1, insertedAt: 1, _id: 1 })
auditEntry.index({ at: -1, _id: -1 })
auditEntry.index({ event: 1, at: -1, _id: -1 })
auditEntry.index({ 'actor.id': 1, at: -1, _id: -1 })
auditEntry.index(
  { 'behalf.id': 1, at: -1, _id: -1 },
  { partialFilterExpression: { 'behalf.id': { $gt: '' } } },
)
auditEntry.index({ subjectId: 1, at: -1, _id: -1 })

const auditChain = new Schema(
  {
    _id: { type: String, required: true },
    seq: { type: Number, required: true },
    hash: { type: String, required: true },
    sealedAt: { type: Date, required: true },
  },
  { collection: 'audit_chain', strict: 'throw', versionKey: false },
)

export type AuditDoc = InferSchemaType<typeof auditEntry> & { _id: Types.ObjectId }
export const AuditModel = mongoose.model('AuditEntry', auditEntry)
export const AuditChainModel = mongoose.model('AuditChain', auditChain)
