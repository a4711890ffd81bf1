import type { Place } from '@mingdu/shared/evidence/evidence.schema'
import type { PictureSource } from '@mingdu/shared/evidence/evidence.states'
import mongoose, { Schema, type InferSchemaType, type Types } from 'mongoose'

const strict = { _id: false, strict: 'throw' } as const

const stored = new Schema(
  {
    key: { type: String, required: true },
    mime: { type: String, required: true },
    size: { type: Number, required: true },
  },
  strict,
)

const recordRef = new Schema(
  { kind: { type: String, required: true }, id: { type: String, required: true } },
  strict,
)

const place = new Schema(
  {
    lat: { type: Number, required: true },
    lng: { type: Number, required: true },
    accuracy: { type: Number, default: null },
    system: { type: String, enum: ['wgs84', 'gcj02'], required: true },
  },
  strict,
)

/** What a picture says as evidence; written with it, never after. */
const picture = new Schema(
  {
    /** dHash in 16 hex digits, and its quarters for the index; both empty where it tells nothing. */
    hash: { type: String, required: true },
    bands: { type: [String], default: [] },
    source: { type: String, enum: ['camera', 'album'], required: true },
    takenAt: { type: Date, default: null },
    place: { type: place, default: null },
  },
  strict,
)

const file = new Schema(
  {
    kind: { type: String, enum: ['photo', 'attachment', 'video'], required: true },
    name: { type: String, required: true },
    /** SHA-256 in hex of the bytes as they came. */
    digest: { type: String, required: true },
    /** As it came, with whatever a camera wrote into it: kept as evidence, never served. */
    original: { type: stored, required: true },
    /** What is served: pictures re-encoded upright and without metadata, other files as they came. */
    shown: { type: stored, required: true },
    thumb: { type: stored, default: null },
    width: { type: Number, default: null },
    height: { type: Number, default: null },
    picture: { type: picture, default: null },
    uploadedBy: { type: String, required: true },
    /** What it is attached to; until then only its uploader reads it. */
    records: { type: [recordRef], default: [] },
    /** Units whose people may read it, by the records it is attached to. */
    orgIds: { type: [String], default: [] },
    /** Published: everybody who is signed in reads it. */
    open: { type: Boolean, default: false },
    storedAt: { type: Date, required: true },
  },
  { collection: 'files', strict: 'throw', versionKey: false },
)
file.index({ uploadedBy: 1, _id: 1 })
// the same bytes, and pictures that are nearly the same
file.index({ digest: 1 })
file.index({ 'picture.bands': 1 })

type Stored = InferSchemaType<typeof stored>

export interface PictureDoc {
  hash: string
  bands: string[]
  source: PictureSource
  takenAt: Date | null
  place: Place | null
}

export type FileDoc = Omit<
  InferSchemaType<typeof file>,
  'original' | 'shown' | 'thumb' | 'records' | 'open' | 'picture'
> & {
  _id: Types.ObjectId
  original: Stored
  shown: Stored
  thumb: Stored | null
  records: { kind: string; id: string }[]
  /** Of pictures; absent in records from before pictures were compared. */
  picture?: PictureDoc | null
  /** Absent in records from before anything was published. */
  open?: boolean
}
export const FileModel = mongoose.model('File', file)
