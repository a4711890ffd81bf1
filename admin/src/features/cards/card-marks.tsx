import type { CardRow } from '@mingdu/shared/cards/cards.schema'
import { CARD_KINDS, type CardKind } from '@mingdu/shared/cards/cards.states'
import { stateText } from './card-words'

/** A card is no light: a word in a frame, without the shapes of lights. */
export function CardKindTag({ kind }: { kind: CardKind }) {
  return (
    <span className={kind === 'red' || kind === 'rectification' ? 'tag tag--red' : 'tag'}>
      {CARD_KINDS[kind]}
    </span>
  )
}

export function CardStateTag({ card }: { card: CardRow }) {
  const waits = card.state === 'proposed' || card.state === 'issued' || card.state === 'appealed'
  return (
    <span className={card.unmet ? 'tag tag--red' : waits ? 'tag tag--blue' : 'tag'}>{stateText(card)}</span>
  )
}
