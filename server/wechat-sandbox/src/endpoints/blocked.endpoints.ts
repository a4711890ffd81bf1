import { bodyOf, type WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'

const MOST = 100

/**
 * POST /wxa/sec/queryblocktmplmsg {tmpl_msg_id, largest_id, limit} → the blocked messages of a template, newest
 * first, those before `largest_id` unless it is 0.
 */
export function queryBlocked(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const judge: Judge = call.judge
  const limit = Number(body.limit)
  const counted = Number.isInteger(limit) && limit >= 1 && limit <= MOST
  judge.require(counted, 'blocked.limit', 40097, 'invalid args')
  const before = Number(body.largest_id) || Infinity
  const found = sandbox.store.state.platform.blocked
    .filter((message) => message.templateId === body.tmpl_msg_id && message.id < before)
    .reverse()
    .slice(0, limit)
  return ok({
    msginfo: found.map(({ id, templateId, title, content, openid, at }) => ({
      id,
      tmpl_msg_id: templateId,
      title,
      content,
      openid,
      send_timestamp: Math.floor(at / 1000),
    })),
  })
}
