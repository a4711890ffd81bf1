import { duties, type DutyDoc } from './powers.model'
import type { Tx } from '../../db/connection'

/** Duties of one version of each power, in their order. */
export async function dutiesAt(
  pairs: readonly { powerId: string; no: number }[],
  tx?: Tx,
): Promise<Map<string, DutyDoc[]>> {
  const found = new Map<string, DutyDoc[]>(pairs.map(({ powerId }) => [powerId, []]))
  if (pairs.length === 0) return found
  const noOf = new Map(pairs.map(({ powerId, no }) => [powerId, no]))
  const docs = await duties
    .find({ powerId: { $in: [...noOf.keys()] } }, tx ? { session: tx } : {})
    .sort({ powerId: 1, order: 1, _id: 1 })
    .toArray()
  for (const duty of docs) if (standsIn(duty, noOf.get(duty.powerId))) found.get(duty.powerId)?.push(duty)
  return found
}

/** The duties among these ids. */
export function dutiesById(ids: readonly DutyDoc['_id'][]): Promise<DutyDoc[]> {
  return duties
    .find({ _id: { $in: [...ids] } })
    .sort({ powerId: 1, order: 1, _id: 1 })
    .toArray()
}

export function standsIn({ sinceNo, untilNo }: DutyDoc, no: number | undefined): boolean {
  return no !== undefined && sinceNo <= no && (untilNo === null || untilNo > no)
}

/** Every duty that these powers have or had. */
export async function dutyIdsOf(powerIds: readonly string[], tx?: Tx): Promise<string[]> {
  const docs = await duties
    .find({ powerId: { $in: [...powerIds] } }, { projection: { _id: 1 }, ...(tx ? { session: tx } : {}) })
    .sort({ powerId: 1, order: 1, _id: 1 })
    .toArray()
  return docs.map(({ _id }) => String(_id))
}
