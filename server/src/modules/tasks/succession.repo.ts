import type { Tx } from '../../db/connection'
import { TaskModel, type TaskDoc } from './tasks.model'

/**
 * Nodes of any tree that are not over and in which this org is 主办 or 协办, drafts and inner nodes too; without those of
 * some matters.
 */
export async function tasksOfOrg(
  orgId: string,
  limit: number,
  without: readonly string[],
  tx?: Tx,
): Promise<TaskDoc[]> {
  const part = { $or: [{ orgId }, { coOrgIds: orgId }] }
  const open = { state: { $nin: ['done', 'cancelled'] } }
  const others = without.length > 0 ? [{ matterId: { $nin: [...without] } }] : []
  return (await TaskModel.collection
    .find({ $and: [open, part, ...others] }, tx ? { session: tx } : {})
    .sort({ due: 1, _id: 1 })
    .limit(limit)
    .toArray()) as unknown as TaskDoc[]
}
