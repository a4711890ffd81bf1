import { asksToRate } from '../../../sms/sms.config'
import { smsText } from '../messages.cards'
import type { ChannelAdapter } from './channel'

/** Text messages: the last resort of P1 and P2, with neither title nor names. */
export const sms: ChannelAdapter = {
  channel: 'sms',
  knowsRepeats: false,
  address: (contact) => (contact?.phone ? { to: contact.phone } : { absent: '没有手机号' }),
  async send(to, { kind, vars, ratingCode, key }, parts) {
    const asks = asksToRate(parts.config) ? ratingCode : null
    const { providerId } = await parts.sms.send({ phone: to, ...smsText(kind, vars, asks), idem: key })
    return { id: providerId || null }
  },
}
