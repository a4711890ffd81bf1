import mongoose, { Schema, type Types } from 'mongoose'
import type { NewMessage } from './messages.service'

/** A message that is not told yet, because what it tells of can still be undone. */
export interface HeldDoc {
  _id: Types.ObjectId
  /** What holds it back, e.g. the id of a batch. */
  heldBy: string
  subjectId: string
  message: NewMessage
  /** Business time of what it tells of. */
  at: Date
  /** Real time: told from then on. */
  dueAt: Date
  state: 'held' | 'told' | 'withdrawn'
  storedAt: Date
}

const DAY_SECONDS = 86_400

const held = new Schema(
  {
    heldBy: { type: String, required: true },
    subjectId: { type: String, required: true },
    message: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    state: { type: String, required: true },
    storedAt: { type: Date, required: true },
  },
  { collection: 'held_messages', strict: 'throw', versionKey: false },
)
held.index({ state: 1, dueAt: 1, _id: 1 })
held.index({ heldBy: 1, subjectId: 1 })
held.index({ storedAt: 1 }, { expireAfterSeconds: 7 * DAY_SECONDS })

export const HeldModel = mongoose.model('HeldMessage', held)
