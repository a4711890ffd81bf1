import { MATTER_CATEGORIES } from '@mingdu/shared/matters/matters.states'
import type { SearchEntry, SearchSource } from '../search/search.service'
import { dispatchedAfter, dispatchedById, type FindableTask } from './search.repo'

const PORTION = 1000

/** Dispatched tasks, for whoever may read them: by title, number, requirement and the title of their matter. */
export const taskSearch: SearchSource = {
  kind: 'task',
  permission: 'task.read',
  async *readAll() {
    for (let after: FindableTask | undefined; ;) {
      const tasks = await dispatchedAfter(after?._id ?? null, PORTION)
      if (tasks.length > 0) yield tasks.map(taskEntry)
      after = tasks.at(-1)
      if (!after || tasks.length < PORTION) return
    }
  },
  async readSome(ids) {
    return (await dispatchedById(ids)).map(taskEntry)
  },
}

function taskEntry(task: FindableTask): SearchEntry {
  const id = String(task._id)
  return {
    kind: 'task',
    ...{ id, openId: id, title: task.title, code: task.no },
    text: [task.requirement, task.matterTitle].filter((part) => part !== '').join(' '),
    type: MATTER_CATEGORIES[task.category],
    ...{ regionId: task.regionId, orgId: task.orgId, coOrgIds: task.coOrgIds },
    handlerId: task.handler?.id ?? null,
  }
}
