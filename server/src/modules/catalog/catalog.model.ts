import type { CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import mongoose, { Schema } from 'mongoose'
import { storedRef, type StoredRef } from '../../db/history'

/** One version of the settings of the list, never changed; `_id` is its number, so that two cannot take the same. */
export interface SettingsDoc {
  _id: number
  settings: Omit<CatalogSettings, 'version'>
  changedAt: Date
  changedBy: StoredRef
}

const settings = new Schema<SettingsDoc>(
  {
    _id: { type: Number, required: true },
    /** Checked by the contract on the way in. */
    settings: { type: Schema.Types.Mixed, required: true },
    changedAt: { type: Date, required: true },
    changedBy: { type: storedRef, required: true },
  },
  { collection: 'catalog_settings', strict: 'throw', versionKey: false },
)

/** The last ordinal given in a series of codes. `_id`: what of the code does not change with it. */
const counter = new Schema<{ _id: string; last: number }>(
  { _id: { type: String, required: true }, last: { type: Number, default: 0 } },
  { collection: 'catalog_numbers', strict: 'throw', versionKey: false },
)

export const SettingsModel = mongoose.model('CatalogSettings', settings)
export const CodeNumberModel = mongoose.model('CatalogNumber', counter)
