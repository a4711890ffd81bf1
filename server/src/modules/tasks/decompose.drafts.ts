import type { ChildBody } from '@mingdu/shared/tasks/decompose.api'
import { sortKey } from '@mingdu/shared/matters/matters.numbers'
import type { TaskNodeInput } from '@mingdu/shared/matters/matters.schema'
import { WHOLE } from '@mingdu/shared/tasks/reports.rules'
import { warnMoment } from '@mingdu/shared/rules/rules.rules'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import { peopleById } from '../accounts/accounts.service'
import { currentRules } from '../rules/rules.service'
import type { OpenAct } from './acts.open'
import type { TaskDoc } from './tasks.repo'
import { line, type TaskAct } from './tasks.service'
import { draftOf } from './tree.drafts'
import { childrenOf } from './tree.repo'
import { dispatched } from './tree.service'
import { orgNames } from './viewing.service'

/** The rows of a 分解 as tasks that wait for a signature; their numbers go on behind whatever lay below before. */
export async function childDocs(
  children: readonly ChildBody[],
  opened: OpenAct,
  act: TaskAct,
  tx: Tx,
): Promise<TaskDoc[]> {
  const { task, moment } = opened
  const [before, people, { values }, org] = await Promise.all([
    childrenOf(task, tx),
    peopleById(children.flatMap(({ personId }) => personId ?? [])),
    currentRules(),
    orgNames(),
  ])
  const handlers = new Map([...people.values()].map(({ id, name }) => [id, { id, name }]))
  // after the hour of today's warnings, today's are not sent for what has only just been assigned
  const warnedThrough = moment.now >= warnMoment(moment.today, values) ? moment.today : null
  const said = { ...line(act, '派单', `由${org(task.orgId).name}分解，时限自今日起算`), version: 1 }
  return children.map((child, i) => {
    const draft = childDraft(child, before.length + i + 1, opened, handlers)
    const by = { at: said.at, warnedThrough }
    return { ...draft, ...dispatched(draft, opened.day, by), history: [said] }
  })
}

/** What splitting makes of the task itself: measured by what lies below it, in no list any more. */
export function splitSet({ task, by, moment }: OpenAct): Partial<TaskDoc> {
  const { unit, target } = task.amount
  const measured = { unit, target, period: task.period ?? null, milestones: task.milestones ?? [] }
  return {
    split: { at: new Date(moment.now), by, orgId: task.orgId, measured },
    ...{ leaf: false, listed: false, period: null, milestones: [] },
    amount: { unit: null, target: WHOLE, verified: 0, claimed: 0 },
  }
}

function childDraft(
  child: ChildBody,
  place: number,
  { task, by, moment }: OpenAct,
  handlers: ReadonlyMap<string, StoredRef>,
): TaskDoc {
  const at = new Date(moment.now)
  const { personId, due, ...rest } = child
  const node: TaskNodeInput = {
    ...{ ...rest, handlerId: personId, limit: { kind: 'date', due } },
    ...{ coOrgIds: [], attachmentIds: task.attachmentIds, children: [] },
  }
  const positions = [...task.key.split('.').map(Number), place]
  const placed = { node, parent: null, positions, key: sortKey(positions) }
  return {
    ...draftOf(ownerOf(task), placed, new Map(), [], handlers, by.name, at),
    ...{ parentId: String(task._id), parentTitle: task.title },
    splitFrom: { at, by, orgId: task.orgId, orgIds: [...(task.splitFrom?.orgIds ?? []), task.orgId] },
  }
}

function ownerOf({ matterId, matterNo, matterTitle, category, basis, regionId, supervisor }: TaskDoc) {
  return {
    ...{ id: matterId, no: matterNo || null, title: matterTitle },
    ...{ category, basis, regionId, supervisor },
  }
}
