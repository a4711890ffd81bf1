import mongoose, { Schema } from 'mongoose'
import type { Tx } from './connection'

/** Numbers of one kind of document, gapless within the year. */
export interface NumberSeries {
  /** Makes sure that the year's series exists, so that counting in a transaction never inserts. */
  open(year: number): Promise<void>
  /** The next number of a year: it is taken in the transaction that uses it. */
  take(year: number, tx: Tx): Promise<number>
}

/** Declares a series; its collection holds the last number of each year. */
export function numberSeries(modelName: string, collection: string): NumberSeries {
  /** `_id`: the year. */
  const counter = new Schema<{ _id: number; last: number }>(
    { _id: { type: Number, required: true }, last: { type: Number, default: 0 } },
    { collection, strict: 'throw', versionKey: false },
  )
  const Model = mongoose.model(modelName, counter)
  return {
    async open(year) {
      await Model.updateOne({ _id: year }, { $setOnInsert: { last: 0 } }, { upsert: true })
    },
    async take(year, tx) {
      const next = { session: tx, returnDocument: 'after' } as const
      const taken = await Model.findOneAndUpdate({ _id: year }, { $inc: { last: 1 } }, next).lean()
      if (!taken) throw new Error(`no series of numbers in ${collection} for ${year}`)
      return taken.last
    },
  }
}
