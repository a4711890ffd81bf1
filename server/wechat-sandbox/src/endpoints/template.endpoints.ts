import { bodyOf, type WechatCall } from '../http/wechat.call'
import { json, okWithMsgid, type WechatReply } from '../http/wechat.reply'
import type { Sandbox } from '../sandbox'
import type { Person } from '../state/state.types'
import { admitMessage, publishMessage } from './message.cards'
import { requireFields, requirePage, requireRecipient, requireTemplate, webAddress } from './template.rules'
import { templatesOf } from './templates'

/** One message for one client_msg_id during this time; afterwards a second card appears. */
const REPEAT_WINDOW_MS = 600_000
/** The platform names no limit; 32 is what the product keeps to. */
const CLIENT_ID_LENGTH = 32

/** POST /cgi-bin/message/template/send → msgid; the result comes as TEMPLATESENDJOBFINISH. */
export async function sendTemplate(call: WechatCall, sandbox: Sandbox): Promise<WechatReply> {
  const body = bodyOf(call)
  const person = requireRecipient(call, sandbox, 'mp', body.touser)
  const template = requireTemplate(call, sandbox, ['template'], body.template_id)
  call.judge.require(person.follows, 'person.follows', 43004, 'require subscribe')
  const pagepath = requirePage(call, sandbox, body.miniprogram)
  requireFields(call, template, body.data)
  const before = answeredBefore(call, sandbox, person, body.client_msg_id)
  if (before !== null) return okWithMsgid(before)
  const { data, url } = body
  const target = { channel: 'mpTemplate', pagepath, url: webAddress(url) } as const
  const message = admitMessage(call, sandbox, { ...target, person, template, data })
  rememberAnswer(sandbox, person, body.client_msg_id, message.id)
  await publishMessage(sandbox, message, call.path)
  return okWithMsgid(message.id)
}

/** GET /cgi-bin/template/get_all_private_template */
export function listTemplates(_call: WechatCall, sandbox: Sandbox): WechatReply {
  return json({
    template_list: templatesOf(sandbox, ['template']).map((template) => ({
      template_id: template.id,
      title: template.title,
      primary_industry: '',
      deputy_industry: '',
      content: template.keys.map(({ key, label }) => `${label}:{{${key}.DATA}}`).join('\n'),
      example: '',
    })),
  })
}

function answeredBefore(
  call: WechatCall,
  sandbox: Sandbox,
  person: Person,
  clientId: unknown,
): string | null {
  if (typeof clientId !== 'string' || clientId === '') return null
  if (clientId.length > CLIENT_ID_LENGTH) call.judge.remark('message.id-length', '真平台的上限未知')
  const answered = sandbox.store.state.answered[`${person.openids.mp}|${clientId}`]
  if (answered === undefined || sandbox.config.now() - answered.at >= REPEAT_WINDOW_MS) return null
  call.judge.remark('message.repeat', '重复发送，没有新卡片')
  call.about.msgid = answered.msgid
  return answered.msgid
}

function rememberAnswer(sandbox: Sandbox, person: Person, clientId: unknown, msgid: string): void {
  if (typeof clientId !== 'string' || clientId === '') return
  sandbox.store.state.answered[`${person.openids.mp}|${clientId}`] = { msgid, at: sandbox.config.now() }
}
