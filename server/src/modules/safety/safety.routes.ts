import { safetyApi } from '@mingdu/shared/safety/safety.api'
import { decideRefusal } from '@mingdu/shared/safety/safety.rules'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { found, refuseIf, refuseStale } from '../../refused'
import { digestOf } from '../../seal-box'
import { listChecks, readCheck, writeDecision } from './safety.repo'
import { checkView } from './safety.view'

/** What the machine held back, and a person's word on it. */
export const safetyRoutes: readonly Route[] = [
  readRoute(safetyApi.list, async ({ scope, query }) => {
    const page = await listChecks(scope, query)
    return { ...page, items: page.items.map(checkView) }
  }),
  writeRoute(safetyApi.decide, async ({ actor, scope, params, body, time }, tx) => {
    const check = found(await readCheck(scope, params.id, tx))
    refuseStale(check, body.version)
    refuseIf(decideRefusal(check, actor.id))
    const { pass, note } = body
    const at = new Date(time.now())
    const what = pass ? '复核：可以公开' : '复核：不得公开'
    const decision = { by: { id: actor.id, name: actor.name }, at, pass, note }
    const decided = found(await writeDecision(check, decision, { at, who: actor.name, what, note }, tx))
    const result = checkView(decided)
    const { id, version, state } = result
    return {
      result,
      subject: { kind: 'safetyCheck', id, name: decided.subjectName },
      digests: [digestOf({ id, version, state })],
      note: `${what}（${note}）`,
    }
  }),
]
