import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import { ratings, toId, type RatingDoc } from './ratings.model'
import { OPEN_STATES } from './ratings.repo'

/** The 差评 of these cases, in their order. */
export function rectifiedOfCases(caseIds: readonly Id[], tx?: Tx): Promise<RatingDoc[]> {
  return ratings
    .find(
      { caseId: { $in: [...caseIds] }, 'rectification.state': { $gt: '' } } as never,
      tx ? { session: tx } : {},
    )
    .sort({ caseId: 1, _id: 1 })
    .toArray()
}

/** The cases that these ratings are of, by rating; ids of anything else are not in it. */
export async function casesOfRatings(ids: readonly Id[]): Promise<Map<Id, Id>> {
  if (ids.length === 0) return new Map()
  const docs = await ratings.find({ _id: { $in: ids.map(toId) } }, { projection: { caseId: 1 } }).toArray()
  return new Map(docs.map(({ _id, caseId }) => [String(_id), caseId]))
}

export type ChangedRating = Pick<RatingDoc, '_id' | 'caseId' | 'changedAt'>
const CHANGED = { caseId: 1, changedAt: 1 } as const

/** 差评 with a limit that ended before a day and runs on, by id, after one. */
export function casesOfLate(today: string, after: Id | null, limit: number): Promise<ChangedRating[]> {
  const late = {
    'rectification.state': { $in: [...OPEN_STATES] },
    'rectification.due': { $gt: '', $lt: today },
    ...(after === null ? {} : { _id: { $gt: toId(after) } }),
  }
  return ratings
    .find(late as never, { projection: CHANGED })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

/** 差评 that changed at this moment or later, oldest change first, after one. */
export function changedRectifications(
  since: Date,
  after: ChangedRating | null,
  limit: number,
): Promise<ChangedRating[]> {
  const from = after?.changedAt ?? since
  const beyond = after && {
    $or: [{ changedAt: { $gt: from } }, { changedAt: from, _id: { $gt: after._id } }],
  }
  const wanted = { changedAt: { $gte: from }, 'rectification.state': { $gt: '' }, ...beyond }
  return ratings
    .find(wanted as never, { projection: CHANGED })
    .sort({ changedAt: 1, _id: 1 })
    .limit(limit)
    .toArray()
}
