import type { ChangeBody } from '@mingdu/shared/matters/change-requests.api'
import type { ChangeKind } from '@mingdu/shared/matters/change-requests.states'
import type { Matter, TreeTask } from '@mingdu/shared/matters/matters.schema'

export interface ChangeValues {
  kind: ChangeKind
  reason: string
  parent?: string
  taskId?: string
  due?: string | null
  orgId?: string
  handlerId?: string | null
}

/** The first level, which stands below no task. */
export const TOP = 'top'

export function childrenOf(tree: readonly TreeTask[], parent: string): TreeTask[] {
  const parentId = parent === TOP ? null : parent
  return tree.filter((task) => task.parentId === parentId && task.state !== 'cancelled')
}

/** What is still open, as a choice. */
export function openTasks(tree: readonly TreeTask[]): { value: string; label: string }[] {
  return tree
    .filter((task) => task.state !== 'done' && task.state !== 'cancelled')
    .map((task) => ({ value: task.id, label: `${task.no} ${task.title}` }))
}

export function changeBodyOf(
  { kind, reason, taskId = '', due, orgId = '', handlerId }: ChangeValues,
  { version }: Pick<Matter, 'version'>,
  weights: readonly { taskId: string; weight: number }[],
): ChangeBody {
  const base = { version, reason: reason.trim() }
  switch (kind) {
    case 'weights':
      return { kind, ...base, weights: [...weights] }
    case 'deadline':
      return { kind, ...base, taskId, due: due ?? '' }
    case 'leadOrg':
      return { kind, ...base, taskId, orgId, handlerId: handlerId ?? null }
    case 'cancelTask':
      return { kind, ...base, taskId }
    case 'cancelMatter':
      return { kind, ...base }
  }
}
