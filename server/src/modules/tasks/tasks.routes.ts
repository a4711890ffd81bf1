import { countWorkdays } from '@mingdu/shared/kernel/work-calendar'
import { dateInShanghai, plainDate } from '@mingdu/shared/kernel/plain-date'
import { tasksApi } from '@mingdu/shared/tasks/tasks.api'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { found, Refused } from '../../refused'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { digestOf } from '../../seal-box'
import { askedWords, namedOf } from './asked.service'
import { reportView } from './report.view'
import { extensionLevelsOf } from './desk.service'
import { evidenceAround } from './reports.evidence'
import { askMore, supplementReport } from './reports.more'
import { reportsById } from './reports.repo'
import { acceptReport, returnReport, type Decided } from './reports.decisions'
import { reportName, submitReport } from './reports.service'
import { teamRows } from './team.service'
import { taskQr } from './tasks.qr'
import { countTasks, listTasks, listWaiting } from './tasks.repo'
import { resumeTask, signTask, suspendTask, viewTask } from './tasks.service'
import { rowView, viewingOf } from './viewing.service'

export function tasksRoutes({ wechat }: Pick<Parts, 'wechat'>): readonly Route[] {
  const qr = readRoute(tasksApi.qr, ({ scope, params }) => taskQr(scope, params.id, wechat))
  return [...readRoutes, qr, ...taskRoutes, ...reportRoutes]
}

const readRoutes: readonly Route[] = [
  readRoute(tasksApi.list, async ({ scope, query, actor, time }) => {
    const [named, viewing] = await Promise.all([namedOf(query), viewingOf(actor, time)])
    const page = await listTasks(scope, actor.id, { ...query, named, levels: extensionLevelsOf(actor) })
    return { ...page, items: page.items.map((doc) => rowView(doc, viewing)) }
  }),
  readRoute(tasksApi.summary, async ({ scope, actor }) => {
    const { byLight, waiting } = await countTasks(scope, actor.id)
    const count = (test: (group: (typeof byLight)[number]) => boolean) =>
      byLight.filter(test).reduce((sum, { n }) => sum + n, 0)
    const of = (light: string) => count((group) => group.light === light)
    return {
      waiting: waiting.n,
      toVerify: count((group) => group.state === 'toVerify'),
      nearestDue: waiting.nearestDue,
      lights: {
        red: of('red'),
        yellow: of('yellow'),
        green: of('green'),
        grey: of('grey'),
        recovered: of('recovered'),
      },
    }
  }),
  readRoute(tasksApi.team, async ({ scope, time }) => ({ items: await teamRows(scope, time.today()) })),
  readRoute(tasksApi.get, (request) => viewTask(request.params.id, request)),
  readRoute(tasksApi.ofReport, async (request) => {
    const report = (await reportsById([request.params.id])).get(request.params.id)
    if (!report) throw new Refused('record.missing')
    return viewTask(report.taskId, request)
  }),
  readRoute(tasksApi.verifications, async ({ scope, query, actor, time }) => {
    const [words, viewing] = await Promise.all([askedWords(query.q), viewingOf(actor, time)])
    const page = await listWaiting(scope, { ...query, words })
    const reports = await reportsById(page.items.flatMap((task) => task.pendingReportId ?? []))
    const around = await evidenceAround([...reports.values()], [], viewing)
    const items = page.items.flatMap((doc) => {
      const report = reports.get(doc.pendingReportId ?? '')
      if (!report) return []
      const { calendar, today } = viewing.day
      const since = dateInShanghai(report.submittedAt.getTime())
      const waitedWorkdays = Math.max(0, countWorkdays(calendar, since, plainDate(today)))
      return [{ report: reportView(report, doc, around), task: rowView(doc, viewing), waitedWorkdays }]
    })
    return { ...page, items }
  }),
]

const taskRoutes: readonly Route[] = [
  writeRoute(tasksApi.sign, async (request, tx) => {
    const { version } = request.body
    return written(await signTask({ ...request, id: request.params.id, version }, tx))
  }),
  writeRoute(tasksApi.suspend, async (request, tx) => {
    const { version, reason, documentNo } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await suspendTask(reason, documentNo, act, tx), reason)
  }),
  writeRoute(tasksApi.resume, async (request, tx) => {
    const { version } = request.body
    return written(await resumeTask({ ...request, id: request.params.id, version }, tx))
  }),
  writeRoute(tasksApi.submitReport, async (request, tx) => {
    const { version, ...claim } = request.body
    return written(await submitReport(claim, { ...request, id: request.params.id, version }, tx))
  }),
]

const reportRoutes: readonly Route[] = [
  writeRoute(tasksApi.acceptReport, async (request, tx) => {
    const { verified, milestones, ...decision } = request.body
    const act = { ...request, ...decision, id: request.params.id }
    return decided(await acceptReport({ verified, milestones }, act, tx))
  }),
  writeRoute(tasksApi.returnReport, async (request, tx) => {
    return decided(await returnReport({ ...request, ...request.body, id: request.params.id }, tx))
  }),
  writeRoute(tasksApi.askMore, async (request, tx) => {
    const { version, ...ask } = request.body
    return decided(await askMore(ask, { ...request, id: request.params.id, version }, tx), ask.what)
  }),
  writeRoute(tasksApi.supplement, async (request, tx) => {
    const { version, ...more } = request.body
    const act = { ...request, id: request.params.id, version }
    return decided(await supplementReport(more, act, tx), more.text)
  }),
]

/** The answer, and what the audit entry says it was about. */
function written(task: Task, note = '') {
  const { id, version, state, due } = { ...task, due: task.clock.due }
  const subject = { kind: 'task', id, name: `${task.no} ${task.title}` }
  return {
    result: task,
    subject,
    matterId: task.matter.id,
    digests: [digestOf({ id, version, state, due, quantity: task.quantity })],
    note,
  }
}

function decided({ report, task }: Decided, said: string | null = null) {
  const view = found(task.reports.find(({ id }) => id === String(report._id)) ?? null)
  const { id, version, state, verified, opinion } = view
  return {
    result: { report: view, task },
    subject: { kind: 'report', id, name: reportName(view, task) },
    matterId: task.matter.id,
    digests: [digestOf({ id, version, state, verified })],
    note: said ?? opinion,
  }
}
