import type { Id } from '@mingdu/shared/kernel/ids'
import type { BasisKind } from '@mingdu/shared/matters/matters.states'
import { MatterModel } from './matters.model'

/** Matters whose 立项依据 is of one of these kinds; without a scope, which stays with whoever asks. */
export async function matterIdsOfBasis(kinds: readonly BasisKind[]): Promise<Id[]> {
  const rows = await MatterModel.collection
    .find({ 'basis.kind': { $in: [...kinds] } }, { projection: { _id: 1 } })
    .sort({ _id: 1 })
    .toArray()
  return rows.map(({ _id }) => String(_id))
}
