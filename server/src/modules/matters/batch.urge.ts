import { ACT_STATES } from '@mingdu/shared/tasks/acts.rules'
import type { KeptActs } from '@mingdu/shared/tasks/acts.schema'
import type { TaskState } from '@mingdu/shared/tasks/tasks.states'
import type { Tx } from '../../db/connection'
import { found, Refused, refuseStale } from '../../refused'
import { digestOf } from '../../seal-box'
import type { RowAct, RowDone } from '../batches/batches.service'
import { dayFacts } from '../tasks/day.service'
import { readTree, type TaskDoc } from '../tasks/tree.service'
import { urge } from '../tasks/urging.service'
import { findMatter } from './matters.repo'
import { settleMatters } from './settle.service'

/** What an undo puts back of one task. */
export interface Urged {
  id: string
  versionAfter: number
  acts: KeptActs | null
}

const URGED: readonly TaskState[] = ACT_STATES.urge

/**
 * 催办 of every task of a matter that waits for its org, each no more often than the rules allow.
 * @throws Refused `batch.no-tasks`, and why the first was refused when all of them were
 */
export async function urgeMatter({ note }: { note: string }, row: RowAct, tx: Tx): Promise<RowDone> {
  const matter = found(await findMatter(row.scope, row.id, tx))
  refuseStale(matter, row.version)
  const tasks = (await readTree(row.id, tx)).filter(({ leaf, state }) => leaf && URGED.includes(state))
  if (tasks.length === 0) throw new Refused('batch.no-tasks')
  const { urged, refused } = await urgeEach(tasks, note, row, tx)
  const [first] = refused
  if (first && urged.length === 0) throw first
  const at = new Date(row.time.now())
  await settleMatters([row.id], await dayFacts(row.time), at, tx, { changedAt: at })
  const rest = first ? `，另外 ${refused.length} 项没有催：${first.message}` : ''
  return {
    ...{ name: `${matter.no} ${matter.title}`.trim(), versionAfter: matter.version, before: { urged } },
    message: `催办 ${urged.length} 项任务${rest}`,
    event: 'matter.urged',
    digests: urged.map(({ id, versionAfter }) => digestOf({ id, version: versionAfter })),
  }
}

/** A refusal comes before anything is written, so the others go on in the same transaction. */
async function urgeEach(tasks: readonly TaskDoc[], note: string, row: RowAct, tx: Tx) {
  const urged: Urged[] = []
  const refused: Refused[] = []
  for (const { _id, version } of tasks) {
    const id = String(_id)
    try {
      const before = await urge(note, { ...row, id, version }, tx)
      urged.push({ id, versionAfter: version + 1, acts: before.acts ?? null })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refused.push(error)
    }
  }
  return { urged, refused }
}
