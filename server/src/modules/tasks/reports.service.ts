import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { coOpenRefusal, NO_ACTS } from '@mingdu/shared/tasks/acts.rules'
import {
  amountText,
  claimRefusal,
  decideRefusal,
  sharePoints,
  verifiedRefusal,
} from '@mingdu/shared/tasks/reports.rules'
import { TASK_RULES } from '@mingdu/shared/tasks/tasks.rules'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import { VERIFY_METHODS, type VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import type { Tx } from '../../db/connection'
import { found, refuseIf, refuseStale } from '../../refused'
import { attachFiles } from '../files/files.service'
import { addVerifier } from '../matters/settle.service'
import { actingPerson } from './acting.service'
import { decideReport, insertReport, newReportId, readReport, type ReportDoc } from './reports.repo'
import { ACCEPTED, DONE, RETURNED, tellHandler, tellSupervisor } from './reports.telling'
import { taskFacts } from './tasks.facts'
import { changeTask, findTask, type TaskDoc } from './tasks.repo'
import { line, openTask, settledView, type TaskAct } from './tasks.service'

/** What a person claims, with the evidence. */
export interface Claim {
  claimed: number
  text: string
  photoIds: string[]
  attachmentIds: string[]
}

/** 报送进展: a cumulative claim that waits for 核验; one at a time. */
export async function submitReport(claim: Claim, act: TaskAct, tx: Tx): Promise<Task> {
  const task = await openTask('report', act, tx)
  const files = [...claim.photoIds, ...claim.attachmentIds]
  refuseIf(classifiedRefusal(claim.text))
  refuseIf(claimRefusal(task.amount, claim.claimed, files.length))
  if (claim.claimed >= task.amount.target) refuseIf(coOpenRefusal(task.acts ?? NO_ACTS))
  const report = newReport(task, claim, act)
  await insertReport(report, tx)
  const record = { kind: 'report', id: String(report._id) }
  await attachFiles(files, { record, orgIds: [task.orgId, ...task.coOrgIds] }, act.actor, tx)
  const amount = { ...task.amount, claimed: claim.claimed }
  const said = amountText(amount, claim.claimed)
  await changeTask(
    task,
    {
      state: 'toVerify',
      ...amounts(amount),
      pendingReportId: String(report._id),
      reportedByOrgId: act.actor.orgId,
      reportCount: report.ordinal,
    },
    line(act, '报送进展', `第 ${report.ordinal} 次，累计 ${said}`),
    tx,
  )
  const result = await settledView(act, task, tx)
  await tellSupervisor({ ...task, light: result.light }, report, said, act, tx)
  return result
}

/** Who decides which report, in the version they saw. */
export interface Decision extends TaskAct {
  method: VerifyMethod
  opinion: string
}

/** A decided report and its task. */
export interface Decided {
  report: ReportDoc
  task: Task
}

/** 核验通过: what is verified counts and rolls up; all of it makes the task done. */
export async function acceptReport(verified: number, act: Decision, tx: Tx): Promise<Decided> {
  const { report, task } = await openDecision(act, tx)
  refuseIf(verifiedRefusal(task.amount, verified))
  const amount = { ...task.amount, verified, claimed: verified }
  const done = verified >= amount.target
  if (done) refuseIf(coOpenRefusal(task.acts ?? NO_ACTS))
  const counted = amountText(amount, verified)
  const decided = await decide(report, { state: 'accepted', verified }, `核实 ${counted}`, act, tx)
  const set: Partial<TaskDoc> = { ...BACK, ...amounts(amount) }
  if (done) Object.assign(set, { state: 'done', closedOn: act.time.today() })
  await changeTask(
    task,
    set,
    line(act, done ? '核验通过，任务办结' : '核验通过', noteOf(act, `核实 ${counted}`)),
    tx,
  )
  const view = await decidedView(task, act, tx)
  const result = done ? '任务已办结。' : `核实累计 ${counted}。`
  await tellHandler({ ...task, light: view.light }, report, act, tx, done ? DONE : ACCEPTED, result)
  return { report: decided, task: view }
}

/** 核验退回: nothing counts; the claim falls back to what is verified. */
export async function returnReport(act: Decision, tx: Tx): Promise<Decided> {
  const { report, task } = await openDecision(act, tx)
  const amount = { ...task.amount, claimed: task.amount.verified }
  const decided = await decide(report, { state: 'returned', verified: null }, '退回', act, tx)
  await changeTask(task, { ...BACK, ...amounts(amount) }, line(act, '核验退回', noteOf(act)), tx)
  const view = await decidedView(task, act, tx)
  await tellHandler({ ...task, light: view.light }, report, act, tx, RETURNED, `退回原因：${act.opinion}。`)
  return { report: decided, task: view }
}

const BACK = { state: 'inHand', pendingReportId: null, reportedByOrgId: null } as const
function amounts(amount: TaskDoc['amount']): Pick<TaskDoc, 'amount' | 'verified' | 'claimed'> {
  const { target, verified, claimed } = amount
  return { amount, verified: sharePoints(verified, target), claimed: sharePoints(claimed, target) }
}

function newReport(task: TaskDoc, claim: Claim, { actor, time }: TaskAct): ReportDoc {
  const at = new Date(time.now())
  const ordinal = task.reportCount + 1
  return {
    ...claim,
    _id: newReportId(),
    version: 1,
    taskId: String(task._id),
    matterId: task.matterId,
    ordinal,
    state: 'submitted',
    verifiedBefore: task.amount.verified,
    verified: null,
    submittedAt: at,
    submittedBy: { id: actor.id, name: actor.name },
    submittedByOrgId: actor.orgId,
    decidedAt: null,
    decidedBy: null,
    method: null,
    opinion: '',
    history: [{ at, who: actor.name, what: '报送进展', note: `第 ${ordinal} 次`, version: 1 }],
  }
}

/** The report and its task, if this person may decide it now. */
async function openDecision(act: Decision, tx: Tx): Promise<{ report: ReportDoc; task: TaskDoc }> {
  const report = found(await readReport(act.id, tx))
  const task = found(await findTask(act.scope, report.taskId, tx))
  refuseStale(report, act.version)
  refuseIf(decideRefusal(report.state))
  refuseIf(TASK_RULES.verify(taskFacts(task), actingPerson(act.actor)))
  refuseIf(classifiedRefusal(act.opinion))
  return { report, task }
}

async function decide(
  report: ReportDoc,
  set: Pick<ReportDoc, 'state' | 'verified'>,
  what: string,
  act: Decision,
  tx: Tx,
): Promise<ReportDoc> {
  const { actor, method, opinion, time } = act
  const decidedBy = { id: actor.id, name: actor.name }
  const decision = { ...set, method, opinion, decidedBy, decidedAt: new Date(time.now()) }
  return decideReport(report, decision, line(act, what, noteOf(act)), tx)
}

async function decidedView(task: TaskDoc, act: Decision, tx: Tx): Promise<Task> {
  await addVerifier(task.matterId, act.actor.id, tx)
  return settledView(act, task, tx)
}

function noteOf({ method, opinion }: Decision, ...first: string[]): string {
  return [...first, `${VERIFY_METHODS[method]}核验`, opinion].filter((text) => text !== '').join('；')
}

/** The name of a report in the audit trail. */
export function reportName(report: Pick<Report, 'ordinal'>, task: Pick<Task, 'no' | 'title'>): string {
  return `${task.no} ${task.title} 第 ${report.ordinal} 次进展`
}
