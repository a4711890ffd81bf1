import { remainingText } from '@mingdu/shared/tasks/clock.rules'
import { CHANGE_KINDS } from '@mingdu/shared/matters/change-requests.states'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { scopeFor, type Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { changesToDecide, type ChangeRequestDoc } from '../matters/change-requests.service'
import { instructionsToDo, type InstructionDoc } from '../matters/instructions.service'
import { lookBacksToDo, type LookBackDoc } from '../matters/look-backs.service'
import { mattersToDecide, type MatterToDecide } from '../matters/desk.service'
import { listTasks, listWaiting, NO_NAMES, overdueTasks } from '../tasks/figures.service'
import { rowView, type Viewing } from '../tasks/viewing.service'
import {
  asksDecisions,
  clueDecisions,
  bulletinDecisions,
  columnDecisions,
  confirmationDecisions,
  consultationDecisions,
  opinionDecisions,
  powerDecisions,
  reviewDecisions,
  type Decision,
} from './dashboard.asked'

/** Of each kind, and of all of them: reports that wait do not push out what needs an approval. */
const SHOWN = 8
const MOST = 24
/** To a leader it is the whole of what they came for: nothing that waits for them is left out. */
const LEADER = { shown: 100, most: 400 }

/** What a person has to decide or do today, most urgent first; one look-up for each kind they can act on. */
export async function decisionsFor(actor: Actor, viewing: Viewing, time: BusinessTime): Promise<Decision[]> {
  const { shown, most } = actor.roles.includes('leader') ? LEADER : { shown: SHOWN, most: MOST }
  const [
    matters,
    asked,
    reviews,
    powers,
    words,
    changes,
    again,
    reports,
    own,
    late,
    bulletins,
    opinions,
    clues,
    columns,
    questions,
    confirmations,
  ] = await Promise.all([
    mattersToDecide(actor, shown),
    asksDecisions(actor, viewing, time, shown),
    reviewDecisions(actor, viewing, time, shown),
    powerDecisions(actor, shown),
    instructionsToDo(actor, shown),
    changesToDecide(actor),
    lookBacksToDo(actor),
    reportsToVerify(actor, viewing),
    tasksToHandle(actor, viewing),
    lateTasks(actor, viewing),
    bulletinDecisions(actor, shown),
    opinionDecisions(actor, viewing, shown),
    clueDecisions(actor, time, shown),
    columnDecisions(actor, shown),
    consultationDecisions(actor, time, shown),
    confirmationDecisions(actor, viewing, shown),
  ])
  return [
    ...[...own, ...asked, ...reviews, ...powers, ...reports],
    ...matters.map((found) => matterDecision(found, viewing)),
    ...words.map((found) => instructionDecision(found, actor)),
    ...changes.map((found) => changeDecision(found, viewing)),
    ...confirmations,
    ...again.map((found) => lookBackDecision(found, viewing)),
    ...bulletins,
    ...opinions,
    ...clues,
    ...columns,
    ...questions,
    ...late,
  ].slice(0, most)
}

function instructionDecision(doc: InstructionDoc, actor: Actor): Decision {
  const open = doc.state === 'open'
  return {
    ...{ kind: 'instruction', kindName: '领导批示', title: doc.text, orgName: doc.leader.name, due: null },
    asker: doc.leader.name,
    reason: open ? `${doc.no}，等待立项` : `${doc.no}，办理结果已反馈给您`,
    action: open && actor.permissions.has('matter.write') ? '去立项' : '去查看',
    target: { kind: 'instruction', id: String(doc._id) },
  }
}

function changeDecision(doc: ChangeRequestDoc, { org }: Viewing): Decision {
  return {
    ...{
      kind: 'change',
      kindName: '待批变更',
      title: doc.title,
      orgName: org(doc.leadOrgId).name,
      due: null,
    },
    ...{ reason: `${doc.requestedBy.name}申请${CHANGE_KINDS[doc.kind]}：${doc.reason}`, action: '去审批' },
    asker: doc.requestedBy.name,
    target: { kind: 'matter', id: doc.matterId },
  }
}

function lookBackDecision(doc: LookBackDoc, { org }: Viewing): Decision {
  return {
    ...{ kind: 'lookBack', kindName: '回头看', title: doc.title, orgName: org(doc.leadOrgId).name },
    ...{ reason: `${doc.no}已销号，第 ${doc.round} 次回头看到期`, due: doc.dueOn, action: '去登记' },
    asker: '',
    target: { kind: 'lookBack', id: String(doc._id) },
  }
}

async function reportsToVerify(actor: Actor, viewing: Viewing): Promise<Decision[]> {
  const scope = scopeFor(actor, 'report.verify')
  if (!scope) return []
  const { items } = await listWaiting(scope, { limit: SHOWN, words: [] })
  return items.flatMap((doc) => {
    const row = rowView(doc, viewing)
    if (!row.allowedActions.includes('verify') || doc.pendingReportId === null) return []
    const target = { kind: 'verification' as const, id: doc.pendingReportId }
    return [decision('verify', '进展核验', row, `${row.no}，${remaining(row)}`, '去核验', target)]
  })
}

/** What waits for a signature, and what is red or yellow in hand. */
async function tasksToHandle(actor: Actor, viewing: Viewing): Promise<Decision[]> {
  const scope = scopeFor(actor, 'task.report')
  if (!scope) return []
  const query = { view: 'todo', sort: 'light', limit: SHOWN, named: NO_NAMES } as const
  const { items } = await listTasks(scope, actor.id, query)
  return items.map((doc) => rowView(doc, viewing)).flatMap(handling)
}

function handling(row: TaskRow): Decision[] {
  const target = { kind: 'task' as const, id: row.id }
  if (row.allowedActions.includes('sign')) {
    return [decision('sign', '待签收', row, `${row.no}，时限已起算，${remaining(row)}`, '去签收', target)]
  }
  const urgent = row.light === 'red' || row.light === 'yellow'
  if (!urgent || !row.allowedActions.includes('report')) return []
  return [decision('report', '报送进展', row, `${row.no}，${remaining(row)}`, '去报送', target)]
}

/** Those who read a whole region and act on none of it: what is overdue there. */
async function lateTasks(actor: Actor, viewing: Viewing): Promise<Decision[]> {
  const scope = scopeFor(actor, 'dashboard.read')
  if (!scope || actor.permissions.has('report.verify') || actor.permissions.has('task.report')) return []
  const rows = (await overdueTasks(scope, SHOWN)).map((doc) => rowView(doc, viewing))
  return rows.map((row) =>
    decision('overdue', '超期未办', row, `${row.no}，${remaining(row)}`, '去查看', {
      kind: 'task',
      id: row.id,
    }),
  )
}

function decision(
  kind: Decision['kind'],
  kindName: string,
  row: TaskRow,
  reason: string,
  action: string,
  target: Decision['target'],
): Decision {
  return {
    kind,
    kindName,
    title: row.title,
    orgName: row.org.name,
    reason,
    asker: '',
    due: row.clock.due,
    action,
    target,
  }
}

function remaining(row: TaskRow): string {
  return remainingText(row.clock.remaining)
}

const MATTER_TEXT = {
  approve: { name: '待批准立项', action: '去审批' },
  issue: { name: '待派单', action: '去派单' },
  complete: { name: '待申请办结', action: '去申请' },
  firstReview: { name: '待初审', action: '去初审' },
  verifyClose: { name: '待办结核验', action: '去核验' },
  approveClose: { name: '待批准销号', action: '去审批' },
  close: { name: '公示中', action: '去销号' },
} as const

function matterDecision({ action, matter }: MatterToDecide, viewing: Viewing): Decision {
  const kind = action in MATTER_TEXT ? (action as keyof typeof MATTER_TEXT) : 'issue'
  const text = MATTER_TEXT[kind]
  const reasons = {
    approve: `${matter.createdBy.name}提出，分解 ${matter.counts.total} 项任务`,
    issue: `${matter.no}已批准，${matter.counts.total} 项任务等待派单`,
    complete: `${matter.no}的 ${matter.counts.total} 项任务都已办结`,
    firstReview: `${matter.no}已申请办结，等牵头单位初审`,
    verifyClose: `${matter.no}初审通过，等督查核验`,
    approveClose: `${matter.no}核验通过，等批准销号`,
    close: `${matter.no}公示期满后销号`,
  }
  return {
    kind,
    kindName: text.name,
    title: matter.title,
    orgName: viewing.org(matter.leadOrgId).name,
    reason: reasons[kind],
    asker: kind === 'approve' ? matter.createdBy.name : '',
    due: matter.due,
    action: text.action,
    target: { kind: 'matter', id: matter.id },
  }
}
