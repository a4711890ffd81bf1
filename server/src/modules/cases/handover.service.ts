import { CASE_STATES } from '@mingdu/shared/cases/cases.states'
import type { Tx } from '../../db/connection'
import { casesOfReviewer, openCasesOf } from './cases.handover.repo'

/** Open cases that this person of this org examines, as a list shows them; no applicant is named. */
export async function casesHeldBy(personId: string, orgId: string, tx?: Tx) {
  return (await casesOfReviewer(personId, orgId, tx)).map(({ _id, no, title, state, due, ...where }) => ({
    ...{ id: String(_id), no, title, orgId: where.orgId, regionId: where.regionId },
    ...{ state: CASE_STATES[state], due: due || null },
  }))
}

/** Open cases of an org, as a list shows them; no applicant is named. */
export async function openCasesOfOrg(orgId: string, limit: number, tx?: Tx) {
  return (await openCasesOf(orgId, limit, tx)).map(({ _id, no, title, state, due }) => ({
    ...{ id: String(_id), no, title, state: CASE_STATES[state], due: due || null },
  }))
}
