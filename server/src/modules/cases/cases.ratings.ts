import { caseClocks, netWorkdays } from '@mingdu/shared/cases/cases.clock'
import { regimeOf } from '@mingdu/shared/cases/cases.regime'
import { limitWorkdays } from '@mingdu/shared/kernel/clock'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { countWorkdays } from '@mingdu/shared/kernel/work-calendar'
import type { Took } from '@mingdu/shared/ratings/ratings.took'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { RatingStage } from '@mingdu/shared/ratings/ratings.states'
import type { Tx } from '../../db/connection'
import { closeInvitations, inviteToRate, openInvitation } from '../ratings/ratings.service'
import { clockFacts } from './cases.clocks'
import type { CaseChange } from './cases.effects'
import type { CaseDoc } from './cases.repo'
import type { CaseDay } from './cases.view'

/** The stage a change has reached, and what asks to rate it; null when nothing does, or it was rated already. */
export async function invitedBy(
  { after, what }: Pick<CaseChange, 'after' | 'what'>,
  tx: Tx,
): Promise<{ id: Id; stage: RatingStage } | null> {
  const stage = STAGE_OF[what]
  const id = stage ? await openInvitation(String(after._id), stage, tx) : null
  return stage && id !== null ? { id, stage } : null
}

/** What of a case is rated from when: 受理, 办理 (= entry into 审查), 办结. */
const STAGE_OF: Partial<Record<CaseChange['what'], RatingStage>> = {
  accept: 'accept',
  silence: 'accept',
  startReview: 'handle',
  deliver: 'complete',
}

/** How long it took to a stage: to 受理 from the receipt, to the others by the promised clock, pauses taken off. */
function tookTo(stage: RatingStage, doc: CaseDoc, { calendar, today }: CaseDay): Took | null {
  if (stage === 'accept') {
    const promised = doc.stepDays.accept ?? regimeOf(doc.power.type).correctionDays
    return { promised, used: countWorkdays(calendar, plainDate(doc.receivedOn), today) }
  }
  const facts = clockFacts(doc)
  const { promised } = caseClocks(facts)
  if (promised === null) return null
  const until = stage === 'complete' ? (facts.decidedOn ?? today) : today
  return { promised: limitWorkdays(promised, calendar), used: netWorkdays(promised, calendar, until) }
}

/** Asks the applicant to rate the stage that a change has reached; a case that breaks off asks no more. */
export async function askToRate({ after, what, by, day, at }: CaseChange, tx: Tx): Promise<void> {
  if (what === 'withdraw' || what === 'terminate') return closeInvitations(String(after._id), tx)
  const stage = STAGE_OF[what]
  if (!stage) return
  const { no, title, regionId, orgId, power, channel, window, handlerIds, applicant } = after
  await inviteToRate(
    {
      ...{ caseId: String(after._id), caseNo: no, title, regionId, orgId, stage },
      power: { id: power.id, code: power.code, name: power.name, no: power.no },
      ...{ caseChannel: channel, window },
      took: tookTo(stage, after, day),
      ...{ clerk: by, handlerIds },
      raterId: applicant.idMac,
      rater: { name: applicant.name.shown, phone: applicant.phone },
      invitedOn: day.today,
    },
    at,
    tx,
  )
}
