import { CASE_ENDS } from '@mingdu/shared/cases/cases.states'
import { TAKEABLE } from '@mingdu/shared/cases/assign.rules'
import type { Tx } from '../../db/connection'
import { CaseModel, type CaseDoc } from './cases.model'

export type HeldCase = Pick<CaseDoc, '_id' | 'no' | 'title' | 'orgId' | 'regionId' | 'state' | 'due'>

const SHOWN = { no: 1, title: 1, orgId: 1, regionId: 1, state: 1, due: 1 }

/** Cases of an org that this person examines, as long as somebody else may be given them. */
export async function casesOfReviewer(personId: string, orgId: string, tx?: Tx): Promise<HeldCase[]> {
  const filter = { orgId, 'reviewer.id': personId, state: { $in: [...TAKEABLE] } }
  return (await CaseModel.collection
    .find(filter, { projection: SHOWN, ...(tx ? { session: tx } : {}) })
    .sort({ due: 1, _id: 1 })
    .limit(300)
    .toArray()) as unknown as HeldCase[]
}

/** Open cases of an org, nearest deadline first; drafts of applicants are none. */
export async function openCasesOf(orgId: string, limit: number, tx?: Tx): Promise<HeldCase[]> {
  const filter = { orgId, state: { $nin: ['draft', ...Object.keys(CASE_ENDS)] } }
  return (await CaseModel.collection
    .find(filter, { projection: SHOWN, ...(tx ? { session: tx } : {}) })
    .sort({ due: 1, _id: 1 })
    .limit(limit)
    .toArray()) as unknown as HeldCase[]
}
