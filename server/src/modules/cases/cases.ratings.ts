import type { RatingStage } from '@mingdu/shared/ratings/ratings.states'
import type { Tx } from '../../db/connection'
import { closeInvitations, inviteToRate } from '../ratings/ratings.service'
import type { CaseChange } from './cases.effects'

/** What of a case is rated from when: 受理, 办理 (= entry into 审查), 办结. */
const STAGE_OF: Partial<Record<CaseChange['what'], RatingStage>> = {
  accept: 'accept',
  silence: 'accept',
  startReview: 'handle',
  deliver: 'complete',
}

/** Asks the applicant to rate the stage that a change has reached; a case that breaks off asks no more. */
export async function askToRate({ after, what, by, day, at }: CaseChange, tx: Tx): Promise<void> {
  if (what === 'withdraw' || what === 'terminate') return closeInvitations(String(after._id), tx)
  const stage = STAGE_OF[what]
  if (!stage) return
  const { no, title, regionId, orgId, power, handlerIds, applicant } = after
  await inviteToRate(
    {
      ...{ caseId: String(after._id), caseNo: no, title, regionId, orgId, stage },
      power: { id: power.id, code: power.code, name: power.name },
      ...{ clerk: by, handlerIds },
      raterId: applicant.idMac,
      rater: { name: applicant.name.shown, phone: applicant.phone },
      invitedOn: day.today,
    },
    at,
    tx,
  )
}
