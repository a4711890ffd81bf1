import type { KnowledgeState } from '@mingdu/shared/consultations/consultations.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const

/** 知识库: a question with its answer. `shown` is what readers see, `content` what the next edition will say. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    regionId: needed,
    state: needed,
    author: { type: storedRef, required: true },
    content: { type: Schema.Types.Mixed, required: true },
    shown: { type: Schema.Types.Mixed, default: null },
    editions: { type: [Schema.Types.Mixed], default: [] },
    consultationId: { type: String, default: null },
    withheld: { type: [String], default: [] },
    usefulBy: { type: [String], default: [] },
    uses: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'knowledge_entries', strict: 'throw', versionKey: false },
)
schema.index({ regionId: 1, createdAt: -1, _id: -1 })

export interface KnowledgeContent {
  topic: { key: string; name: string }
  question: string
  answer: string
  basis: string
  /** Question, answer and basis as they are looked for. */
  folded: string
}

export interface KnowledgeDoc {
  _id: Types.ObjectId
  version: number
  regionId: string
  state: KnowledgeState
  author: StoredRef
  content: KnowledgeContent
  shown: KnowledgeContent | null
  editions: { content: KnowledgeContent; at: Date; author: StoredRef; by: StoredRef }[]
  /** The 咨询 it was made of. */
  consultationId: string | null
  /** Names that no edition may say: of who asked and their unit. */
  withheld: string[]
  /** Accounts. */
  usefulBy: string[]
  uses: number
  createdAt: Date
  history: HistoryDoc[]
}

export const KnowledgeModel = mongoose.model<KnowledgeDoc>('KnowledgeEntry', schema as never)
export const knowledgeEntries =
  KnowledgeModel.collection as unknown as mongoose.mongo.Collection<KnowledgeDoc>
