import { textLines } from '../messages.cards'
import type { ChannelAdapter } from './channel'

/** Text cards of 企业微信: no template, no limit of twenty characters, no following. */
export const wecomCard: ChannelAdapter = {
  channel: 'wecom',
  knowsRepeats: true,
  address: (contact) =>
    contact?.wecomUserId ? { to: contact.wecomUserId } : { absent: '未登记企业微信账号' },
  async send(to, { title, vars, page }, { wecom, config }) {
    const lines = textLines(vars).map(({ label, value }) => `${label}：${value}`)
    const url = `${config.PUBLIC_URL}/#/${page}`
    const { msgid } = await wecom.send({ userId: to, title, lines, url })
    return { id: msgid || null }
  },
}
