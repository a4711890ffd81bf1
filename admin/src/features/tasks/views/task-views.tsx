import { TaskBoard } from './board'
import { TaskCalendar } from './calendar'
import { TaskSchedule } from './schedule'
import type { TaskViewProps } from './view-query'
import './views.css'

/** How the tasks of a query can be looked at. */
export const TASK_VIEWS = { list: '列表', board: '看板', calendar: '日历', schedule: '时间表' } as const
export type TaskView = keyof typeof TASK_VIEWS

export function taskViewOf(text: string | null): TaskView {
  return text !== null && Object.hasOwn(TASK_VIEWS, text) ? (text as TaskView) : 'list'
}

/** The view in place of the table; nothing for the list itself. */
export function TaskViewBody({ as, ...props }: TaskViewProps & { as: Exclude<TaskView, 'list'> }) {
  if (as === 'board') return <TaskBoard {...props} />
  return as === 'calendar' ? <TaskCalendar {...props} /> : <TaskSchedule {...props} />
}
