import { countWorkdays } from '@mingdu/shared/kernel/work-calendar'
import { extensionLevel } from '@mingdu/shared/tasks/acts.rules'
import type { KeptActs, KeptExtension } from '@mingdu/shared/tasks/acts.schema'
import { EXTENSION_LEVELS } from '@mingdu/shared/tasks/acts.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import { Refused } from '../../refused'
import { attachFiles } from '../files/files.service'
import { currentRules } from '../rules/rules.service'
import { openAct, type OpenAct } from './acts.open'
import { holdersInRegion, tellAct } from './acts.telling'
import { carryAbove, extendedClock } from './extension.above'
import { changeTask } from './tasks.repo'
import { line, settledView, type TaskAct } from './tasks.service'
import { peopleOfOrgs } from './telling.service'
import { orgNames } from './viewing.service'

export interface ExtensionAsked {
  days: number
  reason: string
  fileIds: string[]
}

/** 申请延期: before the deadline, with reason and material; the clock goes on until somebody decides. */
export async function askExtension(asked: ExtensionAsked, act: TaskAct, tx: Tx): Promise<Task> {
  const opened = await openAct('extend', act, tx, asked.reason)
  const { task, acts, day } = opened
  const extension = await extensionOf(asked, opened)
  const record = { kind: 'task', id: String(task._id) }
  await attachFiles(asked.fileIds, { record, orgIds: [task.orgId] }, act.actor, tx)
  const who = EXTENSION_LEVELS[extension.level]
  const said = `延 ${daysText(extension, task.limit.unit)}，限期拟由 ${extension.oldDue} 改为 ${extension.newDue}，由${who}审批`
  await changeTask(
    task,
    { acts: { ...acts, extensions: [...acts.extensions, extension] } },
    line(act, '申请延期', `${asked.reason}；${said}`),
    tx,
  )
  const role = extension.level === 'chief' ? 'supervisionHead' : 'leader'
  const permission = extension.level === 'chief' ? 'task.extend' : 'task.extendLong'
  await tellAct(
    task,
    {
      kind: 'taskAsked',
      recipientIds: await holdersInRegion(permission, [role], task.regionId),
      dedupe: `extend:${acts.extensions.length + 1}`,
      heading: '延期待审批',
      body: `${extension.org.name}申请${said}。理由：${asked.reason}。`,
    },
    act,
    day,
    tx,
  )
  return settledView(act, task, tx)
}

export interface ExtensionDecision {
  granted: boolean
  /** null: all that was asked for. */
  days: number | null
  opinion: string
}

/** 审批延期: granted, the ledger gets its entry and the deadline is derived afresh; the old one stays on record. */
export async function decideExtension(decision: ExtensionDecision, act: TaskAct, tx: Tx): Promise<Task> {
  const opened = await openAct('decideExtension', act, tx, decision.opinion)
  const asked = opened.acts.extensions.find(({ state }) => state === 'pending')
  if (!asked) throw new Refused('extension.none')
  const days = decision.days ?? asked.days
  if (days > asked.days) throw new Refused('extension.more', { days: asked.days })
  if (decision.granted) await grant(days, decision.opinion, asked, opened, act, tx)
  else await refuse(decision.opinion, asked, opened, act, tx)
  return settledView(act, opened.task, tx)
}

async function extensionOf(
  { days, reason, fileIds }: ExtensionAsked,
  opened: OpenAct,
): Promise<KeptExtension> {
  const { task, by, at, moment } = opened
  const { calendar, today } = moment
  const oldDue = task.due ?? today
  const { due: newDue } = extendedClock(task, { days, approver: '' }, today, calendar)
  const workdays = Math.max(1, countWorkdays(calendar, oldDue, newDue))
  const { extensionChiefWorkdays } = (await currentRules()).values
  return {
    ...{ at, by, days, workdays, reason, fileIds, oldDue, newDue },
    org: (await orgNames())(task.orgId),
    level: extensionLevel(workdays, extensionChiefWorkdays),
    ...{ state: 'pending', decidedAt: null, decidedBy: null, opinion: '', granted: null },
  }
}

async function grant(
  days: number,
  opinion: string,
  asked: KeptExtension,
  opened: OpenAct,
  act: TaskAct,
  tx: Tx,
): Promise<void> {
  const { task, acts, by, at, day, moment } = opened
  const { segments, due, tentative, limitDays } = extendedClock(
    task,
    { days, approver: by.name },
    moment.today,
    moment.calendar,
  )
  const decided: KeptExtension = {
    ...asked,
    ...{ state: 'granted', decidedAt: at, decidedBy: by, opinion, granted: days },
    ...{ oldDue: task.due ?? asked.oldDue, newDue: due },
  }
  const dueVersion = task.dueVersion + 1
  const moved = `限期由 ${decided.oldDue} 改为 ${due}`
  await changeTask(
    task,
    { acts: replaced(acts, asked, decided), segments, due, dueTentative: tentative, limitDays, dueVersion },
    line(act, '同意延期', [moved, opinion].filter((text) => text !== '').join('；')),
    tx,
  )
  await carryAbove(task, due, { act, approver: by.name, calendar: moment.calendar }, tx)
  await tellAsker(
    { ...task, due, dueVersion },
    asked,
    acts,
    { heading: '同意延期', body: `${moved}。${opinion}` },
    act,
    day,
    tx,
  )
}

async function refuse(
  opinion: string,
  asked: KeptExtension,
  { task, acts, by, at, day }: OpenAct,
  act: TaskAct,
  tx: Tx,
): Promise<void> {
  const decided: KeptExtension = {
    ...asked,
    state: 'refused',
    decidedAt: at,
    decidedBy: by,
    opinion,
    newDue: null,
  }
  await changeTask(
    task,
    { acts: replaced(acts, asked, decided) },
    line(act, '不同意延期', ['限期不变', opinion].filter((text) => text !== '').join('；')),
    tx,
  )
  await tellAsker(task, asked, acts, { heading: '不同意延期', body: `限期不变。${opinion}` }, act, day, tx)
}

async function tellAsker(
  task: OpenAct['task'],
  asked: KeptExtension,
  acts: KeptActs,
  said: { heading: string; body: string },
  act: TaskAct,
  day: OpenAct['day'],
  tx: Tx,
): Promise<void> {
  const people = await peopleOfOrgs([task.orgId])
  const recipientIds = [asked.by.id, ...people.actingFor(task), task.supervisor.id]
  const dedupe = `extended:${acts.extensions.length}`
  await tellAct(task, { kind: 'taskMoved', recipientIds, dedupe, ...said }, act, day, tx)
}

function replaced(acts: KeptActs, asked: KeptExtension, decided: KeptExtension): KeptActs {
  return { ...acts, extensions: acts.extensions.map((one) => (one === asked ? decided : one)) }
}

function daysText({ days }: { days: number }, unit: '工作日' | '自然日' | null): string {
  return `${days} 个${unit ?? '工作日'}`
}
