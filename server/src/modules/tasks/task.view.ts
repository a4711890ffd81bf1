import { formatDateZh } from '@mingdu/shared/kernel/plain-date'
import { mainStage, type WarningStage } from '@mingdu/shared/kernel/warnings'
import { MESSAGE_STATES, type MessageState } from '@mingdu/shared/messages/messages.states'
import { warnMoment } from '@mingdu/shared/rules/rules.rules'
import type { ActMoment } from '@mingdu/shared/tasks/acts.rules'
import type { Report, Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import { filesById } from '../files/files.service'
import { remindersOf } from '../messages/messages.service'
import { currentRules } from '../rules/rules.service'
import { actFileIds, actsView } from './acts.view'
import { phoneOf } from './phones'
import { reportsOfTask, type ReportDoc } from './reports.repo'
import { outlookOf, type Outlook } from './outlook'
import { limitOf } from './tasks.facts'
import { lightsBelow, type TaskDoc } from './tasks.repo'
import { historyView, pick, rowView, type Files, type Viewing } from './viewing.service'

/** A task with its clock, its reports and its history. */
export async function taskView(doc: TaskDoc, viewing: Viewing, moment: ActMoment, tx?: Tx): Promise<Task> {
  const id = String(doc._id)
  const { day } = viewing
  const [reports, sent, phone, below] = await Promise.all([
    reportsOfTask(id, tx),
    remindersOf(id),
    phoneOf(doc.supervisor.id),
    doc.leaf ? [] : lightsBelow(doc),
  ])
  const files = await filesById([...doc.attachmentIds, ...reports.flatMap(fileIdsOf), ...actFileIds(doc)])
  const outlook = outlookOf(doc, below, day)
  return {
    ...rowView(doc, viewing),
    light: outlook.light,
    requirement: doc.requirement,
    weight: doc.weight,
    limit: limitOf(doc.limit),
    parent: doc.parentId === null ? null : { id: doc.parentId, name: doc.parentTitle },
    attachments: pick(files, doc.attachmentIds),
    strip: outlook.strip,
    lightReasons: outlook.reasons,
    nextLight: outlook.nextLight,
    basis: doc.basis,
    supervisorPhone: phone,
    signedAt: doc.signedAt?.toISOString() ?? null,
    suspension: doc.suspension,
    reports: reports.map((report) => reportView(report, files)),
    acts: actsView(doc, viewing.person, moment, files),
    history: historyView(doc.history),
    reminders: await remindersView(sent, outlook),
  }
}

export function reportView(doc: ReportDoc, files: Files): Report {
  return {
    id: String(doc._id),
    version: doc.version,
    taskId: doc.taskId,
    ordinal: doc.ordinal,
    state: doc.state,
    text: doc.text,
    claimed: doc.claimed,
    verifiedBefore: doc.verifiedBefore,
    verified: doc.verified,
    photos: pick(files, doc.photoIds),
    attachments: pick(files, doc.attachmentIds),
    submittedAt: doc.submittedAt.toISOString(),
    submittedBy: doc.submittedBy,
    decidedAt: doc.decidedAt?.toISOString() ?? null,
    decidedBy: doc.decidedBy,
    method: doc.method,
    opinion: doc.opinion,
  }
}

export function fileIdsOf(report: Pick<ReportDoc, 'photoIds' | 'attachmentIds'>): string[] {
  return [...report.photoIds, ...report.attachmentIds]
}

export const STAGE_TEXT: Record<WarningStage, string> = {
  yellow: '转为预警',
  'D-3': '还剩 3 个工作日',
  'D-1': '还剩 1 个工作日',
  due: '今日到期',
  red: '转为超期',
  overdue: '已超期',
}

/** What was sent, newest first, after the one that time alone will bring next. */
async function remindersView(sent: Task['reminders'], { next }: Outlook): Promise<Task['reminders']> {
  const rows = sent.map((row) => ({ ...row, state: MESSAGE_STATES[row.state as MessageState] ?? row.state }))
  if (!next) return rows
  const at = new Date(warnMoment(next.date, (await currentRules()).values)).toISOString()
  const what = `${STAGE_TEXT[mainStage(next.stages)]}（${formatDateZh(next.date)}）`
  return [{ at, what, state: '已排好，发给承办人和督查员', people: 0 }, ...rows]
}
