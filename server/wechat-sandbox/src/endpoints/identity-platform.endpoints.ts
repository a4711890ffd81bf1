import { createHmac } from 'node:crypto'
import { isRecord, type WechatCall } from '../http/wechat.call'
import { json, type WechatReply } from '../http/wechat.reply'
import type { Sandbox } from '../sandbox'

/** The demonstration's account with the identity platform. */
export const DEMO_IDENTITY = { appId: 'demo-identity', secret: 'demo-identity-secret-not-for-production' }

const FRESH_MS = 5 * 60_000

/**
 * The stand-in for 统一身份认证: signed questions whether a name and a number belong together. Nobody is registered
 * here, so everybody is who they say, but for names that begin with 不符.
 */
export function verifyIdentity(call: WechatCall, { config }: Sandbox): WechatReply {
  const { headers } = call
  const [appId, time, nonce, signature] = ['x-app-id', 'x-timestamp', 'x-nonce', 'x-signature'].map((name) =>
    String(headers[name] ?? ''),
  )
  call.judge.require(appId === DEMO_IDENTITY.appId, 'identity.app', 40101, 'unknown app')
  const age = Math.abs(config.now() - Number(time))
  call.judge.require(age <= FRESH_MS, 'identity.fresh', 40102, 'stale timestamp')
  const expected = createHmac('sha256', DEMO_IDENTITY.secret)
    .update(`${time ?? ''}\n${nonce ?? ''}\n${call.raw.toString('utf8')}`)
    .digest('hex')
  call.judge.require(signature === expected, 'identity.signed', 40103, 'wrong signature')
  const body = isRecord(call.body) ? call.body : {}
  const { name, idNumber } = body
  call.judge.require(
    typeof name === 'string' && typeof idNumber === 'string' && /^\d{17}[\dX]$/.test(idNumber),
    'identity.question',
    40001,
    'name and idNumber are needed',
  )
  return json({ match: !name.startsWith('不符'), serial: `SJ${call.rid.replace(/\W/g, '')}` })
}
