import { bodyOf, type WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import { verdictOn } from '../rules/check.words'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { newTraceId, requireCheckable } from './check.rules'

const MOST_CHARACTERS = 2_500

/**
 * POST /wxa/msg_sec_check {content, version: 2, scene, openid} → {result: {suggest, label}, detail, trace_id};
 * errcode is 0 whatever the text holds.
 */
export function checkText(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const judge: Judge = call.judge
  const { content } = body
  judge.require(typeof content === 'string' && content !== '', 'check.params', 44002, 'empty content')
  const sized = [...content].length <= MOST_CHARACTERS
  judge.require(sized, 'check.content', 45002, 'content size out of limit')
  requireCheckable(call, sandbox, body)
  const { suggest, label, keyword } = verdictOn(content)
  const detail = { strategy: 'content_model', errcode: 0, suggest, label, prob: suggest === 'pass' ? 10 : 90 }
  const hit = { strategy: 'keyword', errcode: 0, suggest, label, level: 90, keyword }
  return ok({
    result: { suggest, label },
    detail: keyword === '' ? [detail] : [detail, hit],
    trace_id: newTraceId(sandbox),
  })
}
