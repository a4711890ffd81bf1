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
import { scopeFor, type Actor, type Scope } from '../../http/actor'
import { readRoute, type Route } from '../../http/routes'
import { keepSlow } from '../../kept'
import type { Parts } from '../../parts'
import { unissuedRows } from '../matters/standing.service'
import {
  dueGroups,
  lightGroups,
  overdueByOrg,
  overdueTasks,
  type DueGroup,
  type LightGroup,
} from '../tasks/figures.service'
import { rowView, viewingOf, type Viewing } from '../tasks/viewing.service'
import { decisionsFor } from './dashboard.decisions'
import { figuresOf, type Unissued } from './dashboard.figures'

const OVERDUE_SHOWN = 20

export function dashboardRoutes(_parts: Parts): readonly Route[] {
  return [
    readRoute(dashboardApi.get, async ({ scope, actor, time }) => {
      const viewing = await viewingOf(actor, time)
      const { today } = viewing.day
      const [decisions, overdue, { value, at }] = await Promise.all([
        decisionsFor(actor, viewing, time),
        overdueTasks(scope, OVERDUE_SHOWN),
        kept(keyOf(scope, actor, today), () => standingNow(scope, actor, today)),
      ])
      const { groups, dues, unissued, late } = value
      return {
        today,
        age: Math.floor((Date.now() - at) / 1000),
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

/** How everything in hand stands: of a city's tasks it takes seconds to count. */
interface Standing {
  groups: LightGroup[]
  dues: DueGroup[]
  unissued: Unissued | null
  late: Awaited<ReturnType<typeof overdueByOrg>>
}

const kept = keepSlow<Standing>({ max: 100 })

async function standingNow(scope: Scope, actor: Actor, today: PlainDate): Promise<Standing> {
  const month = monthAround(today)
  const [groups, dues, unissued, late] = await Promise.all([
    lightGroups(scope),
    dueGroups(scope, earlierOf(firstWeek(today), month.from), month.through),
    unissuedOf(actor, today),
    overdueByOrg(scope, addDays(today, -8), today),
  ])
  return { groups, dues, unissued, late }
}

function keyOf(scope: Scope, actor: Actor, today: PlainDate): string {
  return JSON.stringify([scope, scopeFor(actor, 'bottleneck.read'), today])
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
