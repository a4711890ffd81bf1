import type { AccountTokens, IssuedToken } from '../state/state.types'
import type { Random } from '../random'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import type { WechatCall } from '../http/wechat.call'

export const TOKEN_LIFE_MS = 7_200_000
/** A replaced token still opens for 5 minutes; the normal mode renews when less than this is left. */
export const OVERLAP_MS = 300_000

type AccountKind = 'mp' | 'mini'

/** @throws Refusal 41001, 40001, 42001, or 48001 when the token is the other account's */
export function requireToken(call: WechatCall, sandbox: Sandbox, kind: AccountKind | 'any'): void {
  const judge: Judge = call.judge
  const value = call.query.get('access_token') ?? ''
  judge.require(value !== '', 'token.present', 41001, 'access_token missing')
  const held = holderOf(sandbox, value)
  const now = sandbox.config.now()
  const latest = held !== null && (held.token.value === value || (held.token.previous?.validUntil ?? 0) > now)
  judge.require(latest, 'token.latest', 40001, 'invalid credential, access_token is invalid or not latest')
  const fresh = held.token.value !== value || held.token.expiresAt > now
  judge.require(fresh, 'token.fresh', 42001, 'access_token expired')
  judge.require(kind === 'any' || held.kind === kind, 'token.kind', 48001, 'api unauthorized')
  call.account = held.kind
}

export function tokensOf(sandbox: Sandbox, appid: string): AccountTokens {
  const { tokens } = sandbox.store.state
  return (tokens[appid] ??= { stable: null, legacy: null, forced: [] })
}

/** `overlap` 0: the former token is dead at once, as after a forced refresh. */
export function issueToken(
  random: Random,
  former: IssuedToken | null,
  now: number,
  overlap: number,
): IssuedToken {
  return {
    value: `90_${random.bytes(96).toString('base64url')}`,
    issuedAt: now,
    expiresAt: now + TOKEN_LIFE_MS,
    previous: former === null ? null : { value: former.value, validUntil: now + overlap },
  }
}

/** Fault: the token in the call has just expired (42001). */
export function expireToken(call: WechatCall, sandbox: Sandbox): void {
  const held = holderOf(sandbox, call.query.get('access_token') ?? '')
  const wecom = wecomTokenOf(call, sandbox)
  if (held !== null) held.token.expiresAt = sandbox.config.now()
  else if (wecom !== undefined) wecom.expiresAt = sandbox.config.now()
}

/** Fault: somebody else has taken a new token, so the one in the call is not the latest (40001). */
export function invalidateToken(call: WechatCall, sandbox: Sandbox): void {
  const held = holderOf(sandbox, call.query.get('access_token') ?? '')
  const wecom = wecomTokenOf(call, sandbox)
  if (held !== null) Object.assign(held.token, issueToken(sandbox.random, null, sandbox.config.now(), 0))
  else if (wecom !== undefined) wecom.value = `${wecom.value}-superseded`
}

function wecomTokenOf(call: WechatCall, sandbox: Sandbox): { value: string; expiresAt: number } | undefined {
  const value = call.query.get('access_token')
  return sandbox.store.state.platform.wecomTokens.find((token) => token.value === value)
}

/** The issued token a value is, or was, of. */
function holderOf(sandbox: Sandbox, value: string): { kind: AccountKind; token: IssuedToken } | null {
  for (const kind of ['mp', 'mini'] as const) {
    const { stable, legacy } = tokensOf(sandbox, sandbox.config.accounts[kind].appid)
    const token = [stable, legacy].find((one) => one?.value === value || one?.previous?.value === value)
    if (token != null) return { kind, token }
  }
  return null
}
