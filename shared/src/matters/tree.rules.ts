import { type PlainDate, plainDate } from '../kernel/plain-date'
import { weightsRefusal } from '../kernel/progress'
import type { Refusal } from '../kernel/refusals'
import type { WorkCalendar } from '../kernel/work-calendar'
import { clockOf, derivedClock } from '../tasks/clock.rules'
import { planRefusal } from '../tasks/milestones.rules'
import type { TaskLimit } from '../tasks/tasks.schema'
import { classifiedRefusal } from './matters.rules'
import { sortKey } from './matters.numbers'
import { MAX_TREE_DEPTH } from './matters.states'

/** What a rule sees of a node; its children nested. */
export interface TreeNode {
  title: string
  requirement: string
  orgId: string
  coOrgIds: readonly string[]
  handlerId?: string | null | undefined
  weight: number
  limit: TaskLimit
  quantity?: { unit: string; target: number } | null | undefined
  milestones?: readonly { title: string; due: string; weight: number }[] | undefined
  children: readonly TreeNode[]
}

/** What the tree stands in: the matter, the day, and who exists. */
export interface TreeSurroundings {
  title: string
  due: PlainDate
  today: PlainDate
  calendar: WorkCalendar
  isActiveOrg(orgId: string): boolean
  /** Org of an active person; null when there is no such person. */
  orgOfPerson(personId: string): string | null
}

/** The first thing wrong with a tree, level by level; null when it may be saved and dispatched today. */
export function treeRefusal(nodes: readonly TreeNode[], around: TreeSurroundings): Refusal | null {
  return levelRefusal(nodes, around.title, around.due, 1, around)
}

/** The day by which a task would be due if it were dispatched on this day. */
export function dueIfDispatched(limit: TaskLimit, on: PlainDate, calendar: WorkCalendar): PlainDate {
  return limit.kind === 'date' ? plainDate(limit.due) : derivedClock(clockOf(limit, on), calendar).due
}

/** A node of the nested tree with its place. */
export interface PlacedNode<N> {
  node: N
  parent: N | null
  /** From 1, by level: [2, 1] is the first task below the second. */
  positions: number[]
  key: string
}

/** The tree as a list, parents before their children, in the order of the tree. */
export function flattenTree<N extends { children: readonly N[] }>(nodes: readonly N[]): PlacedNode<N>[] {
  const walk = (siblings: readonly N[], parent: N | null, above: readonly number[]): PlacedNode<N>[] =>
    siblings.flatMap((node, i) => {
      const positions = [...above, i + 1]
      return [{ node, parent, positions, key: sortKey(positions) }, ...walk(node.children, node, positions)]
    })
  return walk(nodes, null, [])
}

function levelRefusal(
  nodes: readonly TreeNode[],
  parent: string,
  parentDue: PlainDate,
  depth: number,
  around: TreeSurroundings,
): Refusal | null {
  if (nodes.length === 0) return null
  if (depth > MAX_TREE_DEPTH) return { code: 'tree.too-deep', details: { limit: MAX_TREE_DEPTH } }
  const weights = weightsRefusal(nodes.map((node) => node.weight))
  if (weights) return { code: 'tree.weights', details: { parent, sum: weights.sum } }
  return firstOf(nodes, (node) => nodeRefusal(node, parentDue, depth, around))
}

function nodeRefusal(
  node: TreeNode,
  parentDue: PlainDate,
  depth: number,
  around: TreeSurroundings,
): Refusal | null {
  const due = dueIfDispatched(node.limit, around.today, around.calendar)
  return (
    classifiedRefusal(node.title, node.requirement) ??
    peopleRefusal(node, around) ??
    dueRefusal(node.title, due, parentDue, around.today) ??
    milestoneRefusal(node, due, around.today) ??
    levelRefusal(node.children, node.title, due, depth + 1, around)
  )
}

/** An inner node is measured by what lies below it. */
function milestoneRefusal(node: TreeNode, due: PlainDate, today: PlainDate): Refusal | null {
  if (node.children.length > 0) return null
  const plan = (node.milestones ?? []).map((point) => ({ ...point, due: plainDate(point.due) }))
  const marked = classifiedRefusal(...plan.map(({ title }) => title))
  return marked ?? planRefusal(node.title, plan, { today, due, counted: node.quantity != null })
}

function peopleRefusal(node: TreeNode, around: TreeSurroundings): Refusal | null {
  const task = node.title
  if (!around.isActiveOrg(node.orgId)) return { code: 'tree.org', details: { task } }
  const orgs = [node.orgId, ...node.coOrgIds]
  const doubled = new Set(orgs).size !== orgs.length
  if (doubled || !node.coOrgIds.every((id) => around.isActiveOrg(id)))
    return { code: 'tree.co-org', details: { task } }
  if (node.handlerId == null) return null
  return around.orgOfPerson(node.handlerId) === node.orgId
    ? null
    : { code: 'tree.handler', details: { task } }
}

function dueRefusal(task: string, due: PlainDate, parentDue: PlainDate, today: PlainDate): Refusal | null {
  if (due < today) return { code: 'tree.past', details: { task, due } }
  return due > parentDue ? { code: 'tree.deadline', details: { task, due, parentDue } } : null
}

function firstOf<T>(items: readonly T[], rule: (item: T) => Refusal | null): Refusal | null {
  for (const item of items) {
    const refusal = rule(item)
    if (refusal) return refusal
  }
  return null
}
