import type { Account } from '../config'
import { bodyOf, type WechatCall } from '../http/wechat.call'
import { json, type WechatReply } from '../http/wechat.reply'
import { requireIp } from '../rules/ip.rules'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import type { IssuedToken } from '../state/state.types'
import { issueToken, OVERLAP_MS, tokensOf } from './token.rules'

const DAY_MS = 24 * 3_600_000
const FORCED_A_DAY = 20
const FORCED_APART_MS = 30_000

/**
 * POST /cgi-bin/stable_token: the same token until less than 5 minutes are left. With force_refresh a new one, the
 * former dead at once; within 30 s of the last forced one nothing changes, and the 21st of a day is refused.
 */
export function stableToken(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const account = requireAccount(call, sandbox, body.grant_type, body.appid, body.secret)
  const tokens = tokensOf(sandbox, account.appid)
  const now = sandbox.config.now()
  if (body.force_refresh === true) {
    tokens.forced = tokens.forced.filter((at) => now - at < DAY_MS)
    const within = tokens.forced.length < FORCED_A_DAY
    call.judge.require(within, 'token.force-quota', 45009, 'reach max api daily quota limit')
  }
  if (body.force_refresh === true && now - (tokens.forced.at(-1) ?? -Infinity) >= FORCED_APART_MS) {
    tokens.forced.push(now)
    tokens.stable = issueToken(sandbox.random, tokens.stable, now, 0)
  } else if (tokens.stable === null || tokens.stable.expiresAt - now < OVERLAP_MS) {
    tokens.stable = issueToken(sandbox.random, tokens.stable, now, OVERLAP_MS)
  }
  return tokenReply(tokens.stable, now)
}

/** GET /cgi-bin/token: every call issues a new token; it leaves the stable one alone. */
export function legacyToken(call: WechatCall, sandbox: Sandbox): WechatReply {
  const { query } = call
  const account = requireAccount(
    call,
    sandbox,
    query.get('grant_type'),
    query.get('appid'),
    query.get('secret'),
  )
  const tokens = tokensOf(sandbox, account.appid)
  const now = sandbox.config.now()
  tokens.legacy = issueToken(sandbox.random, tokens.legacy, now, OVERLAP_MS)
  return tokenReply(tokens.legacy, now)
}

function requireAccount(
  call: WechatCall,
  sandbox: Sandbox,
  grant: unknown,
  appid: unknown,
  secret: unknown,
): Account {
  const judge: Judge = call.judge
  judge.require(grant === 'client_credential', 'token.params', 40002, 'invalid grant_type')
  judge.require(typeof appid === 'string' && appid !== '', 'token.params', 41002, 'appid missing')
  judge.require(typeof secret === 'string' && secret !== '', 'token.params', 41004, 'appsecret missing')
  const account = Object.values(sandbox.config.accounts).find((one: Account) => one.appid === appid)
  judge.require(account !== undefined, 'token.appid', 40013, 'invalid appid')
  judge.require(account.secret === secret, 'token.secret', 40125, 'invalid appsecret')
  requireIp(call, sandbox, account.kind)
  return account
}

function tokenReply(token: IssuedToken, now: number): WechatReply {
  return json({ access_token: token.value, expires_in: Math.floor((token.expiresAt - now) / 1000) })
}
