import { ROLE_NAMES } from '@mingdu/shared/accounts/permissions'
import { taskActsApi } from '@mingdu/shared/tasks/acts.api'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import { findPeople } from '../accounts/accounts.service'
import { answerCo, askCo, waiveCo } from './co-work.service'
import { askExtension, decideExtension } from './extension.service'
import { decideReturn, giveBack, takeBack } from './handback.service'
import { entrustTask, transferTask } from './moves.service'
import { findTask } from './tasks.repo'
import { urgeTask } from './urging.service'

/** 退回, 延期, 会办, 转办, 交办 and 催办 of a task. */
export const taskActsRoutes: readonly Route[] = [
  writeRoute(taskActsApi.giveBack, async (request, tx) => {
    const { version, ...asked } = request.body
    return written(await giveBack(asked, { ...request, id: request.params.id, version }, tx), asked.reason)
  }),
  writeRoute(taskActsApi.takeBack, async (request, tx) => {
    const { version, reason } = request.body
    return written(await takeBack(reason, { ...request, id: request.params.id, version }, tx), reason)
  }),
  writeRoute(taskActsApi.decideReturn, async (request, tx) => {
    const { version, ...decision } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await decideReturn(decision, act, tx), decision.opinion)
  }),
  writeRoute(taskActsApi.extend, async (request, tx) => {
    const { version, ...asked } = request.body
    return written(
      await askExtension(asked, { ...request, id: request.params.id, version }, tx),
      asked.reason,
    )
  }),
  writeRoute(taskActsApi.decideExtension, async (request, tx) => {
    const { version, ...decision } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await decideExtension(decision, act, tx), decision.opinion)
  }),
  writeRoute(taskActsApi.askCo, async (request, tx) => {
    const { version, ...asked } = request.body
    return written(await askCo(asked, { ...request, id: request.params.id, version }, tx), asked.demand)
  }),
  writeRoute(taskActsApi.answerCo, async (request, tx) => {
    const { version, ...answer } = request.body
    return written(await answerCo(answer, { ...request, id: request.params.id, version }, tx), answer.answer)
  }),
  writeRoute(taskActsApi.waiveCo, async (request, tx) => {
    const { version, ...waived } = request.body
    return written(await waiveCo(waived, { ...request, id: request.params.id, version }, tx), waived.reason)
  }),
  writeRoute(taskActsApi.transfer, async (request, tx) => {
    const { version, ...transfer } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await transferTask(transfer, act, tx), transfer.reason)
  }),
  writeRoute(taskActsApi.entrust, async (request, tx) => {
    const { version, ...entrusted } = request.body
    return written(
      await entrustTask(entrusted, { ...request, id: request.params.id, version }, tx),
      entrusted.note,
    )
  }),
  writeRoute(taskActsApi.urge, async (request, tx) => {
    const { version, note } = request.body
    return written(await urgeTask(note, { ...request, id: request.params.id, version }, tx), note)
  }),
  readRoute(taskActsApi.people, async ({ scope, params, query }) => {
    found(await findTask(scope, params.id))
    const people = await findPeople({ orgIds: [query.orgId], activeOnly: true })
    const items = people
      .filter(({ roles }) => roles.some((role) => role === 'handler' || role === 'head'))
      .map(({ id, name, roles }) => ({ id, name, roles: roles.map((role) => ROLE_NAMES[role]).join('、') }))
    return { items }
  }),
]

/** The answer, and what the audit entry says it was about. */
function written(task: Task, note: string) {
  const { id, version, state, acts } = task
  const digests = [digestOf({ id, version, state, due: task.clock.due, org: task.org.id, acts })]
  const subject = { kind: 'task', id, name: `${task.no} ${task.title}` }
  return { result: task, subject, matterId: task.matter.id, digests, note }
}
