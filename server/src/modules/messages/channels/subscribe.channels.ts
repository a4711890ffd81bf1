import type { DeliveryErrorClass } from '@mingdu/shared/messages/failure.reasons'
import { WechatError } from '../../../wechat/errors'
import type { SubscribeSend } from '../../../wechat/wechat'
import { dropCredits, giveBackCredit, takeCredit } from '../../subscriptions/subscriptions.service'
import type { OutboxParts } from '../outbox.types'
import { dataOf, failureOf, type ChannelAdapter, type Sending } from './channel'
import { templateIdOf } from './template-id'

/** 订阅通知 of the 服务号; following is not needed, consent is. */
export const mpSubscribe: ChannelAdapter = {
  channel: 'mpSubscribe',
  knowsRepeats: false,
  address: (contact) => (contact?.mpOpenid ? { to: contact.mpOpenid } : { absent: '没有服务号身份' }),
  send: (to, sending, parts) => sendOnCredit(to, sending, parts, (message) => parts.wechat.sendBiz(message)),
}

/** 订阅消息 of the mini-program. */
export const miniSubscribe: ChannelAdapter = {
  channel: 'miniSubscribe',
  knowsRepeats: false,
  address: (contact) => (contact?.miniOpenid ? { to: contact.miniOpenid } : { absent: '未绑定微信' }),
  send: (to, sending, parts) =>
    sendOnCredit(to, sending, parts, (message) => parts.wechat.sendSubscribe(message)),
}

/** After these nothing was sent: the credit is still the person's. */
const NOT_SENT: readonly DeliveryErrorClass[] = ['retry', 'rate', 'quota', 'token', 'config', 'content']

/** One message costs one credit, taken before the call: of two senders only one may use the last. */
async function sendOnCredit(
  to: string,
  { templateKey, fields, page }: Sending,
  { config }: OutboxParts,
  call: (message: SubscribeSend) => Promise<{ msgid: string | null }>,
): Promise<{ id: string | null }> {
  const templateId = await templateIdOf(templateKey, config)
  if ((await takeCredit(to, templateId)) === 'none')
    throw new WechatError('recipient', 43101, 'no credit in the ledger')
  try {
    return { id: (await call({ touser: to, templateId, data: dataOf(fields), pagepath: page })).msgid }
  } catch (error) {
    await settleCredit(to, templateId, error)
    throw error
  }
}

async function settleCredit(openid: string, templateId: string, error: unknown): Promise<void> {
  const { errorClass, code } = failureOf(error)
  if (code === 43101) await dropCredits(openid, templateId, '微信答复没有订阅次数')
  else if (NOT_SENT.includes(errorClass)) await giveBackCredit(openid, templateId)
}
