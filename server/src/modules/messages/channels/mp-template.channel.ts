import { templateIdOf } from './template-id'
import { dataOf, type ChannelAdapter } from './channel'

/** Template messages of the 服务号, to those who follow it. */
export const mpTemplate: ChannelAdapter = {
  channel: 'mpTemplate',
  knowsRepeats: true,
  address(contact) {
    if (contact?.mpOpenid && contact.followed) return { to: contact.mpOpenid }
    return { absent: contact?.miniOpenid ? '未关注服务号' : '未绑定微信' }
  },
  async send(to, { templateKey, fields, page, key }, { wechat, config }) {
    const templateId = await templateIdOf(templateKey, config)
    const { msgid } = await wechat.sendTemplate({
      touser: to,
      templateId,
      data: dataOf(fields),
      pagepath: page,
      clientMsgId: key,
    })
    return { id: msgid }
  },
}
