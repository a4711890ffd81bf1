import { taskRangesApi } from '@mingdu/shared/tasks/ranges.api'
import { readRoute, type Route } from '../../http/routes'
import { monthOfTasks, scheduleOfTasks } from './ranges.service'

/** Tasks by day and by span. Before `/tasks/:id`, which would take their names for ids. */
export const taskRangesRoutes: readonly Route[] = [
  readRoute(taskRangesApi.month, (request) => monthOfTasks(request.query, request)),
  readRoute(taskRangesApi.schedule, (request) => scheduleOfTasks(request.query, request)),
]
