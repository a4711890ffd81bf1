import type { TemplateKey } from '@mingdu/shared/templates/templates.table'
import { retryAfterRace, type Tx } from '../../db/connection'
import type { HistoryDoc } from '../../db/history'
import { TemplateModel, type CheckDoc, type TemplateDoc } from './templates.model'

export type { CheckDoc, TemplateDoc }

/** What is stored of each template, by its key; nothing of those nobody touched or checked yet. */
export async function readTemplates(tx?: Tx): Promise<Map<string, TemplateDoc>> {
  const docs = await TemplateModel.find({}, null, tx ? { session: tx } : {})
    .sort({ _id: 1 })
    .lean<TemplateDoc[]>()
  return new Map(docs.map((doc) => [doc._id, doc]))
}

/** Sets the id of one template over the version that was read in this transaction. */
export async function writeMapping(
  key: TemplateKey,
  seen: number,
  templateId: string | null,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<void> {
  await TemplateModel.updateOne(
    { _id: key, version: seen },
    { $set: { templateId }, $inc: { version: 1 }, $push: { history: { ...line, version: seen + 1 } } },
    { session: tx, upsert: seen === 0 },
  ).catch((error: unknown) => {
    throw retryAfterRace(error)
  })
}

/** Keeps what the account said; this is no new version. */
export async function writeCheck(key: TemplateKey, check: CheckDoc, tx?: Tx): Promise<void> {
  await TemplateModel.updateOne(
    { _id: key },
    { $set: { check } },
    { upsert: true, ...(tx ? { session: tx } : {}) },
  )
}
