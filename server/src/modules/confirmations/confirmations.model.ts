import type { ConfirmationTally } from '@mingdu/shared/confirmations/confirmations.rules'
import type {
  ConfirmationAnswer,
  ConfirmationRound,
  ConfirmationState,
} from '@mingdu/shared/confirmations/confirmations.states'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import mongoose, { Schema, type Types } from 'mongoose'
import { storedRef, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const

/** Whom a matter concerns; names and phones sealed. A matter without one touches nobody. */
const roster = new Schema(
  {
    matterId: needed,
    version: { type: Number, required: true },
    people: { type: [Schema.Types.Mixed], default: [] },
  },
  { collection: 'confirmation_rosters', strict: 'throw', versionKey: false },
)
roster.index({ matterId: 1 }, { unique: true })

export interface RosterDoc {
  matterId: string
  version: number
  people: { name: string; phone: string }[]
}
export const RosterModel = mongoose.model<RosterDoc>('ConfirmationRoster', roster as never)

/** One round of asking: before 销号, and twice after it. */
const round = new Schema(
  {
    matterId: needed,
    no: needed,
    title: needed,
    leadOrgId: needed,
    supervisor: { type: storedRef, required: true },
    round: needed,
    state: needed,
    opensOn: needed,
    until: { type: String, default: null },
    /** As it was when the round ended; before, the answers are counted. */
    tally: { type: Schema.Types.Mixed, default: null },
    /** Those who had not answered were reminded. */
    reminded: { type: Boolean, default: false },
    createdAt: { type: Date, required: true },
  },
  { collection: 'confirmations', strict: 'throw', versionKey: false },
)
round.index({ matterId: 1, createdAt: 1, _id: 1 })
round.index({ state: 1, opensOn: 1, _id: 1 })

export interface RoundDoc {
  _id: Types.ObjectId
  matterId: string
  no: string
  title: string
  leadOrgId: string
  supervisor: StoredRef
  round: ConfirmationRound
  state: ConfirmationState
  opensOn: PlainDate
  until: PlainDate | null
  tally: ConfirmationTally | null
  reminded: boolean
  createdAt: Date
}
const RoundModel = mongoose.model<RoundDoc>('Confirmation', round as never)
export const rounds = RoundModel.collection as unknown as mongoose.mongo.Collection<RoundDoc>

/** One person asked in one round: a record of its own, so that answers do not wait for each other. */
const ask = new Schema(
  {
    roundId: needed,
    /** The first half of the code in their text message. */
    short: needed,
    citizenId: { type: String, default: '' },
    phone: { type: String, default: '' },
    clueId: { type: String, default: null },
    answer: { type: String, default: null },
    words: { type: String, default: '' },
    at: { type: Date, default: null },
  },
  { collection: 'confirmation_asks', strict: 'throw', versionKey: false },
)
ask.index({ roundId: 1, _id: 1 })
ask.index({ short: 1 })
ask.index({ clueId: 1, _id: 1 })

export interface AskDoc {
  _id: Types.ObjectId
  roundId: string
  short: string
  /** Who is told, as an account of the public; '' for whoever sent a clue without a name. */
  citizenId: string
  /** Sealed; '' for whoever sent the clue. */
  phone: string
  /** The clue whose sender is asked; null: somebody who was named. */
  clueId: string | null
  answer: ConfirmationAnswer | null
  /** What was written beside the answer, sealed; '' for nothing. */
  words: string
  at: Date | null
}
const AskModel = mongoose.model<AskDoc>('ConfirmationAsk', ask as never)
export const asks = AskModel.collection as unknown as mongoose.mongo.Collection<AskDoc>
