import { countWorkdays, dayKind, workdaysLeft } from '@mingdu/shared/kernel/work-calendar'
import { matterActions } from '@mingdu/shared/matters/matters.rules'
import type { Matter, MatterRow } from '@mingdu/shared/matters/matters.schema'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { judgeLight, plannedPoints } from '@mingdu/shared/tasks/light.rules'
import type { ClockView } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import { filesById } from '../files/files.service'
import { readTree, treeTaskView } from '../tasks/tree.service'
import { historyView, pick, type Viewing } from '../tasks/viewing.service'
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
    basis: { kind: doc.basis.kind, text: doc.basis.text },
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
  const files = await filesById([...doc.basis.fileIds, ...tree.flatMap((task) => task.attachmentIds)])
  return {
    ...matterRowView(doc, viewing),
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
    tree: tree.map((task) => treeTaskView(task, viewing, files)),
    history: historyView(doc.history),
  }
}

/** The stored light when it is of today, else computed with what is known of the tasks below. */
function lightToday(doc: MatterRowDoc, day: DayFacts): MatterRow['light'] {
  if (doc.lightOn === day.today) return doc.light
  return judgeLight(matterLightFacts(doc, doc.counts.red > 0 ? ['red'] : []), day).colour
}

function clockOfMatter(doc: MatterRowDoc, { today, calendar }: DayFacts): ClockView {
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
