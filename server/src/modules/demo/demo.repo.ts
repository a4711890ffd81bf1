import mongoose, { Schema } from 'mongoose'

const state = new Schema(
  { _id: { type: String, required: true }, loadedAt: { type: Date, required: true } },
  { collection: 'demo_state', strict: 'throw', versionKey: false },
)
const collection = mongoose.model('DemoState', state).collection
const marker = { _id: 'loaded' as never }

/** When the demonstration was loaded into this database, or null. */
export async function demoLoadedAt(): Promise<Date | null> {
  const doc = await collection.findOne(marker)
  return doc ? (doc['loadedAt'] as Date) : null
}

export async function markDemoLoaded(at: Date): Promise<void> {
  await collection.insertOne({ ...marker, loadedAt: at })
}
