import { hallApi, type Hall } from '@mingdu/shared/cases/hall.api'
import { holdFor } from '../../held'
import { readRoute, type Route } from '../../http/routes'
import { hallOrg, showHall, type SlowPart } from './hall.service'

/** Every screen of a hall asks at the same time: the answer of the first is that of all. */
const SHOWN_MS = 5000
const SLOW_MS = 10 * 60_000

/** 大厅屏. */
export function hallRoutes(): readonly Route[] {
  const shown = holdFor<Hall>(SHOWN_MS)
  const slow = holdFor<SlowPart>(SLOW_MS)
  return [
    readRoute(hallApi.show, async ({ query, time }) => {
      const org = await hallOrg(query.orgId)
      const now = time.now()
      return shown(org.id, now, () => showHall(org, time, (key, work) => slow(key, now, work)))
    }),
  ]
}
