import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'
import {
  MESSAGE_STATES,
  type Channel,
  type MessageKind,
  type MessageState,
} from '@mingdu/shared/messages/messages.states'

/** What the address of the log may hold. */
export const LOG_KEYS = ['q', 'state', 'channel', 'kind', 'from', 'through', 'recipientId'] as const
export type LogKey = (typeof LOG_KEYS)[number]

/** What the address holds is text; the server refuses a word it does not know. */
export function logQuery(values: Partial<Record<LogKey, string>>) {
  const { state, channel, kind, ...rest } = values
  return {
    ...rest,
    ...(state === undefined ? {} : { state: state as MessageState }),
    ...(channel === undefined ? {} : { channel: channel as Channel }),
    ...(kind === undefined ? {} : { kind: kind as MessageKind }),
  }
}

/** Only what certainly reached nobody is sent again. */
const SENT_AGAIN: readonly MessageState[] = ['refused', 'expired', 'dead']

/** Null when the row may be sent again as far as the list knows; the server looks at every delivery of it. */
export function replayRefusal({ state }: Pick<MessageLogRow, 'state'>): string | null {
  if (SENT_AGAIN.includes(state)) return null
  return `现在是“${MESSAGE_STATES[state]}”，${state === 'unknown' ? '可能已经送到' : '不用重发'}`
}
