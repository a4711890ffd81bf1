import type { Context } from 'koa'
import { mintCode } from '../endpoints/codes.rules'
import type { Sandbox } from '../sandbox'
import { ControlError, optionalTextIn, personIn, recordIn } from './control.input'

/** POST /__sandbox/visit {personKey, at?}: the person opens the mini-program, now or at an ISO time */
export function visitControl(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const person = personIn(sandbox, body)
  const at = optionalTextIn(body, 'at')
  const visit = at === undefined ? sandbox.config.now() : Date.parse(at)
  if (Number.isNaN(visit)) throw new ControlError(400, 'at must be an ISO time')
  person.lastVisit = visit
  sandbox.store.touch()
  ctx.body = { done: `${person.name}访问了小程序。`, lastVisit: visit }
}

/** POST /__sandbox/oauth-code {personKey, scope?} → {code}, what 网页授权 would send back to the page */
export function oauthCode(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const person = personIn(sandbox, body)
  const scope = optionalTextIn(body, 'scope') ?? 'snsapi_base'
  const known = scope === 'snsapi_base' || scope === 'snsapi_userinfo'
  if (!known) throw new ControlError(400, 'scope must be snsapi_base or snsapi_userinfo')
  ctx.body = { code: mintCode(sandbox, 'oauth', person.key, sandbox.config.accounts.mp.appid, scope) }
}
