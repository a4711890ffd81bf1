import type { Tx } from '../../db/connection'
import { TaskModel, type TaskDoc } from './tasks.model'

/** Nodes of any tree that are not over and in which this org is 主办 or 协办, drafts and inner nodes too. */
export async function tasksOfOrg(orgId: string, limit: number, tx?: Tx): Promise<TaskDoc[]> {
  const part = { $or: [{ orgId }, { coOrgIds: orgId }] }
  return (await TaskModel.collection
    .find({ $and: [{ state: { $nin: ['done', 'cancelled'] } }, part] }, tx ? { session: tx } : {})
    .sort({ due: 1, _id: 1 })
    .limit(limit)
    .toArray()) as unknown as TaskDoc[]
}
