import { cardNo } from '@mingdu/shared/cards/cards.numbers'
import { cardActRefusal, nextCardState, type CardDay } from '@mingdu/shared/cards/cards.rules'
import type { Breach } from '@mingdu/shared/cards/cards.schema'
import { CARD_ACTS, CARD_KINDS, OPEN_CARD_STATES, type CardAct } from '@mingdu/shared/cards/cards.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { currentCalendar } from '../calendar/calendar.service'
import { actingPerson } from '../tasks/acting.service'
import { changeOf, personToCard, type CardInput } from './cards.acts'
import { cardNumbers, cardsOfSubjects, changeCard, insertCard, readCard, type CardDoc } from './cards.repo'
import { tellOfCard } from './cards.telling'
import { earlierOf, factsOf } from './cards.view'

export { subjectsOfIssued } from './cards.repo'
export type { CardDoc }

export async function cardDay(time: BusinessTime): Promise<CardDay> {
  return { today: plainDate(time.today()), calendar: await currentCalendar() }
}

/** A card that a rule or a person asks for. */
export interface Proposal {
  kind: CardDoc['kind']
  regionId: Id
  subject: CardDoc['subject']
  org: StoredRef
  reason: string
  rule: CardDoc['rule']
  basis: string
  breach: Breach
  /** Working days of the new limit that it suggests. */
  limitDays: number | null
  /** null: a rule of the system. */
  by: StoredRef | null
  at: Date
}

/** Puts a card before those who issue them; it says nothing to its org until a named person issues it. */
export function proposeCard({ by, at, ...proposal }: Proposal, tx: Tx): Promise<CardDoc> {
  const doc = {
    ...proposal,
    ...{ no: null, state: 'proposed' as const, person: null, proposedBy: by, proposedAt: at, changedAt: at },
    ...{ issuedBy: null, issuedOn: null, delivery: null, limit: null },
    ...{ appeal: null, review: null, lifted: null, declined: null },
  }
  const who = by?.name ?? '系统'
  return insertCard(doc, { at, who, what: `提请${CARD_KINDS[doc.kind]}`, note: doc.reason }, tx)
}

/** The cards about these subjects as a rule of escalation sees them, by subject. */
export async function cardsAbout(subjectIds: readonly Id[], tx?: Tx) {
  const docs = await cardsOfSubjects([...new Set(subjectIds)], tx)
  const bySubject = new Map<Id, ReturnType<typeof aboutOf>[]>()
  for (const doc of docs)
    bySubject.set(doc.subject.id, [...(bySubject.get(doc.subject.id) ?? []), aboutOf(doc)])
  return bySubject
}

/** Who acts on which card, and when. */
export interface CardActing {
  id: Id
  version: number
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** Before the transaction: the day, the person to be carded, and the series of the number. */
export async function prepareCardAct<A extends CardAct>(
  act: A,
  input: CardInput<A>,
  { id, scope, time }: Pick<CardActing, 'id' | 'scope' | 'time'>,
) {
  const [doc, day] = [found(await readCard(scope, id)), await cardDay(time)]
  if (act !== 'issue') return { day, person: null, series: null }
  const series = `${doc.regionId} ${doc.kind} ${numberYear(day.today)}`
  await cardNumbers.open(series)
  return { day, person: await personToCard((input as CardInput<'issue'>).personId, doc), series }
}

/**
 * One act on a card: its rule, its change, its number and whom it is told, in one transaction.
 * @throws Refused `version.stale`, every refusal of `cardActRefusal`, `card.delivery-day`, `text.classified`
 */
export async function actOnCard<A extends CardAct>(
  act: A,
  input: CardInput<A>,
  { day, person, series }: Awaited<ReturnType<typeof prepareCardAct>>,
  { id, version, scope, actor, time }: CardActing,
  prefix: string,
  tx: Tx,
): Promise<{ doc: CardDoc; about: CardDoc[] }> {
  const doc = found(await readCard(scope, id, tx))
  refuseStale(doc, version)
  const about = await cardsOfSubjects([doc.subject.id], tx)
  refuseIf(cardActRefusal(factsOf(doc, about), act, actingPerson(actor), day))
  refuseIf(classifiedRefusal(...Object.values(input).filter((value) => typeof value === 'string')))
  const by = { id: actor.id, name: actor.name }
  const { set, note } = changeOf(act, doc, input, { ...day, by, person })
  const at = new Date(time.now())
  const number =
    series === null
      ? {}
      : { no: cardNo(prefix, doc.kind, numberYear(day.today), await cardNumbers.take(series, tx)) }
  const state = nextCardState(doc.state, act)
  const line = { at, who: by.name, what: CARD_ACTS[act], note }
  const after = found(await changeCard(doc, { ...set, ...number, state, changedAt: at }, line, tx))
  await tellOfCard(act, after, actor, tx)
  return { doc: after, about }
}

function aboutOf(doc: CardDoc) {
  const { no, kind, state, rule } = doc
  return {
    ...earlierOf(doc),
    ...{ id: String(doc._id), no, kind, state, rule },
    open: OPEN_CARD_STATES.includes(doc.state),
  }
}
