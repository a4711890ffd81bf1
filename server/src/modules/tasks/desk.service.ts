import { LEVEL_PERMISSION, taskActRefusal } from '@mingdu/shared/tasks/acts.rules'
import type { AskedKind, ExtensionLevel } from '@mingdu/shared/tasks/acts.states'
import { scopeFor, type Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { actMoment } from './acts.moment'
import { actFacts } from './tasks.facts'
import { askedTasks, type AskedTaskDoc } from './tasks.repo'
import type { Viewing } from './viewing.service'

export type { AskedTaskDoc }

/** The levels at which this person decides extensions; empty: at none. */
export function extensionLevelsOf({ permissions }: Pick<Actor, 'permissions'>): ExtensionLevel[] {
  const levels = Object.keys(LEVEL_PERMISSION) as ExtensionLevel[]
  return levels.filter((level) => permissions.has(LEVEL_PERMISSION[level]))
}

/** Tasks whose 退回 or 延期 waits for this person, by the same rules as the decisions themselves. */
export async function asksToDecide(
  kind: AskedKind,
  actor: Actor,
  { day, person }: Viewing,
  time: BusinessTime,
  limit: number,
): Promise<AskedTaskDoc[]> {
  const levels = extensionLevelsOf(actor)
  const decides = kind === 'return' ? scopeFor(actor, 'task.direct') : levels.length > 0
  const scope = scopeFor(actor, 'task.read')
  if (!decides || !scope) return []
  const [docs, moment] = await Promise.all([askedTasks(scope, kind, levels, limit), actMoment(time, day)])
  const act = kind === 'return' ? 'decideReturn' : 'decideExtension'
  return docs.filter((doc) => taskActRefusal(actFacts(doc), act, person, moment) === null)
}
