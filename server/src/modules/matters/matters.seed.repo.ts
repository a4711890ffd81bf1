import { TaskModel, type TaskDoc } from '../tasks/tasks.model'
import { MatterModel, type MatterDoc } from './matters.model'

/** Stands as the basis of every matter that was made up for the size of a city. */
export const SEEDED_BASIS = '城市规模演示'

export function countSeededTasks(): Promise<number> {
  return TaskModel.collection.countDocuments({ basis: SEEDED_BASIS, leaf: true })
}

export async function removeSeeded(): Promise<void> {
  await TaskModel.collection.deleteMany({ basis: SEEDED_BASIS })
  await MatterModel.collection.deleteMany({ 'basis.text': SEEDED_BASIS })
}

export async function insertSeeded(matters: readonly MatterDoc[], tasks: readonly TaskDoc[]): Promise<void> {
  await MatterModel.collection.insertMany([...matters] as never, { ordered: false })
  await TaskModel.collection.insertMany([...tasks] as never, { ordered: false })
}
