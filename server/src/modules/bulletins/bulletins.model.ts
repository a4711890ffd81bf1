import type { BulletinFigures, BulletinTexts } from '@mingdu/shared/bulletins/bulletins.schema'
import type { BulletinKind, BulletinState } from '@mingdu/shared/bulletins/bulletins.states'
import type { Period } from '@mingdu/shared/bulletins/bulletins.periods'
import type { MatterCategory } from '@mingdu/shared/matters/matters.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { keyedNumberSeries } from '../../db/number-series'

const needed = { type: String, required: true } as const
const nullable = { type: String, default: null } as const
const kept = { type: Schema.Types.Mixed, required: true } as const

/** 督查通报 and 专报. Dates are PlainDates; the figures are those of the moment of drafting. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    no: nullable,
    regionId: needed,
    kind: needed,
    state: needed,
    title: needed,
    period: kept,
    about: kept,
    texts: kept,
    figures: kept,
    autoKey: { type: String, default: '' },
    draftedBy: { type: storedRef, default: null },
    issuedBy: { type: storedRef, default: null },
    issuedOn: nullable,
    issuer: { type: String, default: '' },
    withdrawal: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'bulletins', strict: 'throw', versionKey: false },
)
// a number repeats in another region
schema.index({ regionId: 1, no: 1 }, { unique: true, partialFilterExpression: { no: { $gt: '' } } })
// what the system drafts by itself it drafts once
schema.index({ autoKey: 1 }, { unique: true, partialFilterExpression: { autoKey: { $gt: '' } } })
schema.index({ regionId: 1, createdAt: -1, _id: -1 })
schema.index({ regionId: 1, state: 1, createdAt: -1, _id: -1 })
schema.index({ regionId: 1, kind: 1, 'period.from': 1 })

export interface BulletinDoc {
  _id: Types.ObjectId
  version: number
  no: string | null
  regionId: string
  kind: BulletinKind
  state: BulletinState
  title: string
  period: Period
  about: { category: MatterCategory | null; matters: { id: string; no: string; title: string }[] }
  texts: BulletinTexts
  figures: BulletinFigures
  /** Region, kind and first day of what the system drafted; '' of what a person did. */
  autoKey: string
  /** null: the system. */
  draftedBy: StoredRef | null
  issuedBy: StoredRef | null
  issuedOn: string | null
  /** The office that issued it, as it was called then. */
  issuer: string
  withdrawal: { by: StoredRef; on: string; reason: string } | null
  createdAt: Date
  history: HistoryDoc[]
}

export const BulletinModel = mongoose.model<BulletinDoc>('Bulletin', schema as never)
export const bulletins = BulletinModel.collection as unknown as mongoose.mongo.Collection<BulletinDoc>
/** Numbers by `<region> <kind> <year>`. */
export const bulletinNumbers = keyedNumberSeries('BulletinNumber', 'bulletin_numbers')
