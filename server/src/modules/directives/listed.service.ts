import { DIRECTIVE_STATES } from '@mingdu/shared/directives/directives.states'
import { directiveState } from '@mingdu/shared/directives/directives.rules'
import type { Tx } from '../../db/connection'
import { directivesOfTasks } from './directives.repo'
import { directiveFacts, ownerOf } from './owner.service'

/** Those about these tasks that nobody answered yet, with whose they are. */
export async function unansweredAbout(taskIds: readonly string[], today: string, tx?: Tx) {
  return (await directivesOfTasks(taskIds, tx))
    .filter(({ answered }) => !answered)
    .map((doc) => ({
      ...{ id: String(doc._id), no: doc.no, title: doc.demand, due: doc.due, regionId: doc.regionId },
      ...{ orgId: ownerOf(doc).id, state: DIRECTIVE_STATES[directiveState(directiveFacts(doc), today)] },
    }))
}
