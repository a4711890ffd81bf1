import type { WechatCall } from '../http/wechat.call'
import type { Sandbox } from '../sandbox'
import { CALLER_IP, ipAllowed, type IpGuarded } from '../settings'

/** The allow-list guards the calls that give tokens out. @throws Refusal 40164, of 企业微信 60020 */
export function requireIp(call: WechatCall, sandbox: Sandbox, account: IpGuarded): void {
  const allowed = ipAllowed(sandbox.settings, account)
  if (account === 'wecom') {
    return call.judge.require(allowed, 'ip.allowed', 60020, 'not allow to access from your ip')
  }
  const errmsg = `invalid ip ${CALLER_IP} ipv6 ::ffff:${CALLER_IP}, not in whitelist`
  call.judge.require(allowed, 'ip.allowed', 40164, errmsg)
}
