import { formatDateZh, plainDate } from '@mingdu/shared/kernel/plain-date'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { actRefusal, amountText, untilRefusal } from '@mingdu/shared/tasks/reports.rules'
import { TASK_RULES } from '@mingdu/shared/tasks/tasks.rules'
import type { Tx } from '../../db/connection'
import { found, refuseIf, refuseStale } from '../../refused'
import { attachFiles } from '../files/files.service'
import { actingPerson } from './acting.service'
import { alikeInOtherTasks } from './reports.evidence'
import type { AskedDoc } from './reports.model'
import { changeReport, readReport, type ReportDoc } from './reports.repo'
import type { Decided } from './reports.decisions'
import { tellAsked, tellSupervisor } from './reports.telling'
import { taskFacts } from './tasks.facts'
import { changeTask, findTask, type TaskDoc } from './tasks.repo'
import { line, settledView, type TaskAct } from './tasks.service'

/** 要求补充: the verifier says what is missing and by when; the task goes back to its handler, the claim stays. */
export async function askMore(ask: { what: string; until: string }, act: TaskAct, tx: Tx): Promise<Decided> {
  const { report, task } = await openReport('askMore', act, tx)
  const until = plainDate(ask.until)
  refuseIf(untilRefusal(until, act.time.today()))
  refuseIf(classifiedRefusal(ask.what))
  const { actor, time } = act
  const asked: AskedDoc = {
    ...{ what: ask.what, until, askedAt: new Date(time.now()), askedBy: { id: actor.id, name: actor.name } },
    ...{ at: null, by: null, text: '', photoIds: [], attachmentIds: [] },
  }
  const note = `${ask.what}（${formatDateZh(until)}前）`
  const said = line(act, '要求补充', note)
  const changed = await changeReport(
    report,
    { state: 'moreAsked', asked: [...(report.asked ?? []), asked] },
    said,
    tx,
  )
  await changeTask(task, { state: 'inHand', supplementDue: until }, said, tx)
  const view = await settledView(act, task, tx)
  await tellAsked({ ...task, light: view.light }, changed, asked, act, tx)
  return { report: changed, task: view }
}

/** What is added to a report. */
export interface Supplement {
  text: string
  photoIds: string[]
  attachmentIds: string[]
}

/** 补充: appended to what was reported, of which nothing changes; the report waits for 核验 again. */
export async function supplementReport(more: Supplement, act: TaskAct, tx: Tx): Promise<Decided> {
  const { report, task } = await openReport('supplement', act, tx)
  refuseIf(classifiedRefusal(more.text))
  const files = [...more.photoIds, ...more.attachmentIds]
  const record = { kind: 'report', id: String(report._id) }
  await attachFiles(files, { record, orgIds: [task.orgId, ...task.coOrgIds] }, act.actor, tx)
  const alike = await alikeInOtherTasks(more.photoIds, String(task._id), tx)
  const said = line(act, '补充进展', `第 ${report.ordinal} 次`)
  const by = { id: act.actor.id, name: act.actor.name }
  const asked = (report.asked ?? []).map((one) =>
    one.at === null ? { ...one, ...more, at: said.at, by } : one,
  )
  const set: Partial<ReportDoc> = { state: 'submitted', asked, alike: [...(report.alike ?? []), ...alike] }
  const changed = await changeReport(report, set, said, tx)
  await changeTask(
    task,
    { state: 'toVerify', supplementDue: null, reportedByOrgId: act.actor.orgId },
    said,
    tx,
  )
  const view = await settledView(act, task, tx)
  const amount = amountText(task.amount, report.claimed)
  await tellSupervisor({ ...task, light: view.light }, changed, amount, act, tx)
  return { report: changed, task: view }
}

const RULE = { askMore: 'verify', supplement: 'supplement' } as const

async function openReport(
  what: keyof typeof RULE,
  act: TaskAct,
  tx: Tx,
): Promise<{ report: ReportDoc; task: TaskDoc }> {
  const report = found(await readReport(act.id, tx))
  const task = found(await findTask(act.scope, report.taskId, tx))
  refuseStale(report, act.version)
  refuseIf(actRefusal(report.state, what))
  refuseIf(TASK_RULES[RULE[what]](taskFacts(task), actingPerson(act.actor)))
  return { report, task }
}
