import type { LightColour } from '@mingdu/shared/kernel/light'
import { taskNo } from '@mingdu/shared/matters/matters.numbers'
import type { TaskNodeInput, TreeTask } from '@mingdu/shared/matters/matters.schema'
import { flattenTree, type TreeNode } from '@mingdu/shared/matters/tree.rules'
import { clockOf, clockView, derivedClock, type DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { taskActions } from '@mingdu/shared/tasks/tasks.rules'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import type { Actor } from '../../http/actor'
import { attachFiles } from '../files/files.service'
import { currentRules } from '../rules/rules.service'
import { coActs } from './co-work.drafts'
import { clockFacts, lightToday, limitOf, taskFacts } from './tasks.facts'
import { draftOf, idsOf, type TreeOwner } from './tree.drafts'
import {
  changeNodes,
  deleteTrees,
  insertNodes,
  readTree,
  renameMatter,
  replaceTree,
  type TaskDoc,
} from './tree.repo'
import { orgNames, pick, progressView, quantityView, type Files, type Viewing } from './viewing.service'

export { holds } from './tasks.facts'
export { readTree, renameMatter, type TaskDoc, type TreeOwner }

/** Saves a tree of drafts in place of the one before. Nodes that came with a known id keep it. */
export async function saveDrafts(
  owner: TreeOwner,
  tree: readonly TaskNodeInput[],
  people: ReadonlyMap<string, StoredRef>,
  actor: Actor,
  at: Date,
  tx: Tx,
): Promise<TaskDoc[]> {
  const before = await readTree(owner.id, tx)
  const placed = flattenTree<TaskNodeInput>(tree)
  const ids = idsOf(placed, before)
  const docs = placed.map((place) => draftOf(owner, place, ids, before, people, actor.name, at))
  await replaceTree(before, docs, tx)
  for (const doc of docs) {
    const record = { kind: 'task', id: String(doc._id) }
    await attachFiles(doc.attachmentIds, { record, orgIds: [doc.orgId, ...doc.coOrgIds] }, actor, tx)
  }
  return docs
}

/** Trees of matters that are new, without handlers and files: what an import brings. */
export async function addTrees(
  trees: readonly { owner: TreeOwner; tree: readonly TaskNodeInput[] }[],
  by: string,
  at: Date,
  tx: Tx,
): Promise<void> {
  const docs = trees.flatMap(({ owner, tree }) => {
    const placed = flattenTree<TaskNodeInput>(tree)
    const ids = idsOf(placed, [])
    return placed.map((place) => draftOf(owner, place, ids, [], new Map(), by, at))
  })
  await insertNodes(docs, tx)
}

/** Takes the trees of drafts away with them: nothing of them was dispatched. */
export function removeTrees(matterIds: readonly string[], tx: Tx): Promise<void> {
  return deleteTrees(matterIds, tx)
}

/** Gives the nodes of an approved matter their numbers. */
export async function numberTree(matterId: string, matterNo: string, tx: Tx): Promise<void> {
  const docs = await readTree(matterId, tx)
  const numbered = docs.map((doc) => ({
    doc,
    set: { matterNo, no: taskNo(matterNo, doc.key.split('.').map(Number)) },
  }))
  await changeNodes(numbered, null, tx)
}

/** 派单: every clock starts today; leaves wait for a signature, inner nodes follow their leaves. */
export async function dispatchTree(
  docs: readonly TaskDoc[],
  day: DayFacts,
  by: { name: string; at: Date; warnedThrough: DayFacts['today'] | null },
  tx: Tx,
): Promise<TaskDoc[]> {
  const [{ values }, org] = await Promise.all([currentRules(), orgNames()])
  const changes = docs.map((doc) => {
    const set = dispatched(doc, day, by)
    const acts = coActs({ ...doc, ...set }, by, values.coOrgSharePercent, day, org)
    return { doc, set: acts ? { ...set, acts } : set }
  })
  await changeNodes(changes, { at: by.at, who: by.name, what: '派单', note: '时限自今日起算' }, tx)
  return changes.map(({ doc, set }) => ({ ...doc, ...set }))
}

/** 撤销: whatever is not done is cancelled. @returns the leaves that were open */
export async function cancelTree(
  matterId: string,
  by: { name: string; at: Date; note: string },
  tx: Tx,
): Promise<TaskDoc[]> {
  const open = (await readTree(matterId, tx)).filter(
    (doc) => doc.state !== 'done' && doc.state !== 'cancelled',
  )
  const set = { state: 'cancelled' as const, pendingReportId: null, changedAt: by.at }
  await changeNodes(
    open.map((doc) => ({ doc, set })),
    { at: by.at, who: by.name, what: '撤销', note: by.note },
    tx,
  )
  return open.filter((doc) => doc.leaf)
}

/** The stored nodes nested again, for the rules of the tree. */
export function nestedTree(docs: readonly TaskDoc[], parentId: string | null = null): TreeNode[] {
  return docs
    .filter((doc) => doc.parentId === parentId)
    .map(({ _id, title, requirement, orgId, coOrgIds, handler, weight, limit, amount, milestones }) => ({
      title,
      requirement,
      orgId,
      coOrgIds,
      handlerId: handler?.id ?? null,
      weight,
      limit: limitOf(limit),
      quantity: amount.unit === null ? null : { unit: amount.unit, target: amount.target },
      milestones: milestones ?? [],
      children: nestedTree(docs, String(_id)),
    }))
}

/** A node as the tree shows it. */
export function treeTaskView(doc: TaskDoc, { day, person, org }: Viewing, files: Files): TreeTask {
  const { version, parentId, depth, leaf, no, title, requirement, handler, weight, state } = doc
  const light: LightColour = lightToday(doc, day)
  return {
    ...{
      id: String(doc._id),
      version,
      parentId,
      depth,
      leaf,
      no,
      title,
      requirement,
      handler,
      weight,
      state,
      light,
    },
    org: org(doc.orgId),
    coOrgs: doc.coOrgIds.map(org),
    limit: limitOf(doc.limit),
    clock: clockView(clockFacts(doc), day),
    progress: progressView(doc, day),
    quantity: quantityView(doc),
    period: doc.period ?? null,
    milestones: doc.milestones ?? [],
    attachments: pick(files, doc.attachmentIds),
    allowedActions: taskActions(taskFacts(doc), person),
  }
}

/** A node whose clock starts today. */
export function dispatched(
  doc: TaskDoc,
  { today, calendar }: DayFacts,
  by: { at: Date; warnedThrough: DayFacts['today'] | null },
): Partial<TaskDoc> {
  const { due, tentative, limitDays } = derivedClock(clockOf(limitOf(doc.limit), today), calendar)
  return {
    state: doc.leaf ? 'toSign' : 'inHand',
    listed: doc.leaf,
    dispatchedAt: by.at,
    dispatchedOn: today,
    due,
    dueTentative: tentative,
    dueVersion: 1,
    limitDays,
    warnedThrough: by.warnedThrough,
    changedAt: by.at,
  }
}
