import { bodyOf, type WechatCall } from '../http/wechat.call'
import { okWithMsgid, type WechatReply } from '../http/wechat.reply'
import type { Sandbox } from '../sandbox'
import { admitMessage, publishMessage } from './message.cards'
import { requireCredit } from './subscribe.rules'
import { requireFields, requirePage, requireRecipient, requireTemplate, webAddress } from './template.rules'

/**
 * POST /cgi-bin/message/subscribe/bizsend, 订阅通知 of the 服务号: templates and credits of its own, following is not
 * needed. `page` is an address of the web, `miniprogram` as in a template message.
 */
export async function sendBiz(call: WechatCall, sandbox: Sandbox): Promise<WechatReply> {
  const body = bodyOf(call)
  const person = requireRecipient(call, sandbox, 'mp', body.touser)
  const template = requireTemplate(call, sandbox, ['bizonce', 'bizlong'], body.template_id)
  const pagepath = requirePage(call, sandbox, body.miniprogram)
  requireFields(call, template, body.data)
  requireCredit(call, sandbox, person.openids.mp, template, person.blocks)
  const target = { channel: 'mpSubscribe', pagepath, url: webAddress(body.page) } as const
  const message = admitMessage(call, sandbox, { ...target, person, template, data: body.data })
  await publishMessage(sandbox, message, call.path)
  return okWithMsgid(message.id)
}
