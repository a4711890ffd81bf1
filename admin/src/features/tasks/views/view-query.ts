import type { api } from '../../../api/client.gen'

/** What the list asks for, without page and order: the same for every view of it. */
export type TaskAsk = Omit<
  NonNullable<NonNullable<Parameters<typeof api.tasks.list>[0]>['query']>,
  'cursor' | 'limit' | 'sort'
>

export interface TaskViewProps {
  ask: TaskAsk
  open: string | null
  onOpen: (id: string) => void
}
