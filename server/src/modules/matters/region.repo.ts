import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { MatterState } from '@mingdu/shared/matters/matters.states'
import type { Scope } from '../../http/actor'
import { MatterModel } from './matters.model'
import { scopeFilter } from './matters.repo'

/** Issued matters that these orgs lead and whose deadline lies in a period, by org and state; cancelled ones excluded. */
export async function mattersByLead(
  scope: Scope,
  orgIds: readonly string[],
  from: PlainDate,
  through: PlainDate,
): Promise<{ orgId: string; state: MatterState; n: number }[]> {
  const counted = {
    ...{ leadOrgId: { $in: [...orgIds] }, dispatchedOn: { $gt: '' } },
    ...{ state: { $ne: 'cancelled' }, due: { $gte: from, $lte: through } },
  }
  const groups = await MatterModel.collection
    .aggregate<{ _id: { orgId: string; state: MatterState }; n: number }>([
      { $match: { $and: [scopeFilter(scope), counted] } },
      { $group: { _id: { orgId: '$leadOrgId', state: '$state' }, n: { $sum: 1 } } },
    ])
    .toArray()
  return groups.map(({ _id, n }) => ({ ..._id, n }))
}
