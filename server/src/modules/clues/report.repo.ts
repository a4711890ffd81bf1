import { clues, EndorsementModel, type ClueDoc } from './clues.model'

const FIELDS = [
  'kind',
  'state',
  'createdAt',
  'closedAt',
  'due',
  'answeredAt',
  'resolution',
  'rated',
  'matter',
] as const satisfies readonly (keyof ClueDoc)[]

/** Nothing that says who sent it, whom it is about or what it says. */
export type ReportableClue = Pick<ClueDoc, '_id' | (typeof FIELDS)[number]>

const PROJECTION = Object.fromEntries(FIELDS.map((field) => [field, 1 as const]))

/** In the order of their ids, behind one of them. */
export function reportablesAfter(after: ClueDoc['_id'] | null, limit: number): Promise<ReportableClue[]> {
  return clues
    .find(after ? { _id: { $gt: after } } : {}, { projection: PROJECTION })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

/** 附议 by month; those from before months were noted have none. */
export async function endorsementsByMonth(): Promise<Map<string, number>> {
  const rows = await EndorsementModel.aggregate<{ _id: string; n: number }>([
    { $group: { _id: '$month', n: { $sum: 1 } } },
  ])
  return new Map(rows.map(({ _id, n }) => [_id, n]))
}
