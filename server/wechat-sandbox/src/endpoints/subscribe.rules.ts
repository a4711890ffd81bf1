import type { MessageTemplate } from '../config'
import type { WechatCall } from '../http/wechat.call'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { hasCredit } from './subscribe.credits'

const REFUSED = 'user refuse to accept the msg'

/** @throws Refusal 43101: no credit is left, the person rejected or never was asked, or has switched messages off */
export function requireCredit(
  call: WechatCall,
  sandbox: Sandbox,
  openid: string,
  template: MessageTemplate,
  off: boolean,
): void {
  const judge: Judge = call.judge
  judge.require(!off, 'subscribe.switch', 43101, REFUSED)
  judge.require(hasCredit(sandbox, openid, template), 'subscribe.credit', 43101, REFUSED)
}
