import mongoose from 'mongoose'
import { cases, type CaseDoc } from './cases.model'

/** Stands among the answers of every case that was made up for the size of a city. */
export const SEEDED = { demo: '城市规模演示' } as const
const OURS = { 'answers.demo': SEEDED.demo }

export function countSeeded(): Promise<number> {
  return cases.countDocuments(OURS)
}

export async function removeSeeded(): Promise<void> {
  await cases.deleteMany(OURS)
}

export async function insertSeeded(docs: readonly CaseDoc[]): Promise<void> {
  if (docs.length > 0) await cases.insertMany(docs, { ordered: false })
}

export function newCaseId(): CaseDoc['_id'] {
  return new mongoose.Types.ObjectId()
}

/** What ratings of a case are made of. */
export type RatedCase = Pick<
  CaseDoc,
  | '_id'
  | 'no'
  | 'title'
  | 'regionId'
  | 'orgId'
  | 'handlerIds'
  | 'stages'
  | 'ended'
  | 'reviewer'
  | 'channel'
  | 'window'
> & {
  power: CaseDoc['power']
  applicant: Pick<CaseDoc['applicant'], 'idMac' | 'name' | 'phone'>
}
const RATED = {
  ...{ no: 1, title: 1, regionId: 1, orgId: 1, handlerIds: 1, stages: 1, ended: 1, reviewer: 1, power: 1 },
  ...{ channel: 1, window: 1 },
  ...{ 'applicant.idMac': 1, 'applicant.name': 1, 'applicant.phone': 1 },
} as const
const PORTION = 1000

/** Every case that was made up, by id in portions. */
export async function* seededCases(): AsyncGenerator<RatedCase[]> {
  let after: RatedCase['_id'] | null = null
  for (;;) {
    const portion: RatedCase[] = await cases
      .find((after === null ? OURS : { ...OURS, _id: { $gt: after } }) as never)
      .project<RatedCase>(RATED)
      .sort({ _id: 1 })
      .limit(PORTION)
      .toArray()
    const last = portion.at(-1)
    if (!last) return
    yield portion
    after = last._id
  }
}
