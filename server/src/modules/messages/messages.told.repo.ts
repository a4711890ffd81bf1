import type { Channel, MessageKind, MessageState } from '@mingdu/shared/messages/messages.states'
import { trusted } from 'mongoose'
import type { Tx } from '../../db/connection'
import { DeliveryModel, MessageModel } from './messages.model'

/** How one message about a record stands. */
export interface Told {
  dedupe: string
  /** The channel that got furthest, and how far. */
  channel: Channel
  state: MessageState
  /** How its SMS stands; null: none was sent or is to be sent. */
  sms: MessageState | null
}

/** What was told about a record under one kind of message, first told first. */
export async function toldAbout(subjectId: string, kind: MessageKind, tx?: Tx): Promise<Told[]> {
  const messages = await MessageModel.find({ subjectId, kind })
    .session(tx ?? null)
    .sort({ createdAt: 1 })
    .select({ dedupe: 1, channel: 1, state: 1, tried: 1 })
    .lean()
  const bySms = messages.filter(({ tried }) => tried.includes('sms')).map(({ _id }) => String(_id))
  const sent = await DeliveryModel.find({ messageId: trusted({ $in: bySms }), channel: 'sms' })
    .session(tx ?? null)
    .select({ messageId: 1, state: 1 })
    .lean()
  const states = new Map(sent.map(({ messageId, state }) => [messageId, state as MessageState]))
  return messages.map(({ _id, dedupe, channel, state }) => ({
    dedupe,
    channel: channel as Channel,
    state: state as MessageState,
    sms: states.get(String(_id)) ?? null,
  }))
}
