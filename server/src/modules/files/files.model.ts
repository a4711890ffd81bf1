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

const file = new Schema(
  {
    kind: { type: String, enum: ['photo', 'attachment'], required: true },
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

type Stored = InferSchemaType<typeof stored>

export type FileDoc = Omit<
  InferSchemaType<typeof file>,
  'original' | 'shown' | 'thumb' | 'records' | 'open'
> & {
  _id: Types.ObjectId
  original: Stored
  shown: Stored
  thumb: Stored | null
  records: { kind: string; id: string }[]
  /** Absent in records from before anything was published. */
  open?: boolean
}
export const FileModel = mongoose.model('File', file)
