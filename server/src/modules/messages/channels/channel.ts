import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import type { OuterChannel } from '@mingdu/shared/messages/chain.rules'
import type { DeliveryErrorClass } from '@mingdu/shared/messages/failure.reasons'
import type { TemplateKey } from '@mingdu/shared/templates/templates.table'
import { SmsError } from '../../../sms/sms.errors'
import { toWechatError } from '../../../wechat/errors'
import type { CardField } from '../../../wechat/fields'
import type { Contacts } from '../../accounts/accounts.service'
import type { CardVars } from '../messages.cards'
import type { AskingLink } from '../messages.links'
import type { OutboxParts } from '../outbox.types'

/** A message as a channel gets it. */
export interface Sending {
  kind: MessageKind
  title: string
  vars: CardVars
  templateKey: TemplateKey | null
  /** Checked against the field rules; empty on channels without templates. */
  fields: readonly CardField[]
  /** Page of the mini-program with its query. */
  page: string
  /** What it asks for; null for all others. */
  asking: AskingLink | null
  /** At most 32 ASCII characters, the same for every attempt that is meant to arrive once. */
  key: string
}

/** Where a person is reached on a channel, or why they are not. */
export type Address = { to: string } | { absent: string }

/** One way out of the house. */
export interface ChannelAdapter {
  channel: OuterChannel
  /** Its far side recognises a repeat by our key or the content; where not, nothing is ever repeated blindly. */
  knowsRepeats: boolean
  address(contact: Contacts | undefined): Address
  /** @throws what the far side's client throws; see failureOf */
  send(to: string, sending: Sending, parts: OutboxParts): Promise<{ id: string | null }>
}

export interface SendFailure {
  errorClass: DeliveryErrorClass
  code: number | string | null
  message: string
  rid: string | null
}

/** Errors of all far sides in the same words; free of addresses, texts and keys. */
export function failureOf(error: unknown): SendFailure {
  if (error instanceof SmsError)
    return { errorClass: error.errorClass, code: error.code, message: error.message, rid: null }
  const { errorClass, code, message, rid } = toWechatError(error)
  return { errorClass, code, message, rid }
}

/** The fields as WeChat's calls take them. */
export function dataOf(fields: readonly CardField[]): Record<string, { value: string }> {
  return Object.fromEntries(fields.map(({ key, value }) => [key, { value }]))
}
