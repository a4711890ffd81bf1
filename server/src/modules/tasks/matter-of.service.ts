/** Which tasks belong to which matters, for whoever may not import more of tasks. */
export { matterIdsOfTasks, taskIdsOfMatters } from './matter-of.repo'
