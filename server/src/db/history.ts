import { Schema } from 'mongoose'

/** A line of 经过: appended, never changed. Lines of the system itself (lights) keep the version they found. */
export interface HistoryDoc {
  at: Date
  who: string
  what: string
  note: string
  version: number
  /** The office of whoever acted, as it was called then. */
  office?: string
}

/** The update that makes the next version of a record with its line of 经过. */
export function nextVersion<T extends object>(seen: number, set: T, line: Omit<HistoryDoc, 'version'>) {
  const version = seen + 1
  return { $set: { ...set, version }, $push: { history: { ...line, version } } }
}

/** Another record by its id, with the name it had then. */
export interface StoredRef {
  id: string
  name: string
}

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const

export const storedRef = new Schema<StoredRef>({ id: needed, name: needed }, strict)
export const historyLine = new Schema<HistoryDoc>(
  {
    at: { type: Date, required: true },
    who: needed,
    what: needed,
    note: { type: String, default: '' },
    version: { type: Number, default: 0 },
    office: { type: String },
  },
  strict,
)
