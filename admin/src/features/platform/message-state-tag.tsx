import { MESSAGE_STATES, type MessageState } from '@mingdu/shared/messages/messages.states'

const FAILED: readonly MessageState[] = ['refused', 'expired', 'dead', 'unknown']

/** A state of a message: red only for failure; lights belong to clocks. */
export function MessageStateTag({ state }: { state: MessageState }) {
  const tone = FAILED.includes(state) ? ' tag--red' : state === 'delivered' ? ' tag--blue' : ''
  return <span className={`tag${tone}`}>{MESSAGE_STATES[state]}</span>
}
