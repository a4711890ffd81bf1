import type { Breach } from '@mingdu/shared/cards/cards.schema'
import type { CardKind, CardState, CardSubjectKind } from '@mingdu/shared/cards/cards.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { keyedNumberSeries } from '../../db/number-series'

const needed = { type: String, required: true } as const
const nullable = { type: String, default: null } as const
const mixed = { type: Schema.Types.Mixed, default: null } as const

/** 牌: a sanction with its way from proposal to 摘牌. Dates are PlainDates. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    no: nullable,
    regionId: needed,
    kind: needed,
    state: needed,
    /** As it was when the card was proposed. */
    subject: { type: Schema.Types.Mixed, required: true },
    org: { type: storedRef, required: true },
    person: { type: storedRef, default: null },
    reason: needed,
    rule: mixed,
    basis: { type: String, default: '' },
    breach: { type: Schema.Types.Mixed, required: true },
    /** null: a rule of the system. */
    proposedBy: { type: storedRef, default: null },
    proposedAt: { type: Date, required: true },
    limitDays: { type: Number, default: null },
    issuedBy: { type: storedRef, default: null },
    keeper: { type: storedRef, default: null },
    issuedOn: nullable,
    delivery: mixed,
    /** Counted once, on the day of 送达: it was served. */
    limit: nullable,
    appeal: mixed,
    review: mixed,
    lifted: mixed,
    declined: mixed,
    changedAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'cards', strict: 'throw', versionKey: false },
)
schema.index({ no: 1 }, { unique: true, partialFilterExpression: { no: { $gt: '' } } })
schema.index({ regionId: 1, proposedAt: -1, _id: -1 })
schema.index({ regionId: 1, state: 1, proposedAt: -1, _id: -1 })
schema.index({ 'org.id': 1, proposedAt: -1, _id: -1 })
schema.index({ 'person.id': 1, proposedAt: -1, _id: -1 })
schema.index({ 'subject.id': 1, _id: 1 })
schema.index({ 'issuedBy.id': 1, state: 1, _id: 1 })
schema.index({ 'keeper.id': 1, state: 1, _id: 1 })
schema.index({ regionId: 1, issuedOn: 1 })

/** What one person said on one day. */
export interface SaidDoc {
  text: string
  on: string
  by: StoredRef
}

export interface CardDoc {
  _id: Types.ObjectId
  version: number
  no: string | null
  regionId: string
  kind: CardKind
  state: CardState
  subject: { kind: CardSubjectKind; id: string; no: string; name: string }
  org: StoredRef
  person: StoredRef | null
  reason: string
  rule: { code: string; name: string } | null
  basis: string
  breach: Breach
  proposedBy: StoredRef | null
  proposedAt: Date
  limitDays: number | null
  issuedBy: StoredRef | null
  /** Who took it over from the issuer; null or missing: the issuer keeps it. */
  keeper?: StoredRef | null
  issuedOn: string | null
  delivery: { on: string; receiver: string } | null
  limit: string | null
  appeal: SaidDoc | null
  review: (SaidDoc & { upheld: boolean }) | null
  lifted: SaidDoc | null
  declined: SaidDoc | null
  changedAt: Date
  history: HistoryDoc[]
}

export const CardModel = mongoose.model<CardDoc>('Card', schema as never)
export const cards = CardModel.collection as unknown as mongoose.mongo.Collection<CardDoc>
/** Numbers by `<region> <kind> <year>`. */
export const cardNumbers = keyedNumberSeries('CardNumber', 'card_numbers')
