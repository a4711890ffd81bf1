import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { DayUnit } from '@mingdu/shared/kernel/work-calendar'
import type { TaskNodeDraft, TreeTask } from '@mingdu/shared/matters/matters.schema'
import type { Period } from '@mingdu/shared/tasks/tasks.states'

/** A limit while it is being typed. */
export type EditLimit =
  { kind: 'date'; due: string | null } | { kind: 'days'; n: number | null; unit: DayUnit }

/** A milestone while it is being typed. */
export interface EditMilestone {
  title: string
  due: string | null
  weight: number | null
}

/** A node of the decomposition while it is being edited; `key` stays the same through every move. */
export interface EditNode {
  key: string
  id: string | null
  title: string
  requirement: string
  orgId: string | null
  coOrgIds: string[]
  handlerId: string | null
  weight: number | null
  limit: EditLimit
  quantity: { unit: string; target: number | null } | null
  period: Period | null
  milestones: EditMilestone[]
  attachments: readonly FileInfo[]
  children: EditNode[]
}

let made = 0

/** A new node; it takes the org and the limit of the node it is made beside. */
export function newNode(beside?: Pick<EditNode, 'orgId' | 'limit'>): EditNode {
  made += 1
  return {
    key: `new-${made}`,
    id: null,
    title: '',
    requirement: '',
    orgId: beside?.orgId ?? null,
    coOrgIds: [],
    handlerId: null,
    weight: null,
    limit: beside ? { ...beside.limit } : { kind: 'date', due: null },
    quantity: null,
    period: null,
    milestones: [],
    attachments: [],
    children: [],
  }
}

/** The tree of a matter (flat, parents first) as nested nodes. */
export function nodesOf(tree: readonly TreeTask[], parentId: string | null = null): EditNode[] {
  return tree
    .filter((task) => task.parentId === parentId)
    .map((task) => ({
      key: task.id,
      id: task.id,
      title: task.title,
      requirement: task.requirement,
      orgId: task.org.id,
      coOrgIds: task.coOrgs.map((org) => org.id),
      handlerId: task.handler?.id ?? null,
      weight: task.weight,
      limit: task.limit,
      quantity: task.quantity && { unit: task.quantity.unit, target: task.quantity.target },
      period: task.period,
      milestones: task.milestones.map(({ title, due, weight }) => ({ title, due, weight })),
      attachments: task.attachments,
      children: nodesOf(tree, task.id),
    }))
}

/** What is sent. Only called when nothing is missing; a parent's quantity is dropped: its progress is rolled up. */
export function draftsOf(nodes: readonly EditNode[]): TaskNodeDraft[] {
  return nodes.map((node) => ({
    ...(node.id === null ? {} : { id: node.id }),
    title: node.title.trim(),
    requirement: node.requirement.trim(),
    orgId: node.orgId ?? '',
    coOrgIds: node.coOrgIds,
    handlerId: node.handlerId,
    weight: node.weight ?? 0,
    limit: limitOf(node.limit),
    quantity: quantityOf(node),
    period: node.children.length > 0 ? null : node.period,
    milestones: milestonesOf(node),
    attachmentIds: node.attachments.map((file) => file.id),
    children: draftsOf(node.children),
  }))
}

function limitOf(limit: EditLimit): TaskNodeDraft['limit'] {
  return limit.kind === 'date'
    ? { kind: 'date', due: limit.due ?? '' }
    : { kind: 'days', n: limit.n ?? 0, unit: limit.unit }
}

function milestonesOf({ milestones, children }: EditNode): NonNullable<TaskNodeDraft['milestones']> {
  if (children.length > 0) return []
  return milestones.map(({ title, due, weight }) => ({
    title: title.trim(),
    due: due ?? '',
    weight: weight ?? 0,
  }))
}

function quantityOf({ quantity, children }: EditNode): TaskNodeDraft['quantity'] {
  return quantity === null || children.length > 0
    ? null
    : { unit: quantity.unit.trim(), target: quantity.target ?? 0 }
}
