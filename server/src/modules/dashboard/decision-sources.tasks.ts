import { LEVEL_PERMISSION } from '@mingdu/shared/tasks/acts.rules'
import { ASKED_KINDS, type AskedKind } from '@mingdu/shared/tasks/acts.states'
import { remainingText } from '@mingdu/shared/tasks/clock.rules'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { asksToDecide, type AskedTaskDoc } from '../tasks/desk.service'
import { listTasks, listWaiting, NO_NAMES, overdueTasks } from '../tasks/figures.service'
import { rowView } from '../tasks/viewing.service'
import { SHOWN, source, type Decision, type Desk } from './decision-sources'

/** What waits for a signature, and what is red or yellow in hand. */
export const inHand = source({
  kinds: ['sign', 'report'],
  asks: ['task.report'],
  async read({ actor }, scope) {
    const query = { view: 'todo', sort: 'light', limit: SHOWN, named: NO_NAMES } as const
    return (await listTasks(scope, actor.id, query)).items
  },
  decision: (doc, { viewing }) => handling(rowView(doc, viewing)),
})

/** 退回 that orgs ask for: first of what they ask, for its clock goes on. */
export const returns = source({
  kinds: ['return'],
  asks: ['task.direct'],
  read: (desk) => askedOf('return', desk),
  decision: (doc, desk) => askedDecision('return', returnReason(doc), doc, desk),
})

export const extensions = source({
  kinds: ['extension'],
  asks: Object.values(LEVEL_PERMISSION),
  read: (desk) => askedOf('extension', desk),
  decision: (doc, desk) => askedDecision('extension', extensionReason(doc), doc, desk),
})

export const reports = source({
  kinds: ['verify'],
  asks: ['report.verify'],
  read: async (_, scope) => (await listWaiting(scope, { limit: SHOWN, words: [] })).items,
  decision(doc, { viewing }) {
    const row = rowView(doc, viewing)
    if (!row.allowedActions.includes('verify') || doc.pendingReportId === null) return null
    return {
      ...{ kind: 'verify', kindName: '进展核验', action: '去核验', ...told(row, row.no) },
      target: { kind: 'verification', id: doc.pendingReportId },
    }
  },
})

/** To those who read a whole region and act on none of it: what is overdue there. */
export const overdue = source({
  kinds: ['overdue'],
  asks: ['dashboard.read'],
  unless: ['report.verify', 'task.report'],
  read: (_, scope) => overdueTasks(scope, SHOWN),
  decision(doc, { viewing }) {
    const row = rowView(doc, viewing)
    return { kind: 'overdue', kindName: '超期未办', action: '去查看', ...told(row, row.no), ...task(row) }
  },
})

function handling(row: TaskRow): (Decision & { kind: 'sign' | 'report' }) | null {
  if (row.allowedActions.includes('sign')) {
    const since = `${row.no}，时限已起算`
    return { kind: 'sign', kindName: '待签收', action: '去签收', ...told(row, since), ...task(row) }
  }
  const urgent = row.light === 'red' || row.light === 'yellow'
  if (!urgent || !row.allowedActions.includes('report')) return null
  return { kind: 'report', kindName: '报送进展', action: '去报送', ...told(row, row.no), ...task(row) }
}

function told(row: TaskRow, what: string) {
  const reason = `${what}，${remainingText(row.clock.remaining)}`
  return { title: row.title, orgName: row.org.name, reason, asker: '', due: row.clock.due }
}

function task({ id }: Pick<TaskRow, 'id'>) {
  return { target: { kind: 'task', id } } as const
}

function askedOf(kind: AskedKind, { actor, viewing, time, shown }: Desk): Promise<AskedTaskDoc[]> {
  return asksToDecide(kind, actor, viewing, time, shown)
}

function askedDecision<Kind extends AskedKind>(
  kind: Kind,
  reason: string,
  doc: AskedTaskDoc,
  { viewing }: Desk,
): Decision & { kind: Kind } {
  return {
    ...{ kind, kindName: ASKED_KINDS[kind], title: doc.title, orgName: viewing.org(doc.orgId).name },
    ...{ reason, due: doc.due, action: kind === 'return' ? '去决定' : '去审批' },
    asker: askerOf(kind, doc),
    ...task({ id: String(doc._id) }),
  }
}

function askerOf(kind: AskedKind, { acts }: AskedTaskDoc): string {
  const asks = kind === 'return' ? acts?.handbacks : acts?.extensions
  return asks?.find(({ state }) => state === 'pending')?.by.name ?? ''
}

function returnReason({ no, acts }: AskedTaskDoc): string {
  const asked = acts?.handbacks.find(({ state }) => state === 'pending')
  const hint = asked?.suggested ? `，建议由${asked.suggested.name}承办` : ''
  return `${no}，${asked?.by.name ?? ''}申请退回${hint}：${asked?.reason ?? ''}`
}

function extensionReason({ no, acts }: AskedTaskDoc): string {
  const asked = acts?.extensions.find(({ state }) => state === 'pending')
  return `${no}，${asked?.by.name ?? ''}申请延至 ${asked?.newDue ?? ''}：${asked?.reason ?? ''}`
}
