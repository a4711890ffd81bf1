import type { Tx } from '../../db/connection'
import { OPEN_FILTER } from './tasks.filters'
import { TaskModel, type TaskDoc } from './tasks.model'

/** Open leaves of which this person is the handler, also those given back and not decided yet. */
export async function tasksInHand(personId: string, tx?: Tx): Promise<TaskDoc[]> {
  const open = { $or: [OPEN_FILTER, { state: 'returned' }] }
  return (await TaskModel.collection
    .find({ $and: [{ 'handler.id': personId, listed: true }, open] }, tx ? { session: tx } : {})
    .sort({ due: 1, _id: 1 })
    .limit(500)
    .toArray()) as unknown as TaskDoc[]
}
