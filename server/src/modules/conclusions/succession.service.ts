import {
  CONCLUSION_STATE_ACTS,
  CONCLUSION_STATES,
  type ConclusionState,
} from '@mingdu/shared/conclusions/conclusions.states'
import type { Tx } from '../../db/connection'
import { conclusionsOf } from './conclusions.repo'

const OPEN = (Object.keys(CONCLUSION_STATE_ACTS) as ConclusionState[]).filter(
  (state) => Object.keys(CONCLUSION_STATE_ACTS[state]).length > 0,
)

/** 督查结论 of an org of which an act is open, as a list shows them. */
export async function openConclusionsOfOrg(orgId: string, limit: number, tx?: Tx) {
  return (await conclusionsOf(orgId, OPEN, limit, tx)).map(({ _id, no, matter, state }) => ({
    ...{ id: String(_id), no: no ?? '', title: matter.title, state: CONCLUSION_STATES[state], due: null },
  }))
}
