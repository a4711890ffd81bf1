import { successionNote } from '@mingdu/shared/successions/successions.rules'
import type { Org } from '@mingdu/shared/orgs/orgs.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { countActiveBelow, readOrg, updateOrg, type OrgDoc } from './orgs.repo'
import { orgIdsOf } from './orgs.service'

/** A unit in scope as the running transaction reads it, with how many units in use stand below it. */
export async function orgWithBelow(id: Id, scope: Scope, tx: Tx): Promise<{ org: OrgDoc; below: number }> {
  const reach = await orgIdsOf(scope)
  const org = found(reach && !reach.includes(id) ? null : await readOrg(id, tx))
  return { org, below: await countActiveBelow(id, tx) }
}

/**
 * 撤销: the unit is over from today on and names its successor; its record and its names stay as they are.
 * @throws Refused `version.stale`
 */
export async function abolishOrg(
  org: OrgDoc,
  seen: number,
  successor: NonNullable<Org['successor']>,
  reason: string,
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<number> {
  refuseStale(org, seen)
  const note = `${successionNote(org.name, successor.name, successor.documentNo)}。${reason}`
  const line = { at: new Date(time.now()), who: actor.name, what: '并入撤销', note, version: org.version + 1 }
  const set = { status: 'disabled' as const, successor }
  return found(await updateOrg(String(org._id), org.version, set, line, tx)).version
}
