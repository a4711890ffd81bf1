import { CARD_KINDS, CARD_STATES, OPEN_CARD_STATES } from '@mingdu/shared/cards/cards.states'
import { listCards } from './cards.repo'

/** Cards of this person that were not lifted yet. */
export async function cardsHeldBy(personId: string, orgId: string) {
  const { items } = await listCards({ kind: 'own', accountId: personId, orgId }, { limit: 100 })
  return items
    .filter(({ state }) => OPEN_CARD_STATES.includes(state))
    .map(({ _id, no, kind, subject, org, regionId, state }) => ({
      ...{ id: String(_id), no: no ?? '', title: `${CARD_KINDS[kind]}：${subject.name}`, orgId: org.id },
      ...{ regionId, state: CARD_STATES[state], due: null },
    }))
}

/** Cards of an org and its people that were not lifted yet, as a list shows them; the newest hundred are looked at. */
export async function openCardsOfOrg(orgId: string) {
  const { items } = await listCards({ kind: 'orgs', orgIds: [orgId] }, { limit: 100 })
  return items
    .filter(({ state }) => OPEN_CARD_STATES.includes(state))
    .map(({ _id, no, kind, subject, state }) => ({
      ...{ id: String(_id), no: no ?? '', title: `${CARD_KINDS[kind]}：${subject.name}` },
      ...{ state: CARD_STATES[state], due: null },
    }))
}
