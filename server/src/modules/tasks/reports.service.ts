import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { coOpenRefusal, NO_ACTS } from '@mingdu/shared/tasks/acts.rules'
import { tickedRefusal } from '@mingdu/shared/tasks/milestones.rules'
import { answeredBy } from '@mingdu/shared/tasks/periods.rules'
import { amountText, claimRefusal, doneOnRefusal, sharePoints } from '@mingdu/shared/tasks/reports.rules'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import { refuseIf } from '../../refused'
import { attachFiles } from '../files/files.service'
import { dayFacts } from './day.service'
import { alikeInOtherTasks } from './reports.evidence'
import { insertReport, newReportId, type ReportDoc } from './reports.repo'
import { tellSupervisor } from './reports.telling'
import { periodFacts } from './tasks.facts'
import { changeTask, type TaskDoc } from './tasks.repo'
import { line, openTask, settledView, type TaskAct } from './tasks.service'

/** What a person claims, with the evidence. */
export interface Claim {
  claimed: number
  text: string
  doneOn?: string | null | undefined
  /** Places of the milestones claimed, cumulative. */
  milestones: number[]
  photoIds: string[]
  attachmentIds: string[]
}

/** 报送进展: a cumulative claim that waits for 核验; one at a time. */
export async function submitReport(claim: Claim, act: TaskAct, tx: Tx): Promise<Task> {
  const task = await openTask('report', act, tx)
  const files = [...claim.photoIds, ...claim.attachmentIds]
  refuseUnlikely(claim, files.length, task, act)
  if (claim.claimed >= task.amount.target) refuseIf(coOpenRefusal(task.acts ?? NO_ACTS))
  const report = newReport(task, claim, act)
  const record = { kind: 'report', id: String(report._id) }
  await attachFiles(files, { record, orgIds: [task.orgId, ...task.coOrgIds] }, act.actor, tx)
  const alike = await alikeInOtherTasks(claim.photoIds, String(task._id), tx)
  await insertReport({ ...report, alike }, tx)
  const amount = { ...task.amount, claimed: claim.claimed }
  const said = amountText(amount, claim.claimed)
  await changeTask(
    task,
    {
      state: 'toVerify',
      ...amounts(amount),
      ...ticked(task, 'claimed', claim.milestones),
      pendingReportId: String(report._id),
      reportedByOrgId: act.actor.orgId,
      reportCount: report.ordinal,
      answeredThrough: await answered(task, act),
    },
    line(act, '报送进展', `第 ${report.ordinal} 次，累计 ${said}`),
    tx,
  )
  const result = await settledView(act, task, tx)
  await tellSupervisor({ ...task, light: result.light }, report, said, act, tx)
  return result
}

export function amounts(amount: TaskDoc['amount']): Pick<TaskDoc, 'amount' | 'verified' | 'claimed'> {
  const { target, verified, claimed } = amount
  return { amount, verified: sharePoints(verified, target), claimed: sharePoints(claimed, target) }
}

/** The milestones of a task with those at these places claimed, or verified, and no others. */
export function ticked(
  { milestones = [] }: Pick<TaskDoc, 'milestones'>,
  what: 'claimed' | 'verified',
  places: readonly number[],
): Required<Pick<TaskDoc, 'milestones'>> {
  return { milestones: milestones.map((point, place) => ({ ...point, [what]: places.includes(place) })) }
}

/** The name of a report in the audit trail. */
export function reportName(report: Pick<Report, 'ordinal'>, task: Pick<Task, 'no' | 'title'>): string {
  return `${task.no} ${task.title} 第 ${report.ordinal} 次进展`
}

function refuseUnlikely(claim: Claim, evidence: number, task: TaskDoc, { time }: TaskAct): void {
  refuseIf(classifiedRefusal(claim.text))
  refuseIf(claimRefusal(task.amount, claim.claimed, evidence))
  refuseIf(tickedRefusal(task.milestones ?? [], claim.milestones, claim.claimed))
  refuseIf(doneOnRefusal(doneOnOf(claim), task.dispatchedOn, time.today()))
}

async function answered(task: TaskDoc, { time }: TaskAct): Promise<TaskDoc['dispatchedOn']> {
  const { today, calendar } = await dayFacts(time)
  return answeredBy(today, periodFacts(task), task.answeredThrough ?? null, calendar)
}

function newReport(task: TaskDoc, claim: Claim, { actor, time }: TaskAct): ReportDoc {
  const at = new Date(time.now())
  const ordinal = task.reportCount + 1
  return {
    ...claim,
    doneOn: doneOnOf(claim),
    verifiedMilestones: null,
    asked: [],
    verifyPhotoIds: [],
    verifyPlace: null,
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

function doneOnOf({ doneOn }: Claim) {
  return doneOn ? plainDate(doneOn) : null
}
