import { clears, creditsOf } from '@mingdu/shared/subscriptions/subscriptions.rules'
import { trusted } from 'mongoose'
import { retryAfterRace, type Tx } from '../../db/connection'
import {
  CreditEntryModel,
  CreditModel,
  type CreditChannel,
  type CreditDoc,
  type EntryDoc,
} from './subscriptions.model'

export type { CreditChannel, CreditDoc }

export interface CreditKey {
  openid: string
  templateId: string
}

/** What is written of a credit when it is first heard of. */
export interface CreditFacts {
  channel: CreditChannel
  long: boolean
}

export type NewEntry = Pick<EntryDoc, '_id' | 'at' | 'kind' | 'note'>

export function readCredit(key: CreditKey, tx: Tx | null = null): Promise<CreditDoc | null> {
  return CreditModel.findById(idOf(key)).session(tx).lean<CreditDoc>()
}

/** Every credit of a person, by template. */
export async function creditsOfPerson(openid: string): Promise<Map<string, CreditDoc>> {
  const docs = await CreditModel.find({ openid }).sort({ _id: 1 }).lean<CreditDoc[]>()
  return new Map(docs.map((doc) => [doc.templateId, doc]))
}

/**
 * Appends an entry and brings the credit in step with it. An entry that was there before changes nothing.
 * @returns what is left
 */
export async function appendEntry(
  key: CreditKey,
  { channel, long }: CreditFacts,
  entry: NewEntry,
  tx: Tx,
): Promise<number> {
  const held = await readCredit(key, tx)
  if (await CreditEntryModel.exists({ _id: entry._id }).session(tx)) return held?.credits ?? 0
  const clearedAt = held?.clearedAt ?? new Date(0)
  const known = await entriesSince(key, clearedAt, tx)
  const credits = creditsOf([...known, { kind: entry.kind, at: entry.at.getTime() }], long)
  const change = credits - (held?.credits ?? 0)
  await writeEntry({ ...entry, creditId: idOf(key), openid: key.openid, change }, tx)
  await writeCredit(
    key,
    {
      channel,
      long,
      credits,
      clearedAt: clears(entry.kind) ? later(clearedAt, entry.at) : clearedAt,
      newestAt: later(held?.newestAt ?? entry.at, entry.at),
    },
    tx,
  )
  return credits
}

/** Changes what is kept beside the ledger; makes the credit when there is none. */
export async function writeCredit(
  { openid, templateId }: CreditKey,
  set: Partial<Omit<CreditDoc, '_id' | 'openid' | 'templateId'>>,
  tx: Tx,
): Promise<void> {
  const created = { openid, templateId }
  await CreditModel.updateOne(
    { _id: idOf({ openid, templateId }) },
    { $set: set, $setOnInsert: created },
    { upsert: true, session: tx },
  ).catch(rethrowAfterRace)
}

/** The sum of what may still be sent through a channel. */
export async function sumOfCredits(channel: CreditChannel): Promise<number> {
  const [row] = await CreditModel.aggregate<{ n: number }>([
    { $match: { channel } },
    { $group: { _id: null, n: { $sum: '$credits' } } },
  ])
  return row?.n ?? 0
}

export async function removePerson(openid: string, tx: Tx): Promise<void> {
  await CreditModel.deleteMany({ openid }, { session: tx })
  await CreditEntryModel.deleteMany({ openid }, { session: tx })
}

async function entriesSince(key: CreditKey, since: Date, tx: Tx) {
  const docs = await CreditEntryModel.find(
    { creditId: idOf(key), at: trusted({ $gte: since }) },
    { kind: 1, at: 1 },
  )
    .sort({ at: 1, _id: 1 })
    .session(tx)
    .lean<Pick<EntryDoc, 'kind' | 'at'>[]>()
  return docs.map(({ kind, at }) => ({ kind, at: at.getTime() }))
}

async function writeEntry(entry: Omit<EntryDoc, 'recordedAt'>, tx: Tx): Promise<void> {
  await CreditEntryModel.create([{ ...entry, recordedAt: new Date() }], { session: tx }).catch(
    rethrowAfterRace,
  )
}

function rethrowAfterRace(error: unknown): never {
  throw retryAfterRace(error)
}

const idOf = ({ openid, templateId }: CreditKey) => `${openid}|${templateId}`
const later = (a: Date, b: Date) => (a > b ? a : b)
