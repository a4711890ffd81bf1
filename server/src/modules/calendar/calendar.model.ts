import mongoose, { Schema } from 'mongoose'

/** What one notice says of its year; applying another notice for the year makes the next version. */
export interface CalendarDoc {
  _id: number
  version: number
  notice: { no: string; title: string }
  rest: { from: string; to: string; name: string }[]
  work: string[]
  text: string
  changedAt: Date
}

const strict = { _id: false, strict: 'throw' } as const
const text = { type: String, required: true } as const
const range = new Schema({ from: text, to: text, name: text }, strict)
const notice = new Schema({ no: text, title: text }, strict)

const calendarYear = new Schema<CalendarDoc>(
  {
    _id: { type: Number, required: true },
    version: { type: Number, required: true },
    notice: { type: notice, required: true },
    rest: { type: [range], default: [] },
    work: { type: [String], default: [] },
    /** The notice as it was pasted. */
    text: { type: String, default: '' },
    changedAt: { type: Date, required: true },
  },
  { collection: 'calendar_years', strict: 'throw', versionKey: false },
)

export const CalendarModel = mongoose.model('CalendarYear', calendarYear)
