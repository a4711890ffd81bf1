import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import type { Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { tellPeople } from '../messages/messages.service'
import { refuseKept } from '../matters/keeping.service'
import { settleMatters } from '../matters/settle.service'
import { dayFacts } from './day.service'
import { tasksInHand } from './handover.repo'
import { changeTask, type TaskDoc } from './tasks.repo'
import { line } from './tasks.service'
import { taskMessage } from './telling.service'

/** Open tasks of which this person is the handler, with what a list shows of them. */
export async function tasksHeldBy(personId: string, tx?: Tx) {
  return (await tasksInHand(personId, tx)).map(({ _id, no, title, orgId, regionId, state, due }) => ({
    ...{ id: String(_id), no, title, orgId, regionId, state: TASK_STATES[state], due },
  }))
}

/** 交接: the successor does these tasks from now on; clock and history stay. Told to the successor. */
export async function handTasksOver(
  moves: ReadonlyMap<string, StoredRef>,
  leaving: StoredRef,
  reason: string,
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  const tasks = (await tasksInHand(leaving.id, tx)).filter(({ _id }) => moves.has(String(_id)))
  const day = await dayFacts(time)
  const at = new Date(time.now())
  for (const task of tasks) {
    const successor = moves.get(String(task._id))
    if (!successor) continue
    await refuseKept(task.matterId, { personIds: [successor.id] }, tx)
    const note = `${leaving.name} 交给 ${successor.name}。${reason}`
    await changeTask(task, { handler: successor }, line({ actor, time }, '工作交接', note), tx)
    await tell(task, successor, `${leaving.name}的工作交您办理。`, actor, day, at, tx)
  }
  const matterIds = [...new Set(tasks.map(({ matterId }) => matterId))]
  if (matterIds.length > 0) await settleMatters(matterIds, day, at, tx, { changedAt: at })
}

async function tell(
  task: TaskDoc,
  successor: StoredRef,
  body: string,
  actor: Actor,
  day: Awaited<ReturnType<typeof dayFacts>>,
  at: Date,
  tx: Tx,
): Promise<void> {
  const telling = {
    ...{ kind: 'taskAssigned' as const, recipientIds: [successor.id], heading: '工作交接', body },
    ...{ dedupe: `handover:v${task.version + 1}`, sender: actor.orgName },
  }
  await tellPeople([taskMessage({ ...task, handler: successor }, telling, day)], at, tx)
}
