import { hallApi, type Hall } from '@mingdu/shared/cases/hall.api'
import { readRoute, type Route } from '../../http/routes'
import { holdLately } from '../../paper/held'
import { hallOrg, showHall, type SlowPart } from './hall.service'

/** Every screen of a hall asks at the same time: the answer of the first is that of all for so long. */
const SHOWN_MS = 5000
const SLOW_MS = 10 * 60_000

/** 大厅屏. */
export function hallRoutes(): readonly Route[] {
  const shown = holdLately<Hall>(300, 60_000)
  const slow = holdLately<SlowPart>(300, 2 * SLOW_MS)
  return [
    readRoute(hallApi.show, async ({ query, time }) => {
      const org = await hallOrg(query.orgId)
      const during = (ms: number) => `${org.id} ${Math.floor(time.now() / ms)}`
      return shown.get(during(SHOWN_MS), () =>
        showHall(org, time, (work) => slow.get(`${during(SLOW_MS)} ${time.today()}`, work)),
      )
    }),
  ]
}
