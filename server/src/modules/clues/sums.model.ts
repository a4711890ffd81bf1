import type { ClueDay } from '@mingdu/shared/clues/figures.rules'
import mongoose, { Schema, type Types } from 'mongoose'

const needed = { type: String, required: true } as const
const options = (collection: string) => ({ collection, strict: 'throw', versionKey: false }) as const

/** What the clues received on a day count for, by the unit that has them. */
export interface ClueDayDoc {
  /** `<day>|<region>|<unit>` */
  _id: string
  day: string
  regionId: string
  /** '' for all of the region together, with those that nobody has. */
  orgId: string
  counted: ClueDay
}
const day = new Schema(
  {
    _id: needed,
    day: needed,
    regionId: needed,
    orgId: { type: String, default: '' },
    counted: Schema.Types.Mixed,
  },
  options('clue_days'),
)
day.index({ orgId: 1, day: 1 })
day.index({ day: 1, regionId: 1 })

/** Something of a clue received on this day has changed since it was counted. Only added and taken away: no act waits. */
export interface ClueMarkDoc {
  _id: Types.ObjectId
  day: string
  regionId: string
}
const mark = new Schema({ day: needed, regionId: needed }, options('clue_day_marks'))
mark.index({ day: 1 })

/** There once every day was counted: from then on a day without a row is one on which nothing came. */
const state = new Schema(
  { _id: needed, counted: { type: Boolean, default: true } },
  options('clue_day_state'),
)

const collectionOf = <D extends object>(name: string, schema: Schema) =>
  mongoose.model(name, schema).collection as unknown as mongoose.mongo.Collection<D>

export const clueDays = collectionOf<ClueDayDoc>('ClueDay', day as never)
export const clueMarks = collectionOf<ClueMarkDoc>('ClueDayMark', mark as never)
export const clueDayState = collectionOf<{ _id: string; counted: boolean }>('ClueDayState', state as never)
