import { TaskModel, type TaskDoc } from './tasks.model'

/** Tasks that were made up for the size of a city have this basis. */
export function countSeededTasks(basis: string): Promise<number> {
  return TaskModel.collection.countDocuments({ basis, leaf: true })
}

export async function removeSeededTasks(basis: string): Promise<void> {
  await TaskModel.collection.deleteMany({ basis })
}

export async function insertSeededTasks(tasks: readonly TaskDoc[]): Promise<void> {
  await TaskModel.collection.insertMany([...tasks] as never, { ordered: false })
}
