import { coOpenRefusal, NO_ACTS } from '@mingdu/shared/tasks/acts.rules'
import type { Place } from '@mingdu/shared/evidence/evidence.schema'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { tickedRefusal, verifiedPlaces } from '@mingdu/shared/tasks/milestones.rules'
import { excusedThrough } from '@mingdu/shared/tasks/periods.rules'
import { actRefusal, amountText, verifiedRefusal } from '@mingdu/shared/tasks/reports.rules'
import { TASK_RULES } from '@mingdu/shared/tasks/tasks.rules'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { VERIFY_METHODS, type VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import type { Tx } from '../../db/connection'
import { found, refuseIf, refuseStale } from '../../refused'
import { attachFiles } from '../files/files.service'
import { addVerifier } from '../matters/settle.service'
import { actingPerson } from './acting.service'
import { dayFacts } from './day.service'
import { changeReport, readReport, type ReportDoc } from './reports.repo'
import { amounts, ticked } from './reports.service'
import { ACCEPTED, DONE, RETURNED, tellHandler } from './reports.telling'
import { periodFacts, taskFacts } from './tasks.facts'
import { changeTask, findTask, type TaskDoc } from './tasks.repo'
import { line, settledView, type TaskAct } from './tasks.service'

/** Who decides which report, in the version they saw, and what they bring from the spot. */
export interface Decision extends TaskAct {
  method: VerifyMethod
  opinion: string
  photoIds: string[]
  place?: Place | null | undefined
}

/** A report that was changed, and its task. */
export interface Decided {
  report: ReportDoc
  task: Task
}

/** What of a claim holds: an amount, and the milestones it is made of. */
export interface Verified {
  verified: number
  milestones: number[]
}

/** 核验通过: what is verified counts and rolls up; all of it makes the task done. */
export async function acceptReport(
  { verified, milestones }: Verified,
  act: Decision,
  tx: Tx,
): Promise<Decided> {
  const { report, task } = await openDecision('accept', act, tx)
  refuseIf(verifiedRefusal(task.amount, verified))
  refuseIf(tickedRefusal(task.milestones ?? [], milestones, verified, report.milestones ?? []))
  const amount = { ...task.amount, verified, claimed: verified }
  const done = verified >= amount.target
  if (done) refuseIf(coOpenRefusal(task.acts ?? NO_ACTS))
  const counted = amountText(amount, verified)
  const set = { state: 'accepted', verified, verifiedMilestones: milestones } as const
  const decided = await decide(report, task, set, `核实 ${counted}`, act, tx)
  const ticks = ticked(ticked(task, 'claimed', milestones), 'verified', milestones)
  const change: Partial<TaskDoc> = { ...(await back(task, act)), ...amounts(amount), ...ticks }
  if (done) Object.assign(change, { state: 'done', closedOn: act.time.today() })
  const what = done ? '核验通过，任务办结' : '核验通过'
  await changeTask(task, change, line(act, what, noteOf(act, `核实 ${counted}`)), tx)
  const view = await decidedView(task, act, tx)
  const result = done ? '任务已办结。' : `核实累计 ${counted}。`
  await tellHandler({ ...task, light: view.light }, report, act, tx, done ? DONE : ACCEPTED, result)
  return { report: decided, task: view }
}

/** 核验退回: nothing counts; the claim falls back to what is verified. */
export async function returnReport(act: Decision, tx: Tx): Promise<Decided> {
  const { report, task } = await openDecision('return', act, tx)
  const amount = { ...task.amount, claimed: task.amount.verified }
  const decided = await decide(report, task, { state: 'returned', verified: null }, '退回', act, tx)
  const ticks = ticked(task, 'claimed', verifiedPlaces(task.milestones ?? []))
  const change = { ...(await back(task, act)), ...amounts(amount), ...ticks }
  await changeTask(task, change, line(act, '核验退回', noteOf(act)), tx)
  const view = await decidedView(task, act, tx)
  await tellHandler({ ...task, light: view.light }, report, act, tx, RETURNED, `退回原因：${act.opinion}。`)
  return { report: decided, task: view }
}

/** The task in its handler's hands again; days of periodic reports that passed meanwhile are not held against them. */
async function back(task: TaskDoc, { time }: TaskAct): Promise<Partial<TaskDoc>> {
  const { today, calendar } = await dayFacts(time)
  const answeredThrough = excusedThrough(today, periodFacts(task), task.answeredThrough ?? null, calendar)
  return { state: 'inHand', pendingReportId: null, reportedByOrgId: null, answeredThrough }
}

/** The report and its task, if this person may decide it now. */
async function openDecision(
  what: 'accept' | 'return',
  act: Decision,
  tx: Tx,
): Promise<{ report: ReportDoc; task: TaskDoc }> {
  const report = found(await readReport(act.id, tx))
  const task = found(await findTask(act.scope, report.taskId, tx))
  refuseStale(report, act.version)
  refuseIf(actRefusal(report.state, what))
  refuseIf(TASK_RULES.verify(taskFacts(task), actingPerson(act.actor)))
  refuseIf(classifiedRefusal(act.opinion))
  return { report, task }
}

async function decide(
  report: ReportDoc,
  task: TaskDoc,
  set: Pick<ReportDoc, 'state' | 'verified' | 'verifiedMilestones'>,
  what: string,
  act: Decision,
  tx: Tx,
): Promise<ReportDoc> {
  const { actor, method, opinion, photoIds, place, time } = act
  const record = { kind: 'report', id: String(report._id) }
  await attachFiles(photoIds, { record, orgIds: [task.orgId, actor.orgId], photosOnly: true }, actor, tx)
  const decidedBy = { id: actor.id, name: actor.name }
  const evidence = { verifyPhotoIds: photoIds, verifyPlace: place ?? null }
  const decision = { ...set, ...evidence, method, opinion, decidedBy, decidedAt: new Date(time.now()) }
  return changeReport(report, decision, line(act, what, noteOf(act)), tx)
}

async function decidedView(task: TaskDoc, act: Decision, tx: Tx): Promise<Task> {
  await addVerifier(task.matterId, act.actor.id, tx)
  return settledView(act, task, tx)
}

function noteOf({ method, opinion }: Decision, ...first: string[]): string {
  return [...first, `${VERIFY_METHODS[method]}核验`, opinion].filter((text) => text !== '').join('；')
}
