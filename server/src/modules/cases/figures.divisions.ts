import { sumCounts } from '@mingdu/shared/cases/cases.rollups'
import { allOrgs } from '../orgs/orgs.service'
import type { RatedCounts } from './figures'

/** Units that stand for a 行政区划: regions, and the towns and streets in them. */
const DIVISIONS: ReadonlySet<string> = new Set(['region', 'street'])

/**
 * The counts of units as those of the divisions they lie in: each with everything below it, as the list behind it. Of
 * those further up only what is within reach.
 */
export async function byDivision(
  counted: ReadonlyMap<string, RatedCounts>,
  orgIds: readonly string[] | null,
): Promise<Map<string, RatedCounts>> {
  const orgs = new Map((await allOrgs()).map((org) => [org.id, org]))
  const reached = orgIds && new Set(orgIds)
  const divisions = new Map<string, RatedCounts>()
  for (const [orgId, counts] of counted) {
    let isNearest = true
    for (let org = orgs.get(orgId); org; org = orgs.get(org.parentId ?? '')) {
      if (!DIVISIONS.has(org.kind)) continue
      if (isNearest || !reached || reached.has(org.id))
        divisions.set(org.id, added(divisions.get(org.id), counts))
      isNearest = false
    }
  }
  return divisions
}

function added(known: RatedCounts | undefined, counts: RatedCounts): RatedCounts {
  if (!known) return counts
  return {
    within: sumCounts([known.within, counts.within]),
    before: sumCounts([known.before, counts.before]),
    lateOpen: known.lateOpen + counts.lateOpen,
  }
}
