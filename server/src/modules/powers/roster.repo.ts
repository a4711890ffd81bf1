import { powers, type PowerDoc } from './powers.model'

/** What is held of every power to count and to find by text. */
export type RosterDoc = Pick<
  PowerDoc,
  | '_id'
  | 'regionId'
  | 'orgId'
  | 'code'
  | 'name'
  | 'mainName'
  | 'type'
  | 'source'
  | 'state'
  | 'kind'
  | 'from'
  | 'dutyCount'
  | 'dutiesWithoutBasis'
  | 'guide'
  | 'checks'
  | 'changedAt'
>

const HELD = {
  ...{ regionId: 1, orgId: 1, code: 1, name: 1, mainName: 1, type: 1, source: 1, state: 1, kind: 1 },
  ...{ from: 1, dutyCount: 1, dutiesWithoutBasis: 1, guide: 1, checks: 1, changedAt: 1 },
} as const

/** What tells that something changed, from index entries alone: how many there are, the newest, how many are recent. */
export async function rosterMark(
  recentMs: number,
): Promise<{ mark: string; since: Date | null; count: number }> {
  const newest = await powers
    .find({}, { projection: { changedAt: 1 } })
    .sort({ changedAt: -1, _id: -1 })
    .limit(1)
    .toArray()
  const [last] = newest
  if (!last) return { mark: '', since: null, count: 0 }
  const since = new Date(last.changedAt.getTime() - recentMs)
  // when the newest is that old, nothing stamped before it can still commit: only something newer can come
  const settled = Date.now() - last.changedAt.getTime() > 2 * recentMs
  const [count, recent] = await Promise.all([
    powers.countDocuments({}),
    settled ? -1 : powers.countDocuments({ changedAt: { $gte: since } }),
  ])
  return { mark: [count, last.changedAt.getTime(), recent].join(' '), since, count }
}

/** Powers changed since a moment, or every one. */
export function rosterDocs(since: Date | null): Promise<RosterDoc[]> {
  return powers
    .find(since === null ? {} : { changedAt: { $gte: since } }, { projection: HELD })
    .sort({ changedAt: 1, _id: 1 })
    .toArray() as Promise<RosterDoc[]>
}
