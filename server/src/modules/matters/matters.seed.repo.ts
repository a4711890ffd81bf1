import { MatterModel, type MatterDoc } from './matters.model'

/** Stands as the basis of every matter that was made up for the size of a city. */
export const SEEDED_BASIS = '城市规模演示'

export async function removeSeededMatters(): Promise<void> {
  await MatterModel.collection.deleteMany({ 'basis.text': SEEDED_BASIS })
}

export async function insertSeededMatters(matters: readonly MatterDoc[]): Promise<void> {
  await MatterModel.collection.insertMany([...matters] as never, { ordered: false })
}
