import { bodyOf, type WechatCall } from '../http/wechat.call'
import { json, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { CALLER_IP } from '../settings'

/** GET /cgi-bin/getcallbackip: where events come from */
export function callbackIps(_call: WechatCall, _sandbox: Sandbox): WechatReply {
  return json({ ip_list: [CALLER_IP] })
}

/** POST /cgi-bin/callback/check {action: dns|ping|all, check_operator}: the callback stands on this machine */
export function callbackCheck(call: WechatCall, _sandbox: Sandbox): WechatReply {
  const judge: Judge = call.judge
  const { action } = bodyOf(call)
  const known = action === 'dns' || action === 'ping' || action === 'all'
  judge.require(known, 'check.action', 40097, 'invalid args')
  const dns = [{ ip: CALLER_IP, real_operator: 'DEFAULT' }]
  const ping = [{ ip: CALLER_IP, from_operator: 'DEFAULT', package_loss: '0%', time: '0.1ms' }]
  return json({ ...(action === 'ping' ? {} : { dns }), ...(action === 'dns' ? {} : { ping }) })
}
