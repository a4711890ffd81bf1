import mongoose, { Schema } from 'mongoose'
import { duplicateFields } from '../db/connection'

const receipt = new Schema(
  {
    /** provider|providerId|status: providers repeat what they think was not heard. */
    _id: { type: String, required: true },
    provider: { type: String, required: true },
    providerId: { type: String, required: true },
    delivered: { type: Boolean, required: true },
    /** The carrier's word, e.g. DELIVRD; no number and no text. */
    code: { type: String, default: '' },
    receivedAt: { type: Date, required: true },
    handledAt: { type: Date, default: null },
  },
  { collection: 'sms_receipts', strict: 'throw', versionKey: false },
)
receipt.index({ receivedAt: 1 }, { expireAfterSeconds: 7 * 86_400 })
receipt.index({ providerId: 1, receivedAt: -1, _id: 1 })
receipt.index({ handledAt: 1, receivedAt: 1, _id: 1 })
const receipts = mongoose.model('SmsReceipt', receipt).collection

export type ReceiptProvider = 'tencent' | 'aliyun'

/** What became of a message after its provider had accepted it. */
export interface SmsReceipt {
  provider: ReceiptProvider
  providerId: string
  delivered: boolean
  code: string
}

export interface OpenReceipt extends SmsReceipt {
  id: string
}

/** Stores a receipt before it is answered. @returns false when it was stored before */
export async function storeReceipt(one: SmsReceipt): Promise<boolean> {
  const id = [one.provider, one.providerId, one.delivered ? 'delivered' : 'failed'].join('|')
  try {
    await receipts.insertOne({ _id: id as never, ...one, receivedAt: new Date(), handledAt: null })
    return true
  } catch (error) {
    if (duplicateFields(error)) return false
    throw error
  }
}

/** Receipts nobody has acted on yet, oldest first; those of sign-in codes are among them. */
export async function openReceipts(limit: number): Promise<OpenReceipt[]> {
  const docs = await receipts.find({ handledAt: null }).sort({ receivedAt: 1, _id: 1 }).limit(limit).toArray()
  return docs.map((doc) => receiptIn(doc))
}

export async function markReceiptHandled(id: string): Promise<void> {
  await receipts.updateOne({ _id: id as never }, { $set: { handledAt: new Date() } })
}

/** The last receipt of a message, also when it came before the message's id was known here. */
export async function receiptOf(providerId: string): Promise<OpenReceipt | null> {
  const [doc] = await receipts.find({ providerId }).sort({ receivedAt: -1, _id: 1 }).limit(1).toArray()
  return doc ? receiptIn(doc) : null
}

function receiptIn(doc: Record<string, unknown>): OpenReceipt {
  return {
    id: String(doc['_id']),
    provider: doc['provider'] === 'tencent' ? 'tencent' : 'aliyun',
    providerId: String(doc['providerId']),
    delivered: doc['delivered'] === true,
    code: String(doc['code']),
  }
}
