import {
  appealLastDay,
  cardActs,
  type CardDay,
  type CardFacts,
  type EarlierCard,
} from '@mingdu/shared/cards/cards.rules'
import type { Card, CardRow } from '@mingdu/shared/cards/cards.schema'
import { STANDING } from '@mingdu/shared/cards/cards.states'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { ActingPerson } from '@mingdu/shared/tasks/tasks.rules'
import type { CardDoc, SaidDoc } from './cards.repo'

/** What decides who may do what; `about`: every card about the same subject. */
export function factsOf(doc: CardDoc, about: readonly CardDoc[]): CardFacts {
  return {
    ...{ state: doc.state, kind: doc.kind, subjectKind: doc.subject.kind },
    ...{ regionId: doc.regionId, orgId: doc.org.id, personId: doc.person?.id ?? null },
    ...{ issuedById: doc.issuedBy?.id ?? null, keeperId: doc.keeper?.id ?? null },
    issuedOn: dateOf(doc.issuedOn),
    deliveredOn: dateOf(doc.delivery?.on ?? null),
    earlier: about.filter(({ _id }) => !_id.equals(doc._id)).map(earlierOf),
  }
}

export function earlierOf({ kind, state, limit }: CardDoc): EarlierCard {
  return { kind, state, limit: dateOf(limit) }
}

export function rowView(doc: CardDoc, today: PlainDate): CardRow {
  const { version, no, kind, state, subject, org, person, reason, proposedBy, limitDays, limit } = doc
  return {
    id: String(doc._id),
    ...{ version, no, kind, state, subject, org, person, reason, proposedBy, limitDays, limit },
    proposedAt: doc.proposedAt.toISOString(),
    issuedOn: doc.issuedOn,
    deliveredOn: doc.delivery?.on ?? null,
    unmet: STANDING.includes(state) && limit !== null && limit < today,
  }
}

export function cardView(doc: CardDoc, about: readonly CardDoc[], person: ActingPerson, day: CardDay): Card {
  const { rule, basis, breach, issuedBy, keeper = null, delivery, review } = doc
  return {
    ...rowView(doc, day.today),
    ...{ rule, basis, breach, issuedBy, keeper, delivery },
    appealUntil: delivery && appealLastDay(plainDate(delivery.on), day.calendar),
    appeal: said(doc.appeal),
    review: review && { ...said(review), upheld: review.upheld },
    lifted: said(doc.lifted),
    declined: said(doc.declined),
    history: doc.history.map(({ at, who, what, note }) => ({ at: at.toISOString(), who, what, note })),
    allowedActs: cardActs(factsOf(doc, about), person, day),
  }
}

function said<T extends SaidDoc | null>(doc: T) {
  return (doc && { text: doc.text, on: doc.on, by: doc.by.name }) as T extends null
    ? null
    : { text: string; on: string; by: string }
}

function dateOf(text: string | null): PlainDate | null {
  return text === null ? null : plainDate(text)
}
