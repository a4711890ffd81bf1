import { NO_ACTS } from '@mingdu/shared/tasks/acts.rules'
import type { KeptActs } from '@mingdu/shared/tasks/acts.schema'
import type { Tx } from '../../db/connection'
import { found, refuseStale } from '../../refused'
import { changeTask, findTask } from './tasks.repo'
import { line, type TaskAct } from './tasks.service'

/** A 催办 that nobody was told of yet is as if it had not been, where nothing happened to the task since. */
export async function takeUrgeBack(
  { id, versionAfter, acts }: { id: string; versionAfter: number; acts: KeptActs | null },
  { what, note }: { what: string; note: string },
  by: Pick<TaskAct, 'scope' | 'actor' | 'time'>,
  tx: Tx,
): Promise<void> {
  const task = found(await findTask(by.scope, id, tx))
  refuseStale(task, versionAfter)
  await changeTask(task, { acts: acts ?? NO_ACTS }, line(by, what, note), tx)
}
