import { bodyOf, type WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import { shanghaiDay } from '../quotas/quotas'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { CALLER_IP } from '../settings'

const CLEARS_A_MONTH = 10
/** Answered for addresses without a published daily limit. */
const UNLIMITED = 100_000_000

/** POST /cgi-bin/openapi/quota/get {cgi_path} → {quota: {daily_limit, used, remain}} */
export function quotaOf(call: WechatCall, sandbox: Sandbox): WechatReply {
  const path = String(bodyOf(call).cgi_path ?? '')
  const judge: Judge = call.judge
  judge.require(
    /^\/(cgi-bin|wxa|wxaapi|sns)\/\w/.test(path),
    'quota.path',
    76021,
    'cgi_path not found, please check',
  )
  const usage = sandbox.quotas.usage(call.account ?? 'none', path, UNLIMITED)
  return ok({ quota: usage })
}

/** POST /cgi-bin/clear_quota {appid}: ten times a month */
export function clearQuota(call: WechatCall, sandbox: Sandbox): WechatReply {
  const judge: Judge = call.judge
  const kind = call.account ?? 'mp'
  const { appid } = bodyOf(call)
  judge.require(appid === sandbox.config.accounts[kind].appid, 'token.appid', 40013, 'invalid appid')
  const { cleared } = sandbox.store.state.platform
  const month = shanghaiDay(sandbox.config.now()).slice(0, 7)
  const count = cleared[kind]?.month === month ? cleared[kind].count : 0
  const refusal = 'forbid to clear quota because of reaching the limit'
  judge.require(count < CLEARS_A_MONTH, 'quota.clear', 48006, refusal)
  cleared[kind] = { month, count: count + 1 }
  sandbox.quotas.clear(kind)
  return ok()
}

/** POST /cgi-bin/openapi/rid/get {rid} → what the log kept of a call, which is never its query or its body */
export function requestOf(call: WechatCall, sandbox: Sandbox): WechatReply {
  const judge: Judge = call.judge
  const { rid } = bodyOf(call)
  const entry = sandbox.log.list().find((one) => one.rid === rid)
  judge.require(entry !== undefined, 'rid.known', 76001, 'rid not found')
  return ok({
    request: {
      invoke_time: Math.floor(entry.at / 1000),
      cost_in_ms: entry.ms,
      request_url: entry.path,
      request_body: '',
      response_body: JSON.stringify({ errcode: entry.errcode, errmsg: entry.errmsg }),
      client_ip: CALLER_IP,
    },
  })
}
