import type { Context } from 'koa'
import type { Sandbox } from '../sandbox'
import { ControlError, recordIn } from './control.input'

/** POST /__sandbox/sms-limits {on}: the providers' limits for each number; off until asked for. */
export function smsLimits(ctx: Context, sandbox: Sandbox): void {
  const { on } = recordIn(ctx.request.body)
  if (typeof on !== 'boolean') throw new ControlError(400, 'on must be true or false')
  sandbox.settings.smsLimits = on
  ctx.body = { on }
}
