import type { CaseCounts, DayCounts } from '@mingdu/shared/cases/cases.rollups'
import type { CaseChannel } from '@mingdu/shared/cases/cases.states'
import mongoose, { Schema, type Types } from 'mongoose'

const needed = { type: String, required: true } as const
const mixed = Schema.Types.Mixed
const options = (collection: string) => ({ collection, strict: 'throw', versionKey: false }) as const

/** What the figures can be asked by, beside the day. */
export interface CaseDimensions {
  regionId: string
  orgId: string
  powerId: string
  channel: CaseChannel
  /** Where it was taken in: place and window of the guide, or 网上. */
  window: string
}

/** A case was changed and is not in the figures yet. Only added and taken away, so that no act ever waits for another. */
export interface CaseMarkDoc {
  _id: Types.ObjectId
  caseId: string
  /** Business time of the change. */
  at: Date
}
const mark = new Schema({ caseId: needed, at: { type: Date, required: true } }, options('case_marks'))
mark.index({ at: 1, _id: 1 })

/** What a case counts for in the figures as they are now: taken away again when it changes. */
export interface CaseShareDoc extends CaseDimensions {
  /** `<generation>|<case>` */
  _id: string
  days: DayCounts[]
}
const share = new Schema(
  {
    _id: needed,
    ...{
      regionId: needed,
      orgId: needed,
      powerId: needed,
      channel: needed,
      window: { type: String, default: '' },
    },
    days: { type: [mixed], default: [] },
  },
  options('case_shares'),
)

/** What a row tells apart beside its unit: the fewer, the fewer rows a figure is read from. */
export const ROLLUP_LEVELS = {
  unit: [],
  item: ['powerId'],
  place: ['channel', 'window'],
  placeItem: ['powerId', 'channel', 'window'],
} as const satisfies Record<string, readonly Exclude<keyof CaseDimensions, 'orgId' | 'regionId'>[]>
export type RollupLevel = keyof typeof ROLLUP_LEVELS
export type RollupDetail = (typeof ROLLUP_LEVELS)['placeItem'][number]

/** Sums of a month or a year; a month holds its days, too. */
export interface CaseRollupDoc {
  /** `<generation>|<level>|<span>|<org>|<power>|<channel>|<window>`; what the level does not tell apart is empty. */
  _id: string
  generation: number
  level: RollupLevel
  /** `2026` or `2026-03` */
  span: string
  regionId: string
  orgId: string
  powerId: string
  channel: string
  window: string
  sum: CaseCounts
  /** By the day of the month, `01`; empty for a year. */
  days: Record<string, CaseCounts>
}
const rollup = new Schema(
  {
    _id: needed,
    generation: { type: Number, required: true },
    ...{
      level: needed,
      span: needed,
      regionId: needed,
      orgId: needed,
      powerId: { type: String, default: '' },
    },
    ...{ channel: { type: String, default: '' }, window: { type: String, default: '' } },
    sum: { type: mixed, default: {} },
    days: { type: mixed, default: {} },
  },
  options('case_rollups'),
)
rollup.index({ level: 1, span: 1, orgId: 1, _id: 1 })
rollup.index({ level: 1, powerId: 1, span: 1, _id: 1 })

/** Which generation of sums holds; `turn` moves with every change of them, so that no two are made at once. */
export interface RollupStateDoc {
  _id: string
  generation: number
  turn: number
}
const state = new Schema(
  { _id: needed, generation: { type: Number, default: 0 }, turn: { type: Number, default: 0 } },
  options('case_rollup_state'),
)

const collectionOf = <D extends object>(name: string, schema: Schema) =>
  mongoose.model(name, schema).collection as unknown as mongoose.mongo.Collection<D>

export const marks = collectionOf<CaseMarkDoc>('CaseMark', mark as never)
export const shares = collectionOf<CaseShareDoc>('CaseShare', share as never)
export const rollups = collectionOf<CaseRollupDoc>('CaseRollup', rollup as never)
export const rollupState = collectionOf<RollupStateDoc>('CaseRollupState', state as never)
