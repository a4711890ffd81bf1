import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Scope } from '../../http/actor'
import { MatterModel, type MatterDoc } from './matters.model'
import { scopeFilter } from './matters.repo'

/** Who asked whom, of every matter dispatched from one day through another; those called off are left out. */
export async function itemsDispatched(
  scope: Scope,
  from: PlainDate,
  through: PlainDate,
): Promise<Pick<MatterDoc, 'officeId' | 'orgIds'>[]> {
  return (await MatterModel.collection
    .find(
      {
        $and: [
          scopeFilter(scope),
          { dispatchedOn: { $gte: from, $lte: through }, state: { $ne: 'cancelled' } },
        ],
      },
      { projection: { officeId: 1, orgIds: 1 } },
    )
    .sort({ _id: 1 })
    .toArray()) as unknown as Pick<MatterDoc, 'officeId' | 'orgIds'>[]
}
