import type { WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import { requireIp } from '../rules/ip.rules'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'

const LIFE_MS = 7_200_000

/** GET /cgi-bin/gettoken?corpid&corpsecret → the same token until it expires */
export function wecomToken(call: WechatCall, sandbox: Sandbox): WechatReply {
  const judge: Judge = call.judge
  const { corpid, secret } = sandbox.config.wecom
  judge.require(call.query.get('corpid') === corpid, 'wecom.corpid', 40013, 'invalid corpid')
  judge.require(call.query.get('corpsecret') === secret, 'wecom.secret', 40001, 'invalid credential')
  requireIp(call, sandbox, 'wecom')
  const now = sandbox.config.now()
  const { wecomTokens } = sandbox.store.state.platform
  const held = wecomTokens.findLast((token) => token.expiresAt > now)
  const token = held ?? { value: sandbox.random.bytes(96).toString('base64url'), expiresAt: now + LIFE_MS }
  if (held === undefined) wecomTokens.push(token)
  return ok({ access_token: token.value, expires_in: Math.floor((token.expiresAt - now) / 1000) })
}

/** @throws Refusal 41001, 40014, 42001 */
export function requireWecomToken(call: WechatCall, sandbox: Sandbox): void {
  const judge: Judge = call.judge
  const value = call.query.get('access_token') ?? ''
  judge.require(value !== '', 'wecom.token', 41001, 'access_token missing')
  const token = sandbox.store.state.platform.wecomTokens.find((one) => one.value === value)
  judge.require(token !== undefined, 'wecom.token', 40014, 'invalid access_token')
  judge.require(token.expiresAt > sandbox.config.now(), 'wecom.token', 42001, 'access_token expired')
}
