import type { MessageTemplate } from '../config'
import type { WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import type { Sandbox } from '../sandbox'
import { templatesOf } from './templates'

/** GET /wxaapi/newtmpl/gettemplate: the 订阅消息 templates of the mini-program; type 2 is one-time, 3 long-term. */
export function subscribeTemplates(_call: WechatCall, sandbox: Sandbox): WechatReply {
  return ok({ data: templatesOf(sandbox, ['once', 'long']).map(shown) })
}

function shown(template: MessageTemplate): Record<string, unknown> {
  const enums = template.keys.filter((key) => key.enums !== undefined)
  return {
    priTmplId: template.id,
    title: template.title,
    content: template.keys.map(({ key, label }) => `${label}:{{${key}.DATA}}\n`).join(''),
    example: '',
    type: template.kind === 'once' ? 2 : 3,
    keywordEnumValueList: enums.map((key) => ({ keywordCode: `${key.key}.DATA`, enumValueList: key.enums })),
  }
}
