import type { Ref } from '@mingdu/shared/kernel/ids'
import type { KeptActs } from '@mingdu/shared/tasks/acts.schema'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import type { Tx } from '../../db/connection'
import type { Signer } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { settleMatters } from '../matters/settle.service'
import { dayFacts } from './day.service'
import { tasksOfOrg } from './succession.repo'
import { changeTask, type TaskDoc } from './tasks.repo'
import { line } from './tasks.service'

/** An open node of a tree in which an org has a part, with what a list shows of it. */
export interface SucceededTask {
  doc: TaskDoc
  lead: boolean
  row: { id: string; no: string; title: string; state: string; due: string | null }
}

/**
 * Open tasks of an org, led and helped; nearest deadline first. Whether their matter is over is not looked at; `without`:
 * matters that are left out.
 */
export async function openTasksOfOrg(
  orgId: string,
  limit: number,
  tx?: Tx,
  without: readonly string[] = [],
): Promise<SucceededTask[]> {
  return (await tasksOfOrg(orgId, limit, without, tx)).map((doc) => {
    const { no, title, state, due } = doc
    const row = { id: String(doc._id), no, title, state: TASK_STATES[state], due }
    return { doc, lead: doc.orgId === orgId, row }
  })
}

/** 单位并入: the successor stands where the org stood. Handler, clock and what was verified stay. */
export async function succeedTasks(
  tasks: readonly SucceededTask[],
  { from, to, note }: { from: Ref; to: Ref; note: string },
  { actor, time }: { actor: Signer; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  for (const { doc } of tasks)
    await changeTask(doc, succeeded(doc, from, to), line({ actor, time }, '单位并入', note), tx)
  const matterIds = [...new Set(tasks.flatMap(({ doc }) => (doc.dispatchedOn ? [doc.matterId] : [])))]
  const at = new Date(time.now())
  if (matterIds.length > 0) await settleMatters(matterIds, await dayFacts(time), at, tx, { changedAt: at })
}

/** What changes of a task. A successor that leads it does not help itself: such a part ends with the org. */
export function succeeded(
  task: Pick<TaskDoc, 'orgId' | 'coOrgIds' | 'reportedByOrgId' | 'acts'>,
  from: Ref,
  to: Ref,
): Partial<TaskDoc> {
  const swap = (id: string) => (id === from.id ? to.id : id)
  const orgId = swap(task.orgId)
  const coOrgIds = [...new Set(task.coOrgIds.map(swap))].filter((id) => id !== orgId)
  const reportedByOrgId = task.reportedByOrgId && swap(task.reportedByOrgId)
  return {
    ...{ orgId, coOrgIds, reportedByOrgId },
    ...(task.acts ? { acts: succeededActs(task.acts, orgId, from, to) } : {}),
  }
}

/** What waits for a decision or an answer changes hands; what was decided and answered keeps its org. */
function succeededActs(acts: KeptActs, leadId: string, from: Ref, to: Ref): KeptActs {
  const swap = (org: Ref) => (org.id === from.id ? to : org)
  const suggested = (org: Ref | null) => (org === null || swap(org).id === leadId ? null : swap(org))
  return {
    ...acts,
    handbacks: acts.handbacks.map((one) =>
      one.state === 'pending' ? { ...one, org: swap(one.org), suggested: suggested(one.suggested) } : one,
    ),
    extensions: acts.extensions.map((one) =>
      one.state === 'pending' ? { ...one, org: swap(one.org) } : one,
    ),
    coWork: acts.coWork
      .map((one) => (one.state === 'open' ? { ...one, org: swap(one.org) } : one))
      .filter(({ org, state }) => state !== 'open' || org.id !== leadId),
  }
}
