import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { directiveNumbers, directives, type DirectiveDoc } from './directives.model'

export { directiveNumbers, type DirectiveDoc }

/** Newest first; whoever asks has found that the reader sees the task. */
export function directivesOfTask(taskId: string): Promise<DirectiveDoc[]> {
  return directives.find({ taskId }).sort({ _id: -1 }).toArray()
}

/** Without a scope: whether the reader sees its task is for the caller to find out. */
export function readDirective(id: string): Promise<DirectiveDoc | null> {
  return directives.findOne({ _id: new Types.ObjectId(id) })
}

export async function insertDirective(doc: Omit<DirectiveDoc, '_id'>, tx: Tx): Promise<DirectiveDoc> {
  const created = { _id: new Types.ObjectId(), ...doc }
  await directives.insertOne(created, { session: tx })
  return created
}

/** Directives about these tasks, newest first. */
export function directivesOfTasks(taskIds: readonly string[], tx?: Tx): Promise<DirectiveDoc[]> {
  if (taskIds.length === 0) return Promise.resolve([])
  return directives
    .find({ taskId: { $in: [...taskIds] } }, tx ? { session: tx } : {})
    .sort({ _id: -1 })
    .toArray()
}
