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

/** Drops every collection of the product. What a load that was cut short left is not worth keeping. */
export async function dropEverything(): Promise<void> {
  for (const model of Object.values(mongoose.models)) await model.collection.drop()
}

export async function markDemoLoaded(at: Date): Promise<void> {
  await collection.insertOne({ ...marker, loadedAt: at })
}
