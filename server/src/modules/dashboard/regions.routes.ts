import { monthAround, onTimeRate } from '@mingdu/shared/dashboard/dashboard.rules'
import {
  emptyTally,
  regionFigures,
  worstFirst,
  type OrgTally,
  type RegionFigures,
} from '@mingdu/shared/dashboard/regions.rules'
import { regionsApi } from '@mingdu/shared/dashboard/regions.api'
import { plainDate, yearOf, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { plannedPoints } from '@mingdu/shared/tasks/light.rules'
import type { Actor, Scope } from '../../http/actor'
import { readRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { mattersByLead } from '../matters/desk.service'
import { allOrgs, orgIdsOf, orgsById, subtreeIds, type OrgNode } from '../orgs/orgs.service'
import { dayFacts } from '../tasks/day.service'
import { dueByOrg, openCounts } from '../tasks/figures.service'

/** Regions and units from the top a person sees down to one unit, without a map. */
export const regionsRoutes: readonly Route[] = [
  readRoute(regionsApi.get, async ({ scope, actor, query, time }) => {
    const day = await dayFacts(time)
    const { org, trail, below } = await placeOf(scope, actor, query.orgId)
    const { from, through } = query.period === 'year' ? yearAround(day.today) : monthAround(day.today)
    const counted = [...new Set([org.id, ...below.flatMap(({ ids }) => ids)])]
    const tallies = await talliesOf(scope, counted, { from, through }, day)
    const of = (ids: readonly string[]) => regionFigures(ids.flatMap((id) => tallies.get(id) ?? []))
    const ref = ({ id, name }: OrgNode) => ({ id, name })
    const rows = below.map(({ node, ids }) => ({
      ...{ org: ref(node), kind: node.kind, own: false, below: ids.length > 1, figures: of(ids) },
      gone: node.status === 'disabled',
    }))
    const own = { org: ref(org), kind: org.kind, own: true, below: false, figures: of([org.id]) }
    return {
      ...{ org: ref(org), trail: trail.map(ref), from, through },
      total: of(counted),
      rows: [
        // what is disabled stays as long as something of it is counted
        ...worstFirst(rows.filter(({ gone, figures }) => !gone || counts(figures))),
        ...(below.length === 0 || counts(own.figures) ? [own] : []),
      ],
    }
  }),
]

interface Place {
  org: OrgNode
  trail: OrgNode[]
  /** Units right below, each with everything below it that the person sees. */
  below: { node: OrgNode; ids: readonly string[] }[]
}

/** The unit in view; another one than the top must lie within what the person sees. @throws Refused `record.missing` */
async function placeOf(scope: Scope, actor: Actor, orgId: string | undefined): Promise<Place> {
  const [seen, orgs] = await Promise.all([orgIdsOf(scope), allOrgs()])
  const sees = (id: string) => seen === null || seen.includes(id)
  const top = scope.kind === 'region' || scope.kind === 'all' ? actor.regionId : actor.orgId
  const id = orgId ?? top
  const org = found(sees(id) ? (await orgsById([id])).get(id) : null)
  const trail = org.path.flatMap((at) => (sees(at) ? (orgs.find((one) => one.id === at) ?? []) : []))
  const children = orgs.filter((one) => one.parentId === id && sees(one.id))
  const below = await Promise.all(
    children.map(async (node) => ({ node, ids: (await subtreeIds(node.id)).filter(sees) })),
  )
  return { org, trail, below }
}

async function talliesOf(
  scope: Scope,
  orgIds: readonly string[],
  { from, through }: { from: PlainDate; through: PlainDate },
  day: DayFacts,
): Promise<Map<string, OrgTally>> {
  const [open, dues, matters] = await Promise.all([
    openCounts(scope, orgIds),
    dueByOrg(scope, orgIds, from, through),
    mattersByLead(scope, orgIds, from, through),
  ])
  const tallies = new Map(orgIds.map((id) => [id, emptyTally(id)]))
  const of = (orgId: string) => tallies.get(orgId) ?? emptyTally(orgId)
  for (const task of open) {
    const tally = of(task.orgId)
    tally.lights[task.light] += 1
    if (task.state === 'suspended') continue
    tally.scheduled += 1
    if (task.verified >= plannedPoints(task, day)) tally.onSchedule += 1
  }
  for (const group of dues) {
    const { all, onTime } = onTimeRate([group], from, through, day.today)
    const tally = of(group.orgId)
    tally.due += all
    tally.onTime += onTime
  }
  for (const { orgId, state, n } of matters) {
    const tally = of(orgId)
    tally.matters += n
    if (state === 'closed' || state === 'longTerm') tally.closed += n
  }
  return tallies
}

function counts({ open, onTime, closed }: RegionFigures): boolean {
  return open + onTime.n + closed.n > 0
}

function yearAround(today: PlainDate): { from: PlainDate; through: PlainDate } {
  return { from: plainDate(`${yearOf(today)}-01-01`), through: plainDate(`${yearOf(today)}-12-31`) }
}
