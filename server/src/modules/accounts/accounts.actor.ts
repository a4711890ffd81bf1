import { permissionsOf } from '@mingdu/shared/accounts/permissions'
import type { Actor } from '../../http/actor'
import { hiddenFrom } from '../matters/kept.service'
import { orgsById, regionIdOf, subtreeIds, withMerged } from '../orgs/orgs.service'
import type { AccountDoc } from './accounts.repo'

/** Who an account is to the rest of the product, through one session. */
export async function actorOf(
  account: AccountDoc,
  session: { id: string; channel: Actor['channel']; actingUnder?: string },
): Promise<Actor> {
  const { orgId, roles } = account
  const [orgs, subtree, regionId] = await Promise.all([
    orgsById([orgId]),
    // what a unit left behind is read and answered by whoever stands in its place
    subtreeIds(orgId).then(withMerged),
    regionIdOf(orgId),
  ])
  const org = orgs.get(orgId)
  const chain = [...(org?.path ?? []), orgId]
  const id = String(account._id)
  const reader = { accountIds: [id], orgIds: await withMerged(chain) }
  return {
    id,
    name: account.name,
    orgId,
    orgName: org?.name ?? '',
    orgPath: chain.slice(Math.max(0, chain.indexOf(regionId))),
    subtree,
    regionId,
    roles,
    permissions: new Set(permissionsOf(roles)),
    sessionId: session.id,
    side: 'official',
    channel: session.channel,
    reader,
    ...(await hiddenFrom(reader)),
    ...(session.actingUnder ? { hatId: session.actingUnder } : {}),
  }
}
