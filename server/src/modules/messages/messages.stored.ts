import { CARDS } from '@mingdu/shared/messages/cards.table'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { storedDue, type CardVars } from './messages.cards'
import type { MessageDoc } from './messages.model'

/** What a stored message's channels are made of; of one that an earlier release wrote, from its card. */
export function varsIn(message: MessageDoc): CardVars {
  const { vars } = message
  if (vars) return { ...vars, time: vars.time ?? null, due: storedDue(vars.due) }
  const values = new Map(message.card.map((field) => [field.key ?? '', field.value ?? '']))
  return {
    no: message.subjectNo,
    name: message.subjectName,
    word: CARDS[message.kind as MessageKind]?.word ?? '',
    time: values.get('time4') ?? null,
    due: null,
    remaining: '',
    sender: values.get('thing5') ?? '',
  }
}

/** Of a message that an earlier release wrote: it knew one channel. */
export function planIn(message: MessageDoc): string[] {
  return message.plan ?? ['mpTemplate']
}
