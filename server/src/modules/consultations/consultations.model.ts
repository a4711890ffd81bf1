import type { QueuePlace } from '@mingdu/shared/consultations/consultations.rules'
import type { ConsultationSide, ConsultationState } from '@mingdu/shared/consultations/consultations.states'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { numberSeries } from '../../db/number-series'

const needed = { type: String, required: true } as const

/** 督查咨询: a question to the 督查 and everything said since. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    no: needed,
    regionId: needed,
    topic: { type: Schema.Types.Mixed, required: true },
    asker: { type: storedRef, required: true },
    org: { type: storedRef, required: true },
    responsible: { type: storedRef, default: null },
    matter: { type: Schema.Types.Mixed, default: null },
    task: { type: Schema.Types.Mixed, default: null },
    state: needed,
    /** Its place in lists, see `queuePlace`. */
    rank: { type: Number, required: true },
    order: { type: Number, required: true },
    askedAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    useful: { type: Boolean, default: null },
    closesAfter: { type: String, default: null },
    posts: { type: [Schema.Types.Mixed], default: [] },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'consultations', strict: 'throw', versionKey: false },
)
schema.index({ no: 1 }, { unique: true })
schema.index({ regionId: 1, rank: 1, order: 1, _id: 1 })
schema.index({ 'org.id': 1, rank: 1, order: 1, _id: 1 })
schema.index({ 'posts.knowledge.id': 1, rank: 1, order: 1, _id: 1 })
schema.index({ state: 1, closesAfter: 1, _id: 1 })

export interface PostDoc {
  side: ConsultationSide
  by: StoredRef
  at: Date
  text: string
  fileIds: string[]
  knowledge: { id: string; question: string } | null
  late: boolean
}

/** A record a 咨询 is about, with the name it had then. */
export interface LinkedRecord {
  id: string
  no: string
  title: string
}

export interface ConsultationDoc {
  _id: Types.ObjectId
  version: number
  no: string
  regionId: string
  topic: { key: string; name: string }
  asker: StoredRef
  org: StoredRef
  /** Who answers; null: whoever of the 督查 takes it. */
  responsible: StoredRef | null
  /** What it is about: a matter, or a task of one. */
  matter: LinkedRecord | null
  task: LinkedRecord | null
  state: ConsultationState
  rank: QueuePlace['rank']
  order: number
  askedAt: Date
  /** The promise for the last question. */
  dueAt: Date
  useful: boolean | null
  closesAfter: PlainDate | null
  posts: PostDoc[]
  history: HistoryDoc[]
}

export const ConsultationModel = mongoose.model<ConsultationDoc>('Consultation', schema as never)
export const consultations =
  ConsultationModel.collection as unknown as mongoose.mongo.Collection<ConsultationDoc>
/** `咨询〔2026〕0001` */
export const consultationNumbers = numberSeries('ConsultationNumber', 'consultation_numbers')

const topics = new Schema(
  { regionId: needed, version: { type: Number, required: true }, topics: { type: [Schema.Types.Mixed] } },
  { collection: 'consultation_topics', strict: 'throw', versionKey: false },
)
topics.index({ regionId: 1 }, { unique: true })

export interface TopicDoc {
  key: string
  name: string
  responsible: StoredRef | null
}
export interface TopicsDoc {
  regionId: string
  version: number
  topics: TopicDoc[]
}
export const ConsultationTopicsModel = mongoose.model<TopicsDoc>('ConsultationTopics', topics as never)
