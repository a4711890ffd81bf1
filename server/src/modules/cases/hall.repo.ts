import { CASE_ENDS, CASE_STATES, type CaseState } from '@mingdu/shared/cases/cases.states'
import { cases, type CaseDoc } from './cases.model'

/** Whose cases a hall shows: a region's, or some units'. */
export type HallPlace = { regionId: string } | { orgIds: readonly string[] }

const COUNTED = {
  power: 1,
  receivedOn: 1,
  acceptedOn: 1,
  legalDays: 1,
  promisedDays: 1,
  segments: 1,
  decision: 1,
  state: 1,
  ended: 1,
} as const
/** What of a case its limit is worked out from. */
export type CountedDoc = Pick<
  CaseDoc,
  'power' | 'receivedOn' | 'acceptedOn' | 'legalDays' | 'promisedDays' | 'segments' | 'decision'
> &
  Pick<CaseDoc, 'state' | 'ended'>

const LISTED = { no: 1, title: 1, 'power.id': 1, applicant: 1, ended: 1 } as const
export type ListedDoc = Pick<CaseDoc, 'no' | 'title' | 'ended' | 'applicant'> & { power: { id: string } }

const IN_HAND = (Object.keys(CASE_STATES) as CaseState[]).filter(
  (state) => state !== 'draft' && !(state in CASE_ENDS),
)
const BEFORE_DECISION = IN_HAND.filter((state) => state !== 'making' && state !== 'delivering')

/** Counts of one day; each reads an index alone. */
export async function countDay(place: HallPlace, today: string) {
  const count = (filter: object) => cases.countDocuments({ ...at(place), ...filter } as never)
  const [received, ended, inHand, dueToday] = await Promise.all([
    count({ firstReceivedOn: today }),
    count({ 'ended.on': today }),
    count({ state: { $in: IN_HAND } }),
    count({ due: today }),
  ])
  return { received, ended, inHand, dueToday }
}

/** Delivered since a day, the last first. */
export function lastDelivered(place: HallPlace, since: string, limit: number): Promise<ListedDoc[]> {
  return cases
    .find({ ...at(place), 'ended.on': { $gte: since }, 'ended.as': 'completed' } as never)
    .project<ListedDoc>(LISTED)
    .sort({ 'ended.on': -1, _id: -1 })
    .limit(limit)
    .toArray()
}

/** Results that wait to be collected, those whose day of delivery is nearest first. */
export async function waiting(place: HallPlace, limit: number): Promise<{ n: number; docs: ListedDoc[] }> {
  const filter = { ...at(place), state: 'delivering' } as never
  const docs = cases.find(filter).project<ListedDoc>(LISTED).sort({ due: 1, _id: 1 }).limit(limit).toArray()
  const [n, first] = await Promise.all([cases.countDocuments(filter), docs])
  return { n, docs: first }
}

/** Accepted cases that were decided since a day, and those that are late and undecided. */
export async function countedCases(
  place: HallPlace,
  { decidedSince, today }: { decidedSince: string; today: string },
): Promise<CountedDoc[]> {
  const read = (filter: object) =>
    cases
      .find({ ...at(place), ...filter } as never)
      .project<CountedDoc>(COUNTED)
      .toArray()
  const [decided, late] = await Promise.all([
    read({ 'decision.on': { $gte: decidedSince } }),
    read({ state: { $in: BEFORE_DECISION }, due: { $gt: '', $lt: today } }),
  ])
  return [...decided, ...late]
}

/** How many ended since a day, by item. */
export async function endedByItem(place: HallPlace, since: string): Promise<Map<string, number>> {
  const groups = await cases
    .aggregate<{ _id: string; n: number }>([
      { $match: { ...at(place), 'ended.on': { $gte: since } } },
      { $group: { _id: '$power.id', n: { $sum: 1 } } },
    ])
    .toArray()
  return new Map(groups.map(({ _id, n }) => [_id, n]))
}

function at(place: HallPlace): Record<string, unknown> {
  return 'regionId' in place ? { regionId: place.regionId } : { orgId: { $in: [...place.orgIds] } }
}
