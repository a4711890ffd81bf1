import { bodyOf, type WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { requireReleased } from './template.rules'

const DAY_MS = 24 * 3_600_000
const MOST_DAYS = 30

/**
 * POST /wxa/generate_urllink {path, query, expire_type, expire_time | expire_interval} → {url_link}, an address that
 * opens the page for its first visitor only. `expire_type` 0: until a time in seconds, 1: for days.
 */
export function createUrlLink(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const path = pageIn(call, sandbox, body)
  const query = typeof body.query === 'string' ? body.query : ''
  const at = sandbox.config.now()
  const expiresAt = expiryOf(body, at)
  const judge: Judge = call.judge
  const within = expiresAt !== null && expiresAt > at && expiresAt - at <= MOST_DAYS * DAY_MS
  judge.require(within, 'link.expiry', 85401, 'time limit between 1min and 30days')
  const key = sandbox.random.bytes(12).toString('base64url')
  sandbox.store.state.platform.links[key] = { path, query, at, expiresAt, visitor: null }
  return ok({ url_link: `http://${call.headers.host ?? ''}/l/${key}` })
}

/** An empty path is the home page. */
function pageIn(call: WechatCall, sandbox: Sandbox, body: Record<string, unknown>): string {
  const path = typeof body.path === 'string' ? body.path : ''
  if (path === '') return sandbox.config.releasePages[0] ?? ''
  const refusal = { rule: 'link.path', errcode: 40165, errmsg: 'invalid weapp pagepath' } as const
  return requireReleased(call, sandbox, path, refusal)
}

function expiryOf(body: Record<string, unknown>, now: number): number | null {
  const value = body.expire_type === 1 ? body.expire_interval : body.expire_time
  if (value === undefined) return now + MOST_DAYS * DAY_MS
  if (typeof value !== 'number' || !Number.isInteger(value)) return null
  return body.expire_type === 1 ? now + value * DAY_MS : value * 1000
}
