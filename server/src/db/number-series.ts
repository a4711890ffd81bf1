import mongoose, { Schema } from 'mongoose'
import type { Tx } from './connection'

/** Numbers of one kind of document, gapless within their series: of a year, or of whatever the key names. */
export interface NumberSeries<K extends number | string = number> {
  /** Makes sure that the series exists, so that counting in a transaction never inserts. */
  open(key: K): Promise<void>
  /** The next number of a series: it is taken in the transaction that uses it. */
  take(key: K, tx: Tx): Promise<number>
  /** The last number taken; 0 when none was. */
  last(key: K): Promise<number>
  /** For records written past the acts: the numbers up to this one are taken. */
  raise(key: K, last: number): Promise<void>
}

/** A series for each year; its collection holds the last number of each. */
export function numberSeries(modelName: string, collection: string): NumberSeries {
  return series<number>(modelName, collection, Number)
}

/** A series for each text, as `<org> <paper> <year>`. */
export function keyedNumberSeries(modelName: string, collection: string): NumberSeries<string> {
  return series<string>(modelName, collection, String)
}

function series<K extends number | string>(
  modelName: string,
  collection: string,
  type: NumberConstructor | StringConstructor,
): NumberSeries<K> {
  const counter = new Schema<{ _id: K; last: number }>(
    { _id: { type, required: true }, last: { type: Number, default: 0 } } as never,
    { collection, strict: 'throw', versionKey: false },
  )
  const Model = mongoose.model(modelName, counter)
  return {
    async open(key) {
      await Model.updateOne({ _id: key } as never, { $setOnInsert: { last: 0 } }, { upsert: true })
    },
    async take(key, tx) {
      const next = { session: tx, returnDocument: 'after' } as const
      const taken = await Model.findOneAndUpdate({ _id: key } as never, { $inc: { last: 1 } }, next).lean<{
        last: number
      }>()
      if (!taken) throw new Error(`no series of numbers in ${collection} for ${String(key)}`)
      return taken.last
    },
    async last(key) {
      return (await Model.findOne({ _id: key } as never).lean<{ last: number }>())?.last ?? 0
    },
    async raise(key, last) {
      await Model.updateOne({ _id: key } as never, { $max: { last } }, { upsert: true })
    },
  }
}
