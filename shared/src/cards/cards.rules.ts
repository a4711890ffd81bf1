import type { Permission } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import type { PlainDate } from '../kernel/plain-date'
import { addWorkdays, type WorkCalendar } from '../kernel/work-calendar'
import { covers, forbidden, isOfOffice, isOne, type ActingPerson } from '../tasks/tasks.rules'
import {
  APPEAL_DAYS,
  CARD_ACTS,
  CARD_KINDS,
  CARD_STATE_ACTS,
  CARD_STATES,
  STANDING,
  type CardAct,
  type CardKind,
  type CardState,
  type CardSubjectKind,
} from './cards.states'

/** What of a card decides who may do what. */
export interface CardFacts {
  state: CardState
  kind: CardKind
  subjectKind: CardSubjectKind
  regionId: string
  /** The carded org. */
  orgId: string
  /** The carded person; null when only the org is. */
  personId: string | null
  issuedById: string | null
  /** Who took it over from the issuer; null: nobody did. */
  keeperId: string | null
  issuedOn: PlainDate | null
  deliveredOn: PlainDate | null
  /** Every other card about the same subject: what an escalation rests on. */
  earlier: readonly EarlierCard[]
}

export interface EarlierCard {
  kind: CardKind
  state: CardState
  /** The last day of its new limit; null before 送达, and where it sets none. */
  limit: PlainDate | null
}

/** The day, and the calendar by which the days to appeal are counted. */
export interface CardDay {
  today: PlainDate
  calendar: WorkCalendar
}

/** The permission of each act; a new act does not compile until it has one. */
export const CARD_ACT_PERMISSIONS = {
  issue: 'card.issue',
  decline: 'card.issue',
  deliver: 'card.issue',
  appeal: 'card.appeal',
  uphold: 'card.review',
  withdraw: 'card.review',
  lift: 'card.lift',
} as const satisfies Record<CardAct, Permission>

/** 监察员 issues cards about cases only; about a 督办任务 the 督查室主任 does. Source: domain rules §12. */
export const ISSUE_PERMISSION = {
  case: 'card.issue',
  task: 'card.issueTask',
  rating: 'card.issue',
} as const satisfies Record<CardSubjectKind, Permission>

type Ground = (card: CardFacts, person: ActingPerson, day: CardDay) => Refusal | null

/** What stands against an act that is possible and permitted. */
const GROUNDS = {
  issue: (card, person, { today }) =>
    subjectRefusal(card, person) ??
    sameOfficeRefusal('issue')(card, person) ??
    escalationRefusal(card.kind, card.earlier, today),
  decline: (card, person) => subjectRefusal(card, person) ?? sameOfficeRefusal('decline')(card, person),
  deliver: (card, person) => subjectRefusal(card, person),
  appeal: (card, _person, day) => appealRefusal(card, day),
  uphold: reviewRefusal('uphold'),
  withdraw: reviewRefusal('withdraw'),
  lift: sameOfficeRefusal('lift'),
} as const satisfies Record<CardAct, Ground>

/** null when this person may do it today, else why not. */
export function cardActRefusal(
  card: CardFacts,
  act: CardAct,
  person: ActingPerson,
  day: CardDay,
): Refusal | null {
  return possibleRefusal(card, act) ?? reachRefusal(card, act, person) ?? GROUNDS[act](card, person, day)
}

/** The acts open to this person today, in the order of the table. */
export function cardActs(card: CardFacts, person: ActingPerson, day: CardDay): CardAct[] {
  return possibleCardActs(card.state).filter((act) => cardActRefusal(card, act, person, day) === null)
}

export function possibleCardActs(state: CardState): CardAct[] {
  return Object.keys(CARD_STATE_ACTS[state]) as CardAct[]
}

/** Where a possible act leads. */
export function nextCardState(state: CardState, act: CardAct): CardState {
  const leads: Partial<Record<CardAct, CardState>> = CARD_STATE_ACTS[state]
  return leads[act] ?? state
}

/** The last day to appeal: the day of 送达 does not count. */
export function appealLastDay(deliveredOn: PlainDate, calendar: WorkCalendar): PlainDate {
  return addWorkdays(calendar, deliveredOn, APPEAL_DAYS).date
}

/** The last day of the new limit, counted from the day after 送达. */
export function cardLimit(deliveredOn: PlainDate, days: number, calendar: WorkCalendar): PlainDate {
  return addWorkdays(calendar, deliveredOn, days).date
}

/**
 * 提示 → 黄牌 → 红牌 → 整改建议书: a red card rests on a yellow one about the same subject whose limit passed, a 整改建议书
 * on a red one. A card under appeal, not served, withdrawn or lifted carries nothing.
 */
export function escalationRefusal(
  kind: CardKind,
  earlier: readonly EarlierCard[],
  today: PlainDate,
): Refusal | null {
  const before = BEFORE[kind]
  if (before === null || earlier.some((card) => card.kind === before && isUnmet(card, today))) return null
  return { code: 'card.escalation', details: { kind: CARD_KINDS[kind], before: CARD_KINDS[before] } }
}

/**
 * The card to propose when a breach asks for `wanted` and these cards about its subject are there: the next one up where a
 * limit has passed, nothing while one of the same weight or a heavier one is open.
 */
export function cardToPropose(
  wanted: CardKind,
  earlier: readonly (EarlierCard & { open: boolean })[],
  today: PlainDate,
): CardKind | null {
  const open = heaviestOpen(earlier)
  if (!open) return wanted
  if (RANK[open.kind] < RANK[wanted]) return wanted
  return isUnmet(open, today) ? AFTER[open.kind] : null
}

/** Of the cards that are open, the most severe; null when none is. */
export function heaviestOpen<C extends { kind: CardKind; open: boolean }>(cards: readonly C[]): C | null {
  return cards.filter((card) => card.open).sort((a, b) => RANK[b.kind] - RANK[a.kind])[0] ?? null
}

const ORDER = Object.keys(CARD_KINDS) as CardKind[]
const RANK = Object.fromEntries(ORDER.map((kind, i) => [kind, i])) as Record<CardKind, number>
const BEFORE = { notice: null, yellow: null, red: 'yellow', rectification: 'red' } as const satisfies Record<
  CardKind,
  CardKind | null
>
const AFTER = {
  notice: 'yellow',
  yellow: 'red',
  red: 'rectification',
  rectification: null,
} as const satisfies Record<CardKind, CardKind | null>

function isUnmet({ state, limit }: EarlierCard, today: PlainDate): boolean {
  return STANDING.includes(state) && limit !== null && limit < today
}

function possibleRefusal({ state }: CardFacts, act: CardAct): Refusal | null {
  if (possibleCardActs(state).includes(act)) return null
  return { code: 'card.state', details: { state: CARD_STATES[state], action: CARD_ACTS[act] } }
}

function reachRefusal(card: CardFacts, act: CardAct, person: ActingPerson): Refusal | null {
  const permission = CARD_ACT_PERMISSIONS[act]
  const reach = person.reach(permission)
  return reach && covers(reach, card) ? null : forbidden(permission)
}

function subjectRefusal(card: CardFacts, person: ActingPerson): Refusal | null {
  const permission = ISSUE_PERMISSION[card.subjectKind]
  const reach = person.reach(permission)
  return reach && covers(reach, card) ? null : forbidden(permission)
}

/** Nobody judges their own office, and least of all the person carded. */
function sameOfficeRefusal(act: CardAct) {
  return ({ orgId, personId }: CardFacts, person: ActingPerson): Refusal | null =>
    isOfOffice(person, orgId) || isOne(person, personId)
      ? { code: 'card.same-office', details: { action: CARD_ACTS[act] } }
      : null
}

function reviewRefusal(act: CardAct) {
  return (card: CardFacts, person: ActingPerson): Refusal | null =>
    isOne(person, card.issuedById) || isOne(person, card.keeperId)
      ? { code: 'card.own-review', details: { action: CARD_ACTS[act] } }
      : sameOfficeRefusal(act)(card, person)
}

function appealRefusal({ deliveredOn }: CardFacts, { today, calendar }: CardDay): Refusal | null {
  if (deliveredOn === null) return null
  const last = appealLastDay(deliveredOn, calendar)
  return today <= last ? null : { code: 'card.appeal-late', details: { days: APPEAL_DAYS, last } }
}
