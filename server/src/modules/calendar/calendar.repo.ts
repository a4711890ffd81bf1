import type { Tx } from '../../db/connection'
import { CalendarModel, type CalendarDoc } from './calendar.model'

export type { CalendarDoc }

/** The years that were applied here, oldest first. */
export function calendarYears(tx?: Tx): Promise<CalendarDoc[]> {
  return CalendarModel.find({}, { text: 0 }, tx ? { session: tx } : {})
    .sort({ _id: 1 })
    .lean<CalendarDoc[]>()
}

/** Puts a year in, or in place of the version that was there. */
export async function putYear(doc: CalendarDoc, tx: Tx): Promise<void> {
  const { _id, ...rest } = doc
  await CalendarModel.updateOne({ _id }, { $set: rest }, { upsert: true, session: tx })
}
