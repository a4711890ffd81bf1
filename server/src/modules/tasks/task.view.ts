import { formatDateZh } from '@mingdu/shared/kernel/plain-date'
import { mainStage, type WarningStage } from '@mingdu/shared/kernel/warnings'
import { MESSAGE_STATES, type MessageState } from '@mingdu/shared/messages/messages.states'
import { warnMoment } from '@mingdu/shared/rules/rules.rules'
import { awaitedReports } from '@mingdu/shared/tasks/light.rules'
import type { ChildRow, Task } from '@mingdu/shared/tasks/tasks.schema'
import type { ActMoment } from '@mingdu/shared/tasks/acts.rules'
import type { Tx } from '../../db/connection'
import { remindersOf } from '../messages/messages.service'
import { currentRules } from '../rules/rules.service'
import { actFileIds, actsView } from './acts.view'
import { phoneOf } from './phones'
import { reportView } from './report.view'
import { evidenceAround } from './reports.evidence'
import { reportsOfTask } from './reports.repo'
import { outlookOf, type Outlook } from './outlook'
import { lightFacts, lightToday, limitOf } from './tasks.facts'
import { lightsBelow, OPEN, type TaskDoc } from './tasks.repo'
import { childrenOf } from './tree.repo'
import { historyView, pick, progressView, rowView, type Viewing } from './viewing.service'

/** A task with its clock, its reports and its history. */
export async function taskView(doc: TaskDoc, viewing: Viewing, moment: ActMoment, tx?: Tx): Promise<Task> {
  const id = String(doc._id)
  const { day } = viewing
  const [reports, sent, phone, below, children] = await Promise.all([
    reportsOfTask(id, tx),
    remindersOf(id),
    phoneOf(doc.supervisor.id),
    doc.leaf ? [] : lightsBelow(doc),
    childrenOf(doc, tx),
  ])
  const around = await evidenceAround(reports, [...doc.attachmentIds, ...actFileIds(doc)], viewing)
  const outlook = outlookOf(doc, below, day)
  return {
    ...rowView(doc, viewing),
    light: outlook.light,
    requirement: doc.requirement,
    weight: doc.weight,
    limit: limitOf(doc.limit),
    parent: doc.parentId === null ? null : { id: doc.parentId, name: doc.parentTitle },
    split: splitView(doc.split, viewing),
    splitFrom: splitView(doc.splitFrom, viewing),
    children: children.map((child) => childView(child, viewing)),
    attachments: pick(around.files, doc.attachmentIds),
    strip: outlook.strip,
    lightReasons: outlook.reasons,
    nextLight: outlook.nextLight,
    basis: doc.basis,
    supervisorPhone: phone,
    signedAt: doc.signedAt?.toISOString() ?? null,
    period: doc.period ?? null,
    milestones: doc.milestones ?? [],
    awaited: awaitedView(doc, viewing),
    suspension: doc.suspension,
    reports: reports.map((report) => reportView(report, doc, around)),
    acts: actsView(doc, children, viewing.person, moment, around.files),
    history: historyView(doc.history),
    reminders: await remindersView(sent, outlook),
  }
}

function splitView(mark: TaskDoc['split'] | TaskDoc['splitFrom'], { org }: Viewing): Task['split'] {
  return mark ? { at: mark.at.toISOString(), by: mark.by, org: org(mark.orgId) } : null
}

function childView(doc: TaskDoc, { day, org }: Viewing): ChildRow {
  const { no, title, handler, weight, state, due } = doc
  return {
    ...{ id: String(doc._id), no, title, handler, weight, state, due },
    ...{ org: org(doc.orgId), light: lightToday(doc, day), progress: progressView(doc, day) },
  }
}

function awaitedView(doc: TaskDoc, { day }: Viewing): Task['awaited'] {
  const [next] = doc.leaf && OPEN.includes(doc.state) ? awaitedReports(lightFacts(doc), day) : []
  return next ? { ...next, late: next.due < day.today } : null
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
