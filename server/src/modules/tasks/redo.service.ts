import { formatDateZh, laterOf, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Redo } from '@mingdu/shared/matters/closing.schema'
import { clockOf, derivedClock, type DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { amountText, sharePoints } from '@mingdu/shared/tasks/reports.rules'
import type { TaskLimit } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { tellPeople } from '../messages/messages.service'
import { dayFacts } from './day.service'
import { heirsOf, type Heirs } from './heirs.service'
import { limitDoc } from './tasks.facts'
import { peopleOfOrgs, taskMessage } from './telling.service'
import { changeNodes, readTree, type NodeChange, type TaskDoc } from './tree.repo'

/**
 * 重新整改: finished leaves of a matter are dispatched again today, each with a limit of its own and what of it still
 * stands. The old deadline is kept in the history; what lies above moves with it when it would end earlier.
 * @returns the last of the new deadlines; null when no leaf was named
 * @throws Refused `matter.redo-task`, `matter.redo-left`
 */
export async function redoLeaves(
  matterId: string,
  redone: readonly Redo[],
  why: string,
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<PlainDate | null> {
  if (redone.length === 0) return null
  const [tree, day] = await Promise.all([readTree(matterId, tx), dayFacts(time)])
  const at = new Date(time.now())
  const heirs = await heirsOf(tree)
  const leaves = leavesOf(redone, tree).map(([doc, redo]) =>
    withHeirs(changeOf(doc, redo, why, day, at), heirs),
  )
  const last = leaves.map(({ set }) => set.due).reduce(laterOf)
  const above = tree
    .filter((doc) => !doc.leaf && leaves.some((leaf) => isBelow(leaf.doc, doc)))
    .flatMap((doc) => movedWith(doc, leaves, heirs(doc), at, actor))
  const line = { at, who: actor.name, what: '重新整改', note: '' }
  await changeNodes(
    [...leaves.map((leaf) => ({ ...leaf, line: { ...line, note: leaf.note } })), ...above],
    null,
    tx,
  )
  await tellRedone(leaves, why, actor, day, at, tx)
  return last
}

interface RedoneLeaf {
  doc: TaskDoc
  set: Partial<TaskDoc> & { due: PlainDate }
  note: string
}

function leavesOf(redone: readonly Redo[], tree: readonly TaskDoc[]): [TaskDoc, Redo][] {
  if (new Set(redone.map(({ taskId }) => taskId)).size !== redone.length)
    throw new Refused('matter.redo-task')
  return redone.map((redo) => {
    const doc = tree.find(({ _id }) => String(_id) === redo.taskId)
    if (!doc?.leaf || doc.state !== 'done') throw new Refused('matter.redo-task')
    if (redo.left >= doc.amount.target) throw new Refused('matter.redo-left', { task: doc.title })
    return [doc, redo]
  })
}

function changeOf(doc: TaskDoc, { days, left }: Redo, why: string, day: DayFacts, at: Date): RedoneLeaf {
  const { today, calendar } = day
  const limit: TaskLimit = { kind: 'days', n: days, unit: '工作日' }
  const { due, tentative, limitDays } = derivedClock(clockOf(limit, today), calendar)
  const points = sharePoints(left, doc.amount.target)
  const old = doc.due === null ? '' : `，原限期 ${formatDateZh(doc.due)}`
  return {
    doc,
    set: {
      ...{ state: 'toSign', signedAt: null, closedOn: null, pendingReportId: null, suspension: null },
      ...{ dispatchedAt: at, dispatchedOn: today, limit: limitDoc(limit), segments: [] },
      ...{ due, dueTentative: tentative, limitDays, dueVersion: doc.dueVersion + 1 },
      ...{ amount: { ...doc.amount, verified: left, claimed: left }, verified: points, claimed: points },
      ...{ warnedThrough: today, changedAt: at },
    },
    note: `${why}。仍属实 ${amountText(doc.amount, left)}，新限期 ${formatDateZh(due)}${old}`,
  }
}

/** A unit that has gone up in another since is asked for nothing: its successor is. */
function withHeirs(leaf: RedoneLeaf, heirs: Heirs): RedoneLeaf {
  const { set, said } = heirs(leaf.doc)
  if (said === '') return leaf
  const { due } = leaf.set
  return { ...leaf, set: { ...leaf.set, ...set, due }, note: `${leaf.note}。${said}` }
}

/** An inner node never ends before what lies below it. */
function movedWith(
  doc: TaskDoc,
  leaves: readonly RedoneLeaf[],
  heirs: ReturnType<Heirs>,
  at: Date,
  actor: Actor,
): NodeChange[] {
  const below = leaves.filter((leaf) => isBelow(leaf.doc, doc)).map(({ set }) => set.due)
  const due = below.reduce(laterOf)
  const later = doc.due === null || doc.due < due
  if (!later && heirs.said === '') return []
  const moved = {
    due,
    limit: limitDoc({ kind: 'date', due }),
    dueVersion: doc.dueVersion + 1,
    closedOn: null,
  }
  const set = { ...heirs.set, ...(later ? moved : {}), changedAt: at }
  const what = later ? '限期随下级任务变动' : '单位并入'
  const note = [...(later ? [formatDateZh(due)] : []), ...(heirs.said === '' ? [] : [heirs.said])].join('，')
  return [{ doc, set, line: { at, who: actor.name, what, note } }]
}

function isBelow(leaf: TaskDoc, { key }: TaskDoc): boolean {
  return leaf.key.startsWith(`${key}.`)
}

async function tellRedone(
  leaves: readonly RedoneLeaf[],
  why: string,
  actor: Actor,
  day: DayFacts,
  at: Date,
  tx: Tx,
): Promise<void> {
  const asked = leaves.map(({ doc, set }) => ({ ...doc, ...set }))
  const people = await peopleOfOrgs(asked.flatMap(({ orgId, coOrgIds }) => [orgId, ...coOrgIds]))
  const messages = asked.map((task) =>
    taskMessage(
      task,
      {
        kind: 'taskAssigned',
        recipientIds: [...people.actingFor(task), ...task.coOrgIds.flatMap(people.heads)],
        dedupe: `redo:v${task.dueVersion}`,
        heading: '重新整改',
        body: `${why}。请签收后重新整改。`,
        sender: actor.orgName,
        light: 'green',
      },
      day,
    ),
  )
  await tellPeople(messages, at, tx)
}
