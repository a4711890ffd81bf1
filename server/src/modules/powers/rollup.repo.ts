import type { ChangeKind, PowerState } from '@mingdu/shared/powers/powers.states'
import { STATE_AFTER } from '@mingdu/shared/powers/powers.states'
import { versions } from './powers.model'

/** Counts of the powers that are alike in all of this. */
export interface Group {
  orgId: string
  type: string
  state: PowerState
  kind: ChangeKind
  count: number
  duties: number
  dutiesWithoutBasis: number
  /** Powers that have no duties at all. */
  withoutDuties: number
  guides: number
  /** Sum of the completeness of their guides. */
  score: number
}

const SUMS = {
  count: { $sum: 1 },
  duties: { $sum: '$dutyCount' },
  dutiesWithoutBasis: { $sum: '$dutiesWithoutBasis' },
}

/** The versions that held on a day, by unit, type and kind. */
export async function groupAsOf(day: string): Promise<Group[]> {
  const rows = await versions
    .aggregate<
      { _id: { orgId: string; type: string; kind: ChangeKind } } & Pick<
        Group,
        'count' | 'duties' | 'dutiesWithoutBasis'
      >
    >([
      { $match: { from: { $lte: day }, until: { $gt: day } } },
      { $group: { _id: { orgId: '$orgId', type: '$type', kind: '$kind' }, ...SUMS } },
    ])
    .toArray()
  return rows.map(({ _id, ...sums }) => ({
    ..._id,
    state: STATE_AFTER[_id.kind],
    ...sums,
    withoutDuties: 0,
    guides: 0,
    score: 0,
  }))
}

/** Changes that took effect from `first` to `last`, by unit and kind. */
export async function groupChanges(
  first: string,
  last: string,
): Promise<{ orgId: string; kind: ChangeKind; count: number }[]> {
  const rows = await versions
    .aggregate<{ _id: { orgId: string; kind: ChangeKind }; count: number }>([
      { $match: { from: { $gte: first, $lte: last } } },
      { $group: { _id: { orgId: '$orgId', kind: '$kind' }, count: { $sum: 1 } } },
    ])
    .toArray()
  return rows.map(({ _id, count }) => ({ ..._id, count }))
}
