import { isBeforeApproval } from '@mingdu/shared/confirmations/confirmations.rules'
import { concernRefusal, MATTER_RULES } from '@mingdu/shared/matters/matters.rules'
import { MATTER_STATES, type MatterAction, type MatterState } from '@mingdu/shared/matters/matters.states'
import { scopeFor, type Actor } from '../../http/actor'
import { actingPerson } from '../tasks/acting.service'
import { matterFacts } from './matters.facts'
import { mattersInState, type MatterRowDoc } from './matters.repo'

export { mattersByLead } from './region.repo'

/** A matter that waits for one act of this person. */
export interface MatterToDecide {
  action: WaitingAct
  matter: Pick<MatterRowDoc, 'title' | 'no' | 'leadOrgId' | 'due' | 'createdBy' | 'counts'> & { id: string }
}

const LOOK_AT = 20
/** Of those that wait for approval few concern people: so many are looked at in each state. */
const BEFORE_APPROVAL_MOST = 200

/** What each act waits for: the state it starts from, and what of it the database can tell. */
const WAITING = [
  { action: 'approve', state: 'draft', where: {} },
  { action: 'issue', state: 'approved', where: { 'counts.total': { $gt: 0 } } },
  { action: 'complete', state: 'issued', where: { verified: 10_000 } },
  { action: 'complete', state: 'reopened', where: { verified: 10_000 } },
  { action: 'firstReview', state: 'applied', where: {} },
  { action: 'verifyClose', state: 'reviewed', where: {} },
  { action: 'approveClose', state: 'completed', where: {} },
  { action: 'close', state: 'noticed', where: {} },
] as const satisfies readonly { action: MatterAction; state: MatterState; where: Record<string, unknown> }[]
/** An act that a matter may wait for. */
export type WaitingAct = (typeof WAITING)[number]['action']

/** The matters on which this person may act now, by the same rules as the acts themselves. */
export async function mattersToDecide(actor: Actor, limit = LOOK_AT): Promise<MatterToDecide[]> {
  const scope = scopeFor(actor, 'matter.read')
  if (!scope) return []
  const person = actingPerson(actor)
  const found = await Promise.all(
    WAITING.map(async ({ action, state, where }) => {
      const matters = await mattersInState(scope, state, where, Math.max(limit, LOOK_AT))
      const mine = matters.filter((matter) => MATTER_RULES[action](matterFacts(matter), person) === null)
      return mine.map((matter) => ({ action, matter: { ...matter, id: String(matter._id) } }))
    }),
  )
  return found.flat()
}

/** Matters between 办结申请 and approval whose concerned this person may ask, most urgent first. */
export async function mattersToConfirm(actor: Actor): Promise<MatterToDecide['matter'][]> {
  const scope = scopeFor(actor, 'matter.verifyClose')
  if (!scope) return []
  const person = actingPerson(actor)
  const states = (Object.keys(MATTER_STATES) as MatterState[]).filter(isBeforeApproval)
  const found = await Promise.all(
    states.map((state) => mattersInState(scope, state, {}, BEFORE_APPROVAL_MOST)),
  )
  return found
    .flat()
    .filter((matter) => concernRefusal(matterFacts(matter), person) === null)
    .map((matter) => ({ ...matter, id: String(matter._id) }))
}
