import { cardLimit, type CardDay } from '@mingdu/shared/cards/cards.rules'
import type { CARD_ACT_INPUTS } from '@mingdu/shared/cards/cards.schema'
import type { CardAct } from '@mingdu/shared/cards/cards.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { z } from 'zod'
import type { StoredRef } from '../../db/history'
import { Refused } from '../../refused'
import { peopleById } from '../accounts/accounts.service'
import type { CardDoc } from './cards.repo'

export type CardInput<A extends CardAct> = z.output<z.ZodObject<(typeof CARD_ACT_INPUTS)[A]>>

interface ActContext extends CardDay {
  by: StoredRef
  /** The person to be carded, where one was named. */
  person: StoredRef | null
}

interface Changed {
  set: Partial<CardDoc>
  note: string
}

/** Every act on a card: pure, the card as it was in, what changes out. */
const ACTS: { [A in CardAct]: (doc: CardDoc, input: CardInput<A>, context: ActContext) => Changed } = {
  issue: (_doc, { reason, basis, limitDays }, { today, by, person }) => ({
    set: { reason, basis, limitDays, person, issuedBy: by, issuedOn: today },
    note: reason,
  }),
  decline: (_doc, { reason }, context) => ({ set: { declined: said(reason, context) }, note: reason }),
  deliver: (doc, { on, receiver }, { today, calendar }) => {
    if (on > today || on < (doc.issuedOn ?? ''))
      throw new Refused('card.delivery-day', { issued: doc.issuedOn ?? '' })
    const limit = doc.limitDays === null ? null : cardLimit(plainDate(on), doc.limitDays, calendar)
    return { set: { delivery: { on, receiver }, limit }, note: `${on} 送达，${receiver}签收` }
  },
  appeal: (_doc, { text }, context) => ({ set: { appeal: said(text, context) }, note: text }),
  uphold: (_doc, { text }, context) => ({
    set: { review: { ...said(text, context), upheld: true } },
    note: text,
  }),
  withdraw: (_doc, { text }, context) => ({
    set: { review: { ...said(text, context), upheld: false } },
    note: text,
  }),
  lift: (_doc, { text }, context) => ({ set: { lifted: said(text, context) }, note: text }),
}

/** What an act changes beside the state. @throws Refused `card.delivery-day` */
export function changeOf<A extends CardAct>(
  act: A,
  doc: CardDoc,
  input: CardInput<A>,
  context: ActContext,
): Changed {
  return ACTS[act](doc, input, context)
}

/** The person to be named on a card of their org; null for none. @throws Refused `card.person` */
export async function personToCard(personId: Id | null, { org }: CardDoc): Promise<StoredRef | null> {
  if (personId === null) return null
  const person = (await peopleById([personId])).get(personId)
  if (person?.orgId !== org.id) throw new Refused('card.person')
  return { id: person.id, name: person.name }
}

function said(text: string, { today, by }: ActContext) {
  return { text, on: today, by }
}
