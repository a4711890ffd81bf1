import { targetOf, type WechatCall } from '../http/wechat.call'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import type { QuotaBreak } from './quotas'

const REFUSALS = {
  day: ['quota.day', 45009, 'reach max api daily quota limit'],
  minute: ['quota.minute', 45011, 'api minute-quota reach limit'],
  openid: ['quota.openid', 43117, 'Sending messages to this openid too frequently, please try later'],
} as const satisfies Record<QuotaBreak, readonly [string, number, string]>

/** Counts the call. @throws Refusal -1 when too many are under way, 45009, 45011, 43117 */
export function requireQuota(call: WechatCall, sandbox: Sandbox): void {
  const judge: Judge = call.judge
  const { quotas } = sandbox
  if (quotas.crowded(call.path)) judge.require(false, 'quota.crowd', -1, 'system error')
  const broken = quotas.take(call.account ?? 'none', call.path, targetOf(call).openid)
  if (broken === null) return
  const [rule, errcode, errmsg] = REFUSALS[broken]
  judge.require(false, rule, errcode, errmsg)
}
