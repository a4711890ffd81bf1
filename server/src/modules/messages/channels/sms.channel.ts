import { asksToConfirm, asksToRate } from '../../../sms/sms.config'
import { SmsError } from '../../../sms/sms.errors'
import { smsText } from '../messages.cards'
import type { AskingLink } from '../messages.links'
import type { OutboxParts } from '../outbox.types'
import type { ChannelAdapter } from './channel'

/** Text messages: the last resort of P1 and P2, with neither title nor names. */
export const sms: ChannelAdapter = {
  channel: 'sms',
  knowsRepeats: false,
  address: (contact) => (contact?.phone ? { to: contact.phone } : { absent: '没有手机号' }),
  async send(to, { kind, vars, asking, key }, parts) {
    const asks = asking && ASKS[asking.kind](parts.config) ? asking.code : null
    const text = smsText(kind, vars, asks)
    if (!text) throw new SmsError('off', 'no template')
    const { providerId } = await parts.sms.send({ phone: to, ...text, idem: key })
    return { id: providerId || null }
  },
}

/** A place asks by SMS for what it has a template with its address for. */
const ASKS: Record<AskingLink['kind'], (config: OutboxParts['config']) => boolean> = {
  rating: asksToRate,
  confirmation: asksToConfirm,
}
