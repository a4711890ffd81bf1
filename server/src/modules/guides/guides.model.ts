import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import type { GuideState } from '@mingdu/shared/guides/guides.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, type HistoryDoc } from '../../db/history'
import { numberSeries } from '../../db/number-series'

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const

/** What public lists show of the published version, and which files it lets everybody download. */
const shown = new Schema(
  {
    title: needed,
    audience: needed,
    themes: { type: [String], default: [] },
    caseType: { type: String, default: '' },
    legalDays: { type: Number, default: null },
    promisedDays: { type: Number, default: null },
    free: { type: Boolean, default: true },
  },
  strict,
)
export type ShownDoc = Pick<
  GuideContent,
  'title' | 'audience' | 'themes' | 'caseType' | 'legalDays' | 'promisedDays' | 'free'
>

const guide = new Schema(
  {
    version: { type: Number, default: 1 },
    powerId: needed,
    /** Of the power's org, as it was at the last act. */
    orgId: needed,
    regionId: needed,
    /** The power's type, for lists. */
    type: { type: String, default: '' },
    title: needed,
    state: needed,
    /** Number of the published version; 0 before the first. */
    no: { type: Number, default: 0 },
    from: { type: String, default: null },
    dirty: { type: Boolean, default: true },
    score: { type: Number, default: 0 },
    /** The draft; the shape is checked by the contract on the way in. */
    content: { type: Object, required: true },
    shown: { type: shown, default: null },
    /** Files of every version ever published: each stays readable. */
    openFileIds: { type: [String], default: [] },
    changedAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'guides', strict: 'throw', versionKey: false, minimize: false },
)
guide.index({ regionId: 1, changedAt: -1, _id: -1 })
guide.index({ orgId: 1, changedAt: -1, _id: -1 })
guide.index({ powerId: 1, _id: 1 })
guide.index({ state: 1, 'shown.title': 1, _id: 1 })
guide.index({ state: 1, 'shown.themes': 1, 'shown.title': 1, _id: 1 })
guide.index({ state: 1, orgId: 1, 'shown.title': 1, _id: 1 })

export interface GuideDoc {
  _id: Types.ObjectId
  version: number
  powerId: string
  orgId: string
  regionId: string
  type: string
  title: string
  state: GuideState
  no: number
  from: string | null
  dirty: boolean
  score: number
  content: GuideContent
  shown: ShownDoc | null
  openFileIds: string[]
  changedAt: Date
  history: HistoryDoc[]
}

/** A published version: never changed, and readable for ever. */
const version = new Schema(
  {
    guideId: needed,
    no: { type: Number, required: true },
    from: needed,
    publishedAt: { type: Date, required: true },
    publishedBy: needed,
    note: { type: String, default: '' },
    content: { type: Object, required: true },
  },
  { collection: 'guide_versions', strict: 'throw', versionKey: false, minimize: false },
)
version.index({ guideId: 1, no: 1 }, { unique: true })

export interface GuideVersionDoc {
  _id: Types.ObjectId
  guideId: string
  no: number
  from: string
  publishedAt: Date
  publishedBy: string
  note: string
  content: GuideContent
}

/** 一次性告知书 that was printed: the files are made from this whenever they are asked for. */
const paper = new Schema(
  {
    no: needed,
    guideId: needed,
    guideNo: { type: Number, required: true },
    answers: { type: Object, default: {} },
    printedAt: { type: Date, required: true },
    /** Who printed it; null for somebody without a session. */
    by: { type: String, default: null },
  },
  { collection: 'guide_papers', strict: 'throw', versionKey: false, minimize: false },
)
paper.index({ no: 1 }, { unique: true })
paper.index({ guideId: 1, _id: -1 })

export interface PaperDoc {
  _id: Types.ObjectId
  no: string
  guideId: string
  guideNo: number
  answers: Record<string, string>
  printedAt: Date
  by: string | null
}

export const GuideModel = mongoose.model('Guide', guide)
export const GuideVersionModel = mongoose.model('GuideVersion', version)
export const PaperModel = mongoose.model('GuidePaper', paper)

export const guides = GuideModel.collection as unknown as mongoose.mongo.Collection<GuideDoc>
export const guideVersions =
  GuideVersionModel.collection as unknown as mongoose.mongo.Collection<GuideVersionDoc>
export const papers = PaperModel.collection as unknown as mongoose.mongo.Collection<PaperDoc>

/** `告知〔2026〕0001` */
export const paperNumbers = numberSeries('GuidePaperNumber', 'guide_paper_numbers')

export const newId = () => new mongoose.Types.ObjectId()
export const toId = (id: string) => new mongoose.Types.ObjectId(id)
