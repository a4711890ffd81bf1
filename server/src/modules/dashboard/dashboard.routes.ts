import { dashboardApi } from '@mingdu/shared/dashboard/dashboard.api'
import {
  earlierOf,
  firstWeek,
  gotWorse,
  monthAround,
  weeksThrough,
} from '@mingdu/shared/dashboard/dashboard.rules'
import type { LightColour } from '@mingdu/shared/kernel/light'
import { addDays, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { scopeFor, type Actor } from '../../http/actor'
import { readRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { unissuedRows } from '../matters/standing.service'
import { dueGroups, lightGroups, overdueByOrg, overdueTasks, type LightGroup } from '../tasks/figures.service'
import { rowView, viewingOf, type Viewing } from '../tasks/viewing.service'
import { decisionsFor } from './dashboard.decisions'
import { figuresOf, type Unissued } from './dashboard.figures'

const OVERDUE_SHOWN = 20

export function dashboardRoutes(_parts: Parts): readonly Route[] {
  return [
    readRoute(dashboardApi.get, async ({ scope, actor, time }) => {
      const viewing = await viewingOf(actor, time)
      const { today } = viewing.day
      const month = monthAround(today)
      const [decisions, groups, dues, overdue, unissued, late] = await Promise.all([
        decisionsFor(actor, viewing, time),
        lightGroups(scope),
        dueGroups(scope, earlierOf(firstWeek(today), month.from), month.through),
        overdueTasks(scope, OVERDUE_SHOWN),
        unissuedOf(actor, today),
        overdueByOrg(scope, addDays(today, -8), today),
      ])
      return {
        today,
        decisions,
        figures: figuresOf(groups, dues, today, unissued),
        orgLights: orgLightsOf(groups, viewing),
        overdue: overdue.map((doc) => rowView(doc, viewing)),
        worse: gotWorse(late, today).map(({ orgId, before, now }) => ({
          org: viewing.org(orgId),
          before,
          now,
        })),
        weeks: weeksThrough(dues, today),
        lights: lightsOf(groups),
      }
    }),
  ]
}

/** 漏报 is shown to those who supervise; null: not to this person. */
async function unissuedOf(actor: Actor, today: PlainDate): Promise<Unissued | null> {
  const scope = scopeFor(actor, 'bottleneck.read')
  return scope && unissuedRows(scope, { category: null, matterIds: [] }, today, 0)
}

type Lights = Record<LightColour, number>

function lightsOf(groups: readonly LightGroup[]): Lights {
  const lights: Lights = { red: 0, yellow: 0, green: 0, grey: 0, recovered: 0 }
  for (const { light, n } of groups) lights[light] += n
  return lights
}

/** Most red first, then most yellow, then by name. */
function orgLightsOf(groups: readonly LightGroup[], viewing: Viewing) {
  const orgIds = [...new Set(groups.map((group) => group.orgId))]
  const rows = orgIds.map((orgId) => {
    const own = groups.filter((group) => group.orgId === orgId)
    return { org: viewing.org(orgId), ...lightsOf(own), total: own.reduce((sum, { n }) => sum + n, 0) }
  })
  return rows.sort(
    (a, b) => b.red - a.red || b.yellow - a.yellow || a.org.name.localeCompare(b.org.name, 'zh'),
  )
}
