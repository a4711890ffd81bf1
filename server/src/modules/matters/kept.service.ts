import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Actor, Reader, Scope } from '../../http/actor'
import { orgsById, withMerged } from '../orgs/orgs.service'
import { taskIdsOfMatters } from '../tasks/matter-of.service'
import { keptMatters, mattersKeptFrom } from './kept.repo'

export { isAnyKept, keptFromOf } from './kept.repo'

/**
 * What an actor carries of the matters that came from a clue about them. Stands apart so that whoever makes actors may
 * ask it. Source: 信访工作条例 §30.
 */
export async function hiddenFrom({ accountIds, orgIds }: Reader): Promise<Pick<Actor, 'hidden'>> {
  return withTasks(await mattersKeptFrom([...accountIds, ...orgIds]))
}

/** The same for what every unit reads: whatever is kept from one of them. */
export async function hiddenFromUnits(): Promise<Pick<Scope, 'hidden'>> {
  return withTasks(await keptMatters())
}

async function withTasks(matterIds: readonly Id[]): Promise<Pick<Scope, 'hidden'>> {
  if (matterIds.length === 0) return {}
  return { hidden: [...matterIds, ...(await taskIdsOfMatters(matterIds))] }
}

/** Matters that must not reach a unit, for whatever would give it many at once. */
export async function mattersKeptFromOrg(orgId: Id, tx?: Tx): Promise<Id[]> {
  return mattersKeptFrom(await idsOfOrg(orgId), tx)
}

/** Ids by which a unit may be kept out: its own, those above it, and those that went up in one of them. */
export async function idsOfOrg(orgId: Id): Promise<readonly Id[]> {
  const org = (await orgsById([orgId])).get(orgId)
  return withMerged([...(org?.path ?? []), orgId])
}
