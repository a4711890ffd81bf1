import mongoose, { Schema } from 'mongoose'
import type { ArrivedResult } from './outbox.results'

/** Results that came before their message's id was known here, or that are not of ours. */
const early = new Schema(
  {
    /** channel|providerMessageId */
    _id: { type: String, required: true },
    status: { type: String, default: '' },
    code: { type: Schema.Types.Mixed, default: null },
    at: { type: Date, required: true },
  },
  { collection: 'send_results', strict: 'throw', versionKey: false },
)
early.index({ at: 1 }, { expireAfterSeconds: 86_400 })
const collection = mongoose.model('SendResult', early).collection

export async function keepEarly(results: readonly ArrivedResult[]): Promise<void> {
  const writes = results.map(({ channel, providerMessageId, status, code }) => ({
    updateOne: {
      filter: { _id: `${channel}|${providerMessageId}` as never },
      update: { $set: { status, code, at: new Date() } },
      upsert: true,
    },
  }))
  await collection.bulkWrite(writes, { ordered: false })
}

export async function earlyResults(
  wanted: readonly Pick<ArrivedResult, 'channel' | 'providerMessageId'>[],
): Promise<ArrivedResult[]> {
  const keys = new Map(wanted.map((one) => [`${one.channel}|${one.providerMessageId}`, one]))
  const docs = await collection.find({ _id: { $in: [...keys.keys()] as never[] } }).toArray()
  return docs.flatMap((doc) => {
    const one = keys.get(String(doc._id))
    const code = doc['code']
    return one
      ? [
          {
            ...one,
            status: String(doc['status']),
            code: typeof code === 'number' || typeof code === 'string' ? code : null,
          },
        ]
      : []
  })
}
