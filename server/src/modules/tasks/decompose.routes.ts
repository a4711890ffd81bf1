import { decomposeApi } from '@mingdu/shared/tasks/decompose.api'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { writeRoute, type Route } from '../../http/routes'
import { digestOf } from '../../seal-box'
import { recallSplit } from './decompose.recall'
import { splitTask } from './decompose.service'

/** 分解 of a task by the org that leads it. */
export const decomposeRoutes: readonly Route[] = [
  writeRoute(decomposeApi.split, async (request, tx) => {
    const { version, ...splitting } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await splitTask(splitting, act, tx), splitting.note)
  }),
  writeRoute(decomposeApi.recall, async (request, tx) => {
    const { version, reason } = request.body
    return written(await recallSplit(reason, { ...request, id: request.params.id, version }, tx), reason)
  }),
]

/** The answer, and what the audit entry says: the task, and each of those below it. */
function written(task: Task, note: string) {
  const { id, version, state, children, clock } = task
  const digests = [
    digestOf({ id, version, state, due: clock.due, children: children.map((child) => child.id) }),
    ...children.map(({ id: childId, title, org, handler, weight, due, state: now }) =>
      digestOf({ id: childId, title, org: org.id, handler: handler?.id ?? null, weight, due, state: now }),
    ),
  ]
  const subject = { kind: 'task', id, name: `${task.no} ${task.title}` }
  return { result: task, subject, matterId: task.matter.id, digests, note }
}
