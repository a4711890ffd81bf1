import { bodyOf, type WechatCall } from '../http/wechat.call'
import { okWithMsgid, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { admitMessage, publishMessage } from './message.cards'
import { requireCredit } from './subscribe.rules'
import { requireFields, requireRecipient, requireReleased, requireTemplate } from './template.rules'

const STATES = ['developer', 'trial', 'formal']
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']

/**
 * POST /cgi-bin/message/subscribe/send, 订阅消息 of the mini-program → msgid, which the documents leave out. There is
 * no idempotency: a repeated call is a second card and a second credit. The result comes as subscribe_msg_sent_event.
 */
export async function sendSubscribe(call: WechatCall, sandbox: Sandbox): Promise<WechatReply> {
  const body = bodyOf(call)
  const person = requireRecipient(call, sandbox, 'mini', body.touser)
  const template = requireTemplate(call, sandbox, ['once', 'long'], body.template_id)
  const pagepath = pageOf(call, sandbox, body.page)
  requireFields(call, template, body.data)
  remarkState(call.judge, body)
  requireCredit(call, sandbox, person.openids.mini, template, person.mutes === true)
  const target = { channel: 'miniSubscribe', pagepath, url: null } as const
  const message = admitMessage(call, sandbox, { ...target, person, template, data: body.data })
  await publishMessage(sandbox, message, call.path)
  return okWithMsgid(message.id)
}

/** Without a page the card leads nowhere. */
function pageOf(call: WechatCall, sandbox: Sandbox, page: unknown): string | null {
  if (typeof page !== 'string' || page === '') return null
  return requireReleased(call, sandbox, page, {
    rule: 'subscribe.page',
    errcode: 41030,
    errmsg: 'invalid page',
  })
}

/** Both are documented as required; what the platform does without them is not known. */
function remarkState(judge: Judge, { miniprogram_state: state, lang }: Record<string, unknown>): void {
  if (!STATES.some((word) => word === state)) judge.remark('subscribe.state', '应写 miniprogram_state')
  else if (state !== 'formal') judge.remark('subscribe.state', `卡片会打开 ${String(state)} 版`)
  if (!LANGUAGES.some((word) => word === lang)) judge.remark('subscribe.lang', '应写 lang')
}
