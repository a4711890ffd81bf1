import mongoose, { Schema } from 'mongoose'

/** One version of the rules, never changed; `_id` is its number, so that two cannot take the same. */
export interface RuleDoc {
  _id: number
  values: Record<string, unknown>
  changedAt: Date
  changedBy: { id: string; name: string }
  note: string
}

const ref = new Schema(
  { id: { type: String, required: true }, name: { type: String, required: true } },
  { _id: false, strict: 'throw' },
)

const rule = new Schema<RuleDoc>(
  {
    _id: { type: Number, required: true },
    /** The keys differ by release: checked by the contract on the way in, completed with defaults on the way out. */
    values: { type: Schema.Types.Mixed, required: true },
    changedAt: { type: Date, required: true },
    changedBy: { type: ref, required: true },
    note: { type: String, default: '' },
  },
  { collection: 'rule_versions', strict: 'throw', versionKey: false },
)

export const RuleModel = mongoose.model('RuleVersion', rule)
