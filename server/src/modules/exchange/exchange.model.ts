import type { ClueField } from '@mingdu/shared/exchange/exchange.rules'
import type {
  ExchangeAlgorithm,
  ExchangeSource,
  PartnerState,
  PushState,
  ResultState,
} from '@mingdu/shared/exchange/exchange.states'
import type { ClueResolution } from '@mingdu/shared/clues/clues.states'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { keyedNumberSeries } from '../../db/number-series'

const needed = { type: String, required: true } as const
const nullable = { type: String, default: null } as const
const text = { type: String, default: '' } as const
const date = { type: Date, default: null } as const
const moment = { type: Date, required: true } as const
const strict = { strict: 'throw', versionKey: false } as const

const key = new Schema(
  {
    keyId: needed,
    /** HMAC: the shared secret. SM2: our own private key, by which we sign. Sealed. */
    secretSealed: needed,
    /** SM2: the partner's, by which we check. */
    publicKey: text,
    /** SM2: ours, by which the partner checks. */
    ownPublicKey: text,
    createdAt: moment,
    endsAt: date,
  },
  { _id: false, strict: 'throw' },
)

const partner = new Schema(
  {
    version: { type: Number, default: 1 },
    regionId: needed,
    name: needed,
    source: needed,
    algorithm: needed,
    state: needed,
    org: { type: storedRef, default: null },
    callbackUrl: text,
    /** The key of now first. */
    keys: { type: [key], default: [] },
    createdAt: moment,
    lastCallAt: date,
    wrong: { type: Schema.Types.Mixed, default: null },
    acknowledged: { type: Number, default: 0 },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'exchange_partners', ...strict },
)
partner.index({ name: 1 }, { unique: true })
partner.index({ 'keys.keyId': 1 }, { unique: true })
partner.index({ createdAt: -1, _id: -1 })

/** Which clue came under which number of a partner, and what was said, as keyed hashes by field. */
const receipt = new Schema(
  {
    partnerId: needed,
    no: needed,
    clueId: needed,
    clueNo: needed,
    digests: { type: Schema.Types.Mixed, required: true },
    receivedAt: moment,
  },
  { collection: 'exchange_receipts', ...strict },
)
receipt.index({ partnerId: 1, no: 1 }, { unique: true })

/** What became of a clue, in the order in which it happened, and the push of it. */
const result = new Schema(
  {
    partnerId: needed,
    /** Without gaps within a partner: what is read once is never joined by something before it. */
    seq: { type: Number, required: true },
    no: needed,
    clueId: needed,
    clueNo: needed,
    state: needed,
    answer: nullable,
    resolution: nullable,
    at: moment,
    push: needed,
    tries: { type: Number, default: 0 },
    error: text,
    /** Real time: when it is due, and until when a worker has it. */
    nextAt: date,
    sentAt: date,
  },
  { collection: 'exchange_results', ...strict },
)
result.index({ partnerId: 1, seq: 1 }, { unique: true })
result.index({ push: 1, nextAt: 1 })

/** Nonces of requests that were signed right; a nonce is too old to be in time long before it is forgotten. */
const nonce = new Schema({ _id: needed, at: moment }, { collection: 'exchange_nonces', ...strict })
nonce.index({ at: 1 }, { expireAfterSeconds: 900 })

export interface KeyDoc {
  keyId: string
  secretSealed: string
  publicKey: string
  ownPublicKey: string
  createdAt: Date
  endsAt: Date | null
}

export interface PartnerDoc {
  _id: Types.ObjectId
  version: number
  regionId: string
  name: string
  source: ExchangeSource
  algorithm: ExchangeAlgorithm
  state: PartnerState
  org: StoredRef | null
  callbackUrl: string
  keys: KeyDoc[]
  createdAt: Date
  lastCallAt: Date | null
  /** What was not signed right on the last day on which something was not: real time, the day in Shanghai. */
  wrong?: { day: PlainDate; count: number; at: Date } | null
  acknowledged: number
  history: HistoryDoc[]
}

export interface ReceiptDoc {
  _id: Types.ObjectId
  partnerId: string
  no: string
  clueId: string
  clueNo: string
  digests: Record<ClueField, string>
  receivedAt: Date
}

export interface ResultDoc {
  _id: Types.ObjectId
  partnerId: string
  seq: number
  no: string
  clueId: string
  clueNo: string
  state: ResultState
  answer: string | null
  resolution: ClueResolution | null
  at: Date
  push: PushState
  tries: number
  error: string
  nextAt: Date | null
  sentAt: Date | null
}

export const PartnerModel = mongoose.model<PartnerDoc>('ExchangePartner', partner as never)
export const partners = PartnerModel.collection as unknown as mongoose.mongo.Collection<PartnerDoc>
export const ReceiptModel = mongoose.model<ReceiptDoc>('ExchangeReceipt', receipt as never)
export const receipts = ReceiptModel.collection as unknown as mongoose.mongo.Collection<ReceiptDoc>
export const ResultModel = mongoose.model<ResultDoc>('ExchangeResult', result as never)
export const results = ResultModel.collection as unknown as mongoose.mongo.Collection<ResultDoc>
export const nonces = mongoose.model('ExchangeNonce', nonce)
  .collection as unknown as mongoose.mongo.Collection<{
  _id: string
  at: Date
}>
/** The last result of each partner. */
export const resultNumbers = keyedNumberSeries('ExchangeResultNumber', 'exchange_result_numbers')
