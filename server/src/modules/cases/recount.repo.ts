import { CASE_ENDS } from '@mingdu/shared/cases/cases.states'
import { cases, toId } from './cases.model'
import type { CaseDoc } from './cases.repo'
import type { JointDoc } from './joint.model'
import { jointSteps } from './joint.model'
import { RecountModel, type RecountDoc } from './recount.model'
import type { Tx } from '../../db/connection'

export type { RecountDoc }

export async function recountState(): Promise<RecountDoc | null> {
  return RecountModel.findById('calendar').lean<RecountDoc>()
}

/** Written by the one worker that holds the lease of the job. */
export async function putRecountState({ _id, ...state }: RecountDoc): Promise<void> {
  await RecountModel.updateOne({ _id }, { $set: state }, { upsert: true })
}

/** Open cases by id after one. */
export function openCases(after: string | null, limit: number): Promise<Pick<CaseDoc, '_id'>[]> {
  const open = { state: { $nin: [...Object.keys(CASE_ENDS), 'draft'] } } as never
  return cases
    .find(after === null ? open : { $and: [open, { _id: { $gt: toId(after) } }] })
    .project<Pick<CaseDoc, '_id'>>({ _id: 1 })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

/** The limit of a step after another calendar; its version stays, for nobody acted on it. */
export async function moveStep(
  { _id }: Pick<JointDoc, '_id'>,
  set: Pick<JointDoc, 'due' | 'tentative'>,
  tx: Tx,
): Promise<void> {
  await jointSteps.updateOne({ _id }, { $set: set }, { session: tx })
}
