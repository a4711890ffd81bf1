import type { Permission } from '../accounts/permissions'
import type { PlainDate } from '../kernel/plain-date'
import type { Refusal } from '../kernel/refusals'
import { addWorkdays } from '../kernel/work-calendar'
import { RATING_LIMITS, type RatingDay } from './ratings.rules'
import {
  RECTIFICATION_ACTIONS,
  RECTIFICATION_STATE_ACTIONS,
  RECTIFICATION_STATES,
  type AppealRuling,
  type RectificationAction,
  type RectificationState,
} from './ratings.states'

/** Who wants to act. `orgId` is null for a citizen. Permissions are the endpoint's business. */
export interface RectificationPerson {
  id: string
  orgId: string | null
}

/** What of a rectification decides who may do what. */
export interface RectificationFacts {
  state: RectificationState
  /** The day the bad rating was given, or changed to bad. */
  ratedOn: PlainDate
  /** The org that handles the case and is rated. */
  orgId: string
  /** null where the channel does not say who sat at the window. */
  clerkId: string | null
  /** Everybody who had the case in hand, whatever their org is now. */
  handlerIds: readonly string[]
  /** null for a rating without a name. */
  raterId: string | null
  /** Who appealed; kept after the ruling. */
  appealedBy: string | null
  rerated: boolean
}

/** The permission an official needs for an act; null: it is the rater's. */
export const RECTIFICATION_PERMISSIONS = {
  contact: 'rating.callback',
  verify: 'rating.callback',
  rectify: 'rating.rectify',
  appeal: 'rating.rectify',
  judgeAppeal: 'rating.review',
  rerate: null,
} as const satisfies Record<RectificationAction, Permission | null>

/** null when the person may do it, else why not. A new act does not compile until it has its rule. */
export const rectificationRefusal = {
  contact: (facts, person) => possibleRefusal(facts, 'contact') ?? involvedRefusal(facts, person, 'contact'),
  verify: (facts, person) => possibleRefusal(facts, 'verify') ?? involvedRefusal(facts, person, 'verify'),
  rectify: (facts, person) => possibleRefusal(facts, 'rectify') ?? otherOrgRefusal(facts, person, 'rectify'),
  appeal: (facts, person, on) =>
    otherOrgRefusal(facts, person, 'appeal') ?? appealRefusal(facts) ?? appealLateRefusal(facts, on),
  judgeAppeal: (facts, person) => possibleRefusal(facts, 'judgeAppeal') ?? judgeRefusal(facts, person),
  rerate: (facts, person) => possibleRefusal(facts, 'rerate') ?? rerateRefusal(facts, person),
} as const satisfies Record<
  RectificationAction,
  (facts: RectificationFacts, person: RectificationPerson, on: RatingDay) => Refusal | null
>

/** The acts that neither the state nor the separation of people forbids, in the order of the table. */
export function rectificationActions(
  facts: RectificationFacts,
  person: RectificationPerson,
  on: RatingDay,
): RectificationAction[] {
  const possible: readonly RectificationAction[] = RECTIFICATION_STATE_ACTIONS[facts.state]
  return possible.filter((action) => rectificationRefusal[action](facts, person, on) === null)
}

/** Where a 差评 begins: nobody can call back a rater who gave no name. */
export function firstRectificationState(signed: boolean): RectificationState {
  return signed ? 'toContact' : 'toVerify'
}

/** An appeal that is upheld ends it; after one that is not, the work goes on where it stood. */
export function stateAfterRuling(
  ruling: AppealRuling,
  before: 'toContact' | 'toVerify' | 'toRectify',
): RectificationState {
  return ruling === 'upheld' ? 'dismissed' : before
}

function possibleRefusal({ state }: RectificationFacts, action: RectificationAction): Refusal | null {
  const possible: readonly RectificationAction[] = RECTIFICATION_STATE_ACTIONS[state]
  if (possible.includes(action)) return null
  return {
    code: 'rectification.state',
    details: { state: RECTIFICATION_STATES[state], action: RECTIFICATION_ACTIONS[action] },
  }
}

/** Who calls back, verifies or judges is neither the rated clerk, nor handled the case, nor is of that office. */
function involvedRefusal(
  { clerkId, handlerIds, orgId }: RectificationFacts,
  person: RectificationPerson,
  action: RectificationAction,
): Refusal | null {
  const details = { action: RECTIFICATION_ACTIONS[action] }
  if (person.id === clerkId || handlerIds.includes(person.id))
    return { code: 'rectification.handled', details }
  return person.orgId === orgId ? { code: 'rectification.same-office', details } : null
}

/** 谁办理、谁负责 (国办发〔2019〕51号): the rated org rectifies, and it alone appeals. */
function otherOrgRefusal(
  { orgId }: RectificationFacts,
  person: RectificationPerson,
  action: RectificationAction,
): Refusal | null {
  if (person.orgId === orgId) return null
  return { code: 'rectification.not-rated-org', details: { action: RECTIFICATION_ACTIONS[action] } }
}

/** Once per rating, whatever the ruling was. */
function appealRefusal(facts: RectificationFacts): Refusal | null {
  return facts.appealedBy === null ? possibleRefusal(facts, 'appeal') : { code: 'rectification.appealed' }
}

function appealLateRefusal({ ratedOn }: RectificationFacts, on: RatingDay): Refusal | null {
  const days = (on.limits ?? RATING_LIMITS).appealWorkdays
  const last = addWorkdays(on.calendar, ratedOn, days).date
  return on.today > last ? { code: 'rectification.appeal-late', details: { days, last } } : null
}

function judgeRefusal(facts: RectificationFacts, person: RectificationPerson): Refusal | null {
  if (person.id === facts.appealedBy) return { code: 'rectification.own-appeal' }
  return involvedRefusal(facts, person, 'judgeAppeal')
}

function rerateRefusal(
  { raterId, rerated }: RectificationFacts,
  person: RectificationPerson,
): Refusal | null {
  if (person.id !== raterId) return { code: 'rectification.not-rater' }
  return rerated ? { code: 'rectification.rerated' } : null
}
