import { isPlainDate, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import { endOf, walkDays, type WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { planRefusal } from '@mingdu/shared/tasks/milestones.rules'
import type { ApiError } from '../../../api/api-error'
import type { EditLimit, EditNode } from './edit-node'
import { findNode, flatten, nodeAt, weightSum, type Forest } from './edit-tree'

export type NodeField =
  | 'title'
  | 'requirement'
  | 'orgId'
  | 'coOrgIds'
  | 'handlerId'
  | 'weight'
  | 'limit'
  | 'quantity'
  | 'period'
  | 'milestones'
  | 'attachmentIds'

export interface TreeProblem {
  /** null: the group of root tasks. */
  key: string | null
  /** `group`: the weights of the node's children. */
  field: NodeField | 'group'
  text: string
}

export interface TreeFrame {
  matterTitle: string
  matterDue: string
  today: string
  calendar: WorkCalendar
}

/** The end of a limit if it were sent out today; null while it is incomplete. */
export function dueOf(
  limit: EditLimit,
  { today, calendar }: Pick<TreeFrame, 'today' | 'calendar'>,
): { date: PlainDate; tentative: boolean } | null {
  if (limit.kind === 'date')
    return limit.due !== null && isPlainDate(limit.due) ? { date: limit.due, tentative: false } : null
  if (limit.n === null || limit.n < 1 || limit.n > 750) return null
  return endOf(walkDays(calendar, plainDate(today), limit.n, limit.unit), limit.unit)
}

/** Everything the server would refuse, told while editing; the server has the last word. */
export function treeProblems(forest: Forest, frame: TreeFrame): TreeProblem[] {
  return [...groupProblems(forest, null, frame.matterTitle), ...belowProblems(forest, frame, frame.matterDue)]
}

/** A refusal of the server at the node and field it is about; null when it names none. */
export function problemOf(error: ApiError, forest: Forest): TreeProblem[] {
  const fields = error.fields.flatMap((f) => fieldProblem(f.path, f.message, forest))
  if (fields.length > 0) return fields
  const { task, parent } = error.details
  const byTitle = (title: unknown) =>
    flatten(forest).find(({ node }) => node.title.trim() === title)?.node.key
  const key = byTitle(task)
  if (key !== undefined) return [{ key, field: FIELD_OF_REFUSAL[error.code] ?? 'title', text: error.message }]
  if (error.code === 'tree.weights')
    return [{ key: byTitle(parent) ?? null, field: 'group', text: error.message }]
  return []
}

const FIELD_OF_REFUSAL: Partial<Record<ApiError['code'], NodeField>> = {
  'tree.deadline': 'limit',
  'tree.past': 'limit',
  'tree.org': 'orgId',
  'tree.co-org': 'coOrgIds',
  'tree.handler': 'handlerId',
  'tree.milestone-weights': 'milestones',
  'tree.milestone-due': 'milestones',
  'tree.milestone-quantity': 'milestones',
}

function belowProblems(forest: Forest, frame: TreeFrame, parentDue: string): TreeProblem[] {
  return forest.flatMap((node) => {
    const own = nodeProblems(node, frame, parentDue)
    const group = groupProblems(node.children, node.key, node.title)
    const due = dueOf(node.limit, frame)?.date ?? parentDue
    return [...own, ...group, ...belowProblems(node.children, frame, due)]
  })
}

function groupProblems(group: Forest, key: string | null, parent: string): TreeProblem[] {
  const sum = weightSum(group)
  if (group.length === 0 || sum === 100) return []
  return [{ key, field: 'group', text: refusalText('tree.weights', { parent, sum }) }]
}

function nodeProblems(node: EditNode, frame: TreeFrame, parentDue: string): TreeProblem[] {
  const found: [NodeField, string | null][] = [
    ['title', titleProblem(node.title)],
    ['requirement', markProblem(node.requirement)],
    ['orgId', node.orgId === null ? '请选主办单位' : null],
    ['coOrgIds', coOrgProblem(node)],
    ['weight', weightProblem(node.weight)],
    ['limit', limitProblem(node, frame, parentDue)],
    ['quantity', quantityProblem(node)],
    ['milestones', milestonesProblem(node, frame, parentDue)],
  ]
  return found.flatMap(([field, text]) => (text === null ? [] : [{ key: node.key, field, text }]))
}

function titleProblem(title: string): string | null {
  return title.trim().length < 4 ? '名称至少 4 个字' : markProblem(title)
}

function markProblem(text: string): string | null {
  const word = classifiedMark(text)
  return word === null ? null : refusalText('text.classified', { word })
}

function coOrgProblem({ title, orgId, coOrgIds }: EditNode): string | null {
  return orgId !== null && coOrgIds.includes(orgId) ? refusalText('tree.co-org', { task: title }) : null
}

function weightProblem(weight: number | null): string | null {
  return weight === null || !Number.isInteger(weight) || weight < 1 || weight > 100
    ? '权重是 1 到 100 的整数'
    : null
}

function limitProblem({ title, limit }: EditNode, frame: TreeFrame, parentDue: string): string | null {
  const end = dueOf(limit, frame)
  if (end === null) return limit.kind === 'date' ? '请选限期' : '天数是 1 到 750 的整数'
  if (end.date < frame.today) return refusalText('tree.past', { task: title, due: end.date })
  return end.date > parentDue ? refusalText('tree.deadline', { task: title, due: end.date, parentDue }) : null
}

function quantityProblem({ quantity, children }: EditNode): string | null {
  if (quantity === null || children.length > 0) return null
  if (quantity.unit.trim() === '') return '请填单位，如：处、户、公里'
  return quantity.target === null || quantity.target < 1 ? '目标至少 1' : null
}

function milestonesProblem(node: EditNode, frame: TreeFrame, parentDue: string): string | null {
  const { milestones, children, quantity, title, limit } = node
  if (milestones.length === 0 || children.length > 0) return null
  if (milestones.some((point) => point.title.trim().length < 2)) return '请写明每个节点，至少 2 个字'
  const plan = milestones.flatMap(({ title: name, due, weight }) =>
    due !== null && isPlainDate(due) && weight !== null ? [{ title: name, due, weight }] : [],
  )
  if (plan.length < milestones.length) return '请给每个节点选限期、填权重'
  const due = dueOf(limit, frame)?.date ?? plainDate(parentDue)
  const refusal = planRefusal(title, plan, { today: plainDate(frame.today), due, counted: quantity !== null })
  return refusal && refusalText(refusal.code, refusal.details)
}

/** `body.tasks.0.children.1.weight` → the node at [0, 1] and its field. */
function fieldProblem(path: string, text: string, forest: Forest): TreeProblem[] {
  const places = [...path.matchAll(/(?:tasks|children)\.(\d+)/g)].map((match) => Number(match[1]))
  const node = places.length > 0 ? nodeAt(forest, places) : null
  if (!node || !findNode(forest, node.key)) return []
  const rest = path.split(/(?:tasks|children)\.\d+/).at(-1) ?? ''
  const field = rest.replace(/^\./, '').split('.')[0] ?? ''
  return [{ key: node.key, field: isField(field) ? field : 'title', text }]
}

const FIELDS: readonly string[] = [
  'title',
  'requirement',
  'orgId',
  'coOrgIds',
  'handlerId',
  'weight',
  'limit',
  'quantity',
  'period',
  'milestones',
  'attachmentIds',
]

function isField(field: string): field is NodeField {
  return FIELDS.includes(field)
}
