import type { CardRow } from '@mingdu/shared/cards/cards.schema'
import { CARD_STATES } from '@mingdu/shared/cards/cards.states'
import { API_BASE } from '../../api/send'

/** Where a card stands, in the words of the list. */
export function stateText({ state, unmet, limit }: Pick<CardRow, 'state' | 'unmet' | 'limit'>): string {
  return unmet && limit !== null ? `${CARD_STATES[state]}，限期 ${limit} 已过` : CARD_STATES[state]
}

/** Where the paper of a card is read from. */
export function paperUrl(id: string): string {
  return `${API_BASE}/cards/${id}/paper`
}
