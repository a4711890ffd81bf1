import type { OuterChannel } from '@mingdu/shared/messages/chain.rules'
import { QuotaModel, type QuotaDoc } from './channels.model'

export interface Quota {
  limit: number
  used: number
  askedAt: Date
}

export async function readQuotas(): Promise<Map<OuterChannel, Quota>> {
  const docs = await QuotaModel.find({}).sort({ _id: 1 }).lean<QuotaDoc[]>()
  return new Map(docs.map(({ _id, limit, used, askedAt }) => [_id as OuterChannel, { limit, used, askedAt }]))
}

export async function writeQuota(channel: OuterChannel, quota: Quota): Promise<void> {
  await QuotaModel.updateOne({ _id: channel }, { $set: quota }, { upsert: true })
}
