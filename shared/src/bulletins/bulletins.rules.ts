import type { Permission } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { covers, forbidden, type ActingPerson } from '../tasks/tasks.rules'
import {
  BULLETIN_ACTS,
  BULLETIN_MARKS,
  BULLETIN_STATE_ACTS,
  BULLETIN_STATES,
  type BulletinAct,
  type BulletinKind,
  type BulletinState,
} from './bulletins.states'

/** What of a bulletin decides who may do what. */
export interface BulletinFacts {
  state: BulletinState
  regionId: string
  /** null: the system drafted it. */
  draftedById: string | null
  /** 总体情况 as it stands. */
  lead: string
}

/** The permission of each act; a new act does not compile until it has one. */
export const BULLETIN_PERMISSIONS = {
  edit: 'bulletin.draft',
  refresh: 'bulletin.draft',
  issue: 'bulletin.issue',
  withdraw: 'bulletin.issue',
  discard: 'bulletin.draft',
} as const satisfies Record<BulletinAct, Permission>

type Ground = (facts: BulletinFacts, person: ActingPerson) => Refusal | null

/** What stands against an act that is possible and permitted. */
const GROUNDS = {
  edit: () => null,
  refresh: () => null,
  // whoever wrote it does not put it into force alone; what the system drafted was written by nobody
  issue: ({ draftedById, lead }, { id }) => {
    if (draftedById === id) return { code: 'bulletin.own' }
    return lead.trim() === '' ? { code: 'bulletin.empty' } : null
  },
  withdraw: () => null,
  discard: () => null,
} as const satisfies Record<BulletinAct, Ground>

/** null when this person may do it, else why not. */
export function bulletinRefusal(
  act: BulletinAct,
  facts: BulletinFacts,
  person: ActingPerson,
): Refusal | null {
  if (!(act in BULLETIN_STATE_ACTS[facts.state])) {
    const details = { state: BULLETIN_STATES[facts.state], action: BULLETIN_ACTS[act] }
    return { code: 'bulletin.state', details }
  }
  const permission = BULLETIN_PERMISSIONS[act]
  const reach = person.reach(permission)
  if (!reach || !covers(reach, { regionId: facts.regionId, orgId: facts.regionId }))
    return forbidden(permission)
  return GROUNDS[act](facts, person)
}

/** The acts open to this person, in the order of the table. */
export function bulletinActs(facts: BulletinFacts, person: ActingPerson): BulletinAct[] {
  const acts = Object.keys(BULLETIN_ACTS) as BulletinAct[]
  return acts.filter((act) => bulletinRefusal(act, facts, person) === null)
}

export function nextBulletinState(state: BulletinState, act: BulletinAct): BulletinState {
  const leads: Partial<Record<BulletinAct, BulletinState>> = BULLETIN_STATE_ACTS[state]
  return leads[act] ?? state
}

/** `演督周〔2026〕3号`: gapless per region, kind and year. */
export function bulletinNo(prefix: string, kind: BulletinKind, year: number, ordinal: number): string {
  return `${prefix}${BULLETIN_MARKS[kind]}〔${year}〕${ordinal}号`
}
