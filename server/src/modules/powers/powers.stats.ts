import { keysOf } from '@mingdu/shared/kernel/keys'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { CoverageRow, PowerStats } from '@mingdu/shared/powers/powers.schema'
import { CHANGE_KINDS, POWER_STATES } from '@mingdu/shared/powers/powers.states'
import type { Scope } from '../../http/actor'
import { publishedLists } from '../duty-lists/duty-lists.service'
import { allOrgs, orgIdsOf, regionIdOf, type OrgNode } from '../orgs/orgs.service'
import { orgReach } from './powers.scope'
import { monthChanges, rollupOf } from './rollup'
import type { Group } from './rollup.repo'

/**
 * The list at a glance. `total`, `duties`, types and orgs count what is in force; states and kinds count every power
 * of the list, so that the five states add up to it.
 */
export async function powerStats(
  scope: Scope,
  { orgId, asOf, today }: { orgId?: Id | undefined; asOf?: string | undefined; today: string },
): Promise<PowerStats> {
  const day = asOf ?? today
  const { covers } = await orgReach(scope, orgId)
  const groups = (await rollupOf(day === today ? null : day)).filter((group) => covers(group.orgId))
  const changes = (await monthChanges(day.slice(0, 7), day)).filter((change) => covers(change.orgId))
  const inForce = groups.filter(({ state }) => state === 'inForce')
  return {
    asOf: day,
    total: sum(inForce, 'count'),
    duties: sum(inForce, 'duties'),
    states: keysOf(POWER_STATES).map((state) => ({ state, count: countOf(groups, 'state', state) })),
    kinds: keysOf(CHANGE_KINDS).map((kind) => ({ kind, count: countOf(groups, 'kind', kind) })),
    types: typesOf(inForce),
    orgs: await orgRows(inForce),
    month: keysOf(CHANGE_KINDS).map((kind) => ({ kind, count: countOf(changes, 'kind', kind) })),
  }
}

/** The units of the scope with powers in force, in the order of the tree. */
export async function orgCounts(
  scope: Scope,
): Promise<{ org: { id: Id; name: string }; count: number; guides: number }[]> {
  const groups = await inForceOf(scope)
  const rows = (await allOrgs()).map((node) => {
    const own = groups.filter(({ orgId }) => orgId === node.id)
    return { org: refOf(node), count: sum(own, 'count'), guides: sum(own, 'guides') }
  })
  return rows.filter(({ count }) => count > 0)
}

/** How far each unit's list and guides are done. */
export async function coverage(scope: Scope): Promise<CoverageRow[]> {
  const [groups, lists, { covers }] = [await inForceOf(scope), await listsOf(scope), await orgReach(scope)]
  const rows = (await allOrgs())
    .filter(({ id }) => covers(id))
    .map((node) =>
      coverageRow(
        node,
        groups.filter(({ orgId }) => orgId === node.id),
        lists.get(node.id),
      ),
    )
  return rows.filter(({ powers, dutyListPublished }) => powers > 0 || dutyListPublished)
}

function coverageRow(
  node: OrgNode,
  own: readonly Group[],
  list: { disputed: number } | undefined,
): CoverageRow {
  const guides = sum(own, 'guides')
  return {
    org: refOf(node),
    powers: sum(own, 'count'),
    duties: sum(own, 'duties'),
    dutiesWithoutBasis: sum(own, 'dutiesWithoutBasis'),
    powersWithoutDuties: sum(own, 'withoutDuties'),
    disputedBoundaries: list?.disputed ?? 0,
    guides,
    guideScore: guides === 0 ? null : Math.round(sum(own, 'score') / guides),
    dutyListPublished: list !== undefined,
  }
}

async function listsOf(scope: Scope): Promise<Map<Id, { disputed: number }>> {
  const reach = await orgIdsOf(scope)
  const regions = new Set(await Promise.all((reach ?? (await allOrgs()).map(({ id }) => id)).map(regionIdOf)))
  const lists = await Promise.all([...regions].map(publishedLists))
  return new Map(lists.flatMap((of) => [...of]))
}

async function inForceOf(scope: Scope): Promise<Group[]> {
  const [groups, { covers }] = [await rollupOf(null), await orgReach(scope)]
  return groups.filter(({ orgId, state }) => state === 'inForce' && covers(orgId))
}

function typesOf(groups: readonly Group[]): PowerStats['types'] {
  const types = [...new Set(groups.map(({ type }) => type))].sort()
  return types.map((type) => ({ type, count: countOf(groups, 'type', type) }))
}

async function orgRows(groups: readonly Group[]): Promise<PowerStats['orgs']> {
  const held = new Set(groups.map(({ orgId }) => orgId))
  return (await allOrgs())
    .filter(({ id }) => held.has(id))
    .map((node) => {
      const own = groups.filter(({ orgId }) => orgId === node.id)
      return { org: refOf(node), count: sum(own, 'count'), duties: sum(own, 'duties') }
    })
}

function sum(
  groups: readonly Group[],
  key: 'count' | 'duties' | 'dutiesWithoutBasis' | 'withoutDuties' | 'guides' | 'score',
): number {
  return groups.reduce((total, group) => total + group[key], 0)
}

function countOf<K extends string>(
  rows: readonly ({ count: number } & Record<K, string>)[],
  key: K,
  value: string,
) {
  return rows.filter((row) => row[key] === value).reduce((total, { count }) => total + count, 0)
}

function refOf({ id, name }: OrgNode) {
  return { id, name }
}
