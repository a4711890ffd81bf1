import type { Tx } from '../../db/connection'
import type { CaseDimensions } from '../rollups/rollups.service'
import { cases, toId, type CaseDoc, type InvitedDoc } from './cases.model'

export type { InvitedDoc }

const PORTION = 1000

/** What of a case its figures are made of: a tenth of it. */
export type CountedDoc = Pick<CaseDoc, '_id' | keyof typeof SAME> & {
  power: { id: string }
  /** Not there while nothing was decided. */
  decision?: { on: string; granted: boolean } | null
  invited?: InvitedDoc | null
}
const SAME = {
  ...{ regionId: 1, orgId: 1, channel: 1, firstReceivedOn: 1, enteredOn: 1, enteredLate: 1 },
  ...{ ended: 1, decideBy: 1, netDays: 1, window: 1 },
} as const
const COUNTED = { ...SAME, 'power.id': 1, 'decision.on': 1, 'decision.granted': 1, invited: 1 }

export function casesByIds(ids: readonly string[], tx: Tx): Promise<CountedDoc[]> {
  return counted({ _id: { $in: ids.map(toId) } }, tx).toArray()
}

/**
 * Notes on the cases themselves what the sums count of their invitations, so that the list behind 评价率 is found by
 * index. No act reads or writes it, so that it makes no new version.
 */
export async function noteInvited(all: ReadonlyMap<string, InvitedDoc | null>, tx?: Tx): Promise<void> {
  if (all.size === 0) return
  const writes = [...all].map(([id, invited]) => ({
    updateOne: { filter: { _id: toId(id) }, update: { $set: { invited } } },
  }))
  await cases.bulkWrite(writes, { ordered: false, ...(tx && { session: tx }) })
}

/** Where these cases stand in the sums, by case. */
export async function placesInSums(ids: readonly string[]): Promise<Map<string, CaseDimensions>> {
  const docs = await counted({ _id: { $in: ids.map(toId) } }).toArray()
  return new Map(
    docs.map(({ _id, regionId, orgId, power, channel, window }) => {
      return [String(_id), { regionId, orgId, powerId: power.id, channel, window }]
    }),
  )
}

/** Every case in portions, by id. */
export async function* everyCase(): AsyncGenerator<CountedDoc[]> {
  let after: CountedDoc['_id'] | null = null
  for (;;) {
    const portion: CountedDoc[] = await counted(after === null ? {} : { _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(PORTION)
      .toArray()
    const last = portion.at(-1)
    if (!last) return
    yield portion
    after = last._id
  }
}

function counted(filter: object, tx?: Tx) {
  return cases.find(filter as never, tx ? { session: tx } : {}).project<CountedDoc>(COUNTED)
}
