/** What the desk and its figures ask of the tasks; every answer within a scope. */
export { dueGroups, lightGroups, type DueGroup, type LightGroup } from './figures.repo'
export { listTasks, listWaiting, overdueTasks, type TaskRowDoc } from './tasks.repo'
export { dueByOrg, openCounts, overdueByOrg, type OpenCount } from './region.repo'
export { NO_NAMES } from './tasks.filters'
