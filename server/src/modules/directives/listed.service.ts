import { DIRECTIVE_LEVELS } from '@mingdu/shared/directives/directives.states'
import type { Tx } from '../../db/connection'
import { directivesOfTasks } from './directives.repo'

/** 督查通知 about these tasks, as a list shows them. */
export async function directivesAbout(taskIds: readonly string[], tx?: Tx) {
  return (await directivesOfTasks(taskIds, tx)).map(({ _id, no, level, demand, due }) => ({
    ...{ id: String(_id), no, title: demand, state: DIRECTIVE_LEVELS[level], due },
  }))
}
