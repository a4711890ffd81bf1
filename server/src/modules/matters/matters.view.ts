import { countWorkdays, dayKind, workdaysLeft } from '@mingdu/shared/kernel/work-calendar'
import { matterActions } from '@mingdu/shared/matters/matters.rules'
import type { Matter, MatterRow } from '@mingdu/shared/matters/matters.schema'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { judgeLight, plannedPoints } from '@mingdu/shared/tasks/light.rules'
import type { ClockView } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import { filesById } from '../files/files.service'
import { holds, readTree, treeTaskView } from '../tasks/tree.service'
import { historyView, pick, type Viewing } from '../tasks/viewing.service'
import { closingFileIds, closingView } from './closing.view'
import { matterFacts } from './matters.facts'
import type { MatterDoc, MatterRowDoc } from './matters.repo'
import { matterLightFacts } from './settle.service'

/** A row of the list of matters. */
export function matterRowView(doc: MatterRowDoc, { day, person, org }: Viewing): MatterRow {
  const { counts } = doc
  return {
    id: String(doc._id),
    version: doc.version,
    no: doc.no || null,
    title: doc.title,
    category: doc.category,
    basis: {
      kind: doc.basis.kind,
      text: doc.basis.text,
      instructionId: doc.basis.instructionId ?? null,
    },
    relapses: doc.relapses ?? 0,
    leadOrg: org(doc.leadOrgId),
    supervisor: doc.supervisor,
    state: doc.state,
    light: lightToday(doc, day),
    clock: clockOfMatter(doc, day),
    progress: {
      verified: doc.verified,
      claimed: doc.claimed,
      planned: plannedPoints({ ...doc, closedOn: doc.completedOn }, day),
    },
    tasks: { total: counts.total, done: counts.done, red: counts.red, yellow: counts.yellow },
    allowedActions: matterActions(matterFacts(doc), person),
  }
}

/** A matter with its tree; the scope was checked when it was found. */
export async function matterView(doc: MatterDoc, viewing: Viewing, tx?: Tx): Promise<Matter> {
  const tree = await readTree(String(doc._id), tx)
  const planIds = doc.plan?.fileIds ?? []
  const inner = seesInner(viewing.person)
  const files = await filesById([
    ...[...doc.basis.fileIds, ...planIds, ...closingFileIds(doc.closing)],
    ...tree.flatMap((task) => task.attachmentIds),
  ])
  return {
    ...matterRowView(doc, viewing),
    offices: [doc.officeId, doc.jointOfficeId ?? ''].filter((id) => id !== '').map((id) => viewing.org(id)),
    note: doc.note,
    due: doc.due,
    basisFiles: pick(files, doc.basis.fileIds),
    createdBy: doc.createdBy,
    createdAt: doc.createdAt.toISOString(),
    approvedBy: doc.approvedBy,
    approvedAt: doc.approvedAt?.toISOString() ?? null,
    completedBy: doc.completedBy,
    closedBy: doc.closedBy,
    conclusion: doc.conclusion,
    plan: inner ? { text: doc.plan?.text ?? '', files: pick(files, planIds) } : { text: '', files: [] },
    closing: closingView(doc.closing, files),
    overlap: inner && doc.overlap ? { ...doc.overlap, at: doc.overlap.at.toISOString() } : null,
    tree: tree.map((task) => treeTaskView(task, viewing, files)),
    history: historyView(doc.history),
  }
}

/** How they are looked at, and why they were asked again, is not for the orgs that are asked. */
function seesInner(person: Viewing['person']): boolean {
  const reach = person.reach('matter.read')
  return reach?.kind === 'region' || reach?.kind === 'all'
}

/** The stored light while it holds, else computed with what is known of the tasks below. */
export function lightToday(doc: MatterRowDoc, day: DayFacts): MatterRow['light'] {
  if (holds(doc, day)) return doc.light
  return judgeLight(matterLightFacts(doc, doc.counts.red > 0 ? ['red'] : []), day).colour
}

/** Of a draft, its fixed deadline. */
export function clockOfMatter(doc: MatterRowDoc, { today, calendar }: DayFacts): ClockView {
  const { due, dispatchedOn, dispatchedAt, completedOn } = doc
  const runs = dispatchedOn !== null
  return {
    dispatchedOn,
    dispatchedAt: dispatchedAt?.toISOString() ?? null,
    due,
    tentative: dayKind(calendar, due).tentative,
    limitWorkdays: runs ? countWorkdays(calendar, dispatchedOn, due) : null,
    remaining: runs ? workdaysLeft(calendar, due, completedOn ?? today) : null,
  }
}
