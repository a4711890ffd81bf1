import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { taskNo } from '@mingdu/shared/matters/matters.numbers'
import type { TaskNodeInput } from '@mingdu/shared/matters/matters.schema'
import type { PlacedNode } from '@mingdu/shared/matters/tree.rules'
import { WHOLE } from '@mingdu/shared/tasks/reports.rules'
import type { StoredRef } from '../../db/history'
import { limitDoc } from './tasks.facts'
import { idOf, newId, type TaskDoc } from './tree.repo'

/** What the nodes of a tree repeat of their matter. */
export interface TreeOwner {
  id: string
  no: string | null
  title: string
  category: TaskDoc['category']
  basis: string
  regionId: string
  supervisor: StoredRef
}

/** A known id is kept by the first node that names it; every other node is new. */
export function idsOf(
  placed: readonly PlacedNode<TaskNodeInput>[],
  before: readonly TaskDoc[],
): Map<TaskNodeInput, TaskDoc['_id']> {
  const free = new Set(before.map((doc) => String(doc._id)))
  return new Map(
    placed.map(({ node }) => {
      return [node, node.id !== undefined && free.delete(node.id) ? idOf(node.id) : newId()]
    }),
  )
}

export function draftOf(
  owner: TreeOwner,
  { node, parent, positions, key }: PlacedNode<TaskNodeInput>,
  ids: ReadonlyMap<TaskNodeInput, TaskDoc['_id']>,
  before: readonly TaskDoc[],
  people: ReadonlyMap<string, StoredRef>,
  by: string,
  at: Date,
): TaskDoc {
  const _id = ids.get(node) ?? newId()
  const old = before.find((doc) => doc._id.equals(_id))
  const version = (old?.version ?? 0) + 1
  const { title, requirement, orgId, coOrgIds, weight } = node
  return {
    ...BLANK,
    ...{ _id, version, key, title, requirement, orgId, coOrgIds, weight },
    regionId: owner.regionId,
    matterId: owner.id,
    matterNo: owner.no ?? '',
    matterTitle: owner.title,
    category: owner.category,
    basis: owner.basis,
    supervisor: owner.supervisor,
    parentId: parent ? String(ids.get(parent)) : null,
    parentTitle: parent?.title ?? '',
    depth: positions.length,
    leaf: node.children.length === 0,
    no: taskNo(owner.no, positions),
    handler: (node.handlerId && people.get(node.handlerId)) || null,
    limit: limitDoc(node.limit),
    attachmentIds: node.attachmentIds,
    amount: amountOf(node),
    ...planOf(node),
    history: old ? [] : [{ at, who: by, what: '分解任务', note: '', version }],
    createdAt: old?.createdAt ?? at,
    changedAt: at,
  }
}

/** An inner node is measured by what lies below it. */
function amountOf({ quantity, children }: TaskNodeInput): TaskDoc['amount'] {
  return quantity && children.length === 0
    ? { unit: quantity.unit, target: quantity.target, verified: 0, claimed: 0 }
    : { unit: null, target: WHOLE, verified: 0, claimed: 0 }
}

/** An inner node neither reports nor has milestones of its own. */
function planOf({ period, milestones, children }: TaskNodeInput): Pick<TaskDoc, 'period' | 'milestones'> {
  if (children.length > 0) return { period: null, milestones: [] }
  const plan = milestones.map((point) => ({
    ...point,
    due: plainDate(point.due),
    claimed: false,
    verified: false,
  }))
  return { period: period ?? null, milestones: plan }
}

const BLANK = {
  answeredThrough: null,
  supplementDue: null,
  verified: 0,
  claimed: 0,
  state: 'draft',
  stateBefore: null,
  listed: false,
  dispatchedAt: null,
  dispatchedOn: null,
  due: null,
  dueTentative: false,
  dueVersion: 0,
  limitDays: null,
  segments: [],
  suspension: null,
  signedAt: null,
  closedOn: null,
  pendingReportId: null,
  reportedByOrgId: null,
  reportCount: 0,
  light: 'grey',
  lightRank: 0,
  lightUntil: null,
  wasRed: false,
  warnedThrough: null,
  warnedLight: 'green',
  warnsOn: null,
} as const satisfies Partial<Omit<TaskDoc, 'segments'>> & { segments: [] }
