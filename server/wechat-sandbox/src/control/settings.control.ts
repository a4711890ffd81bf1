import type { Context } from 'koa'
import { quotaRuleAt } from '../quotas/quotas.input'
import type { Sandbox } from '../sandbox'
import { listAt, SeedError, textAt, textsAt, wordAt } from '../seed/json'
import { ControlError, recordIn, textIn } from './control.input'

/** A century: a slip of the keyboard should not leave the range of dates. */
const FARTHEST_MS = 36_525 * 24 * 3_600_000
const LONGEST_LATENCY_MS = 60_000

/** GET /__sandbox/quotas → the limits in force, by address */
export function showQuotas(ctx: Context, sandbox: Sandbox): void {
  ctx.body = { quotas: sandbox.quotas.list() }
}

/** POST /__sandbox/quotas {path, perDay?, perMinute?, perOpenid?: {n, seconds}, concurrency?}: replaces the limits of one address */
export function setQuotas(ctx: Context, sandbox: Sandbox): void {
  const { path, ...rule } = recordIn(ctx.request.body)
  const address = checked(() => textAt(path, 'path'))
  sandbox.quotas.set(
    address,
    checked(() => quotaRuleAt(rule, 'quota')),
  )
  showQuotas(ctx, sandbox)
}

/** POST /__sandbox/ip-allow {account: mp|mini|wecom, ips: […] | null}: who may ask for tokens; null lets all in */
export function setIpAllow(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const account = checked(() => wordAt(body.account, ['mp', 'mini', 'wecom'] as const, 'account'))
  const { ipAllow } = sandbox.settings
  ipAllow[account] = body.ips === null ? null : checked(() => textsAt(listAt(body.ips, 'ips'), 'ips'))
  ctx.body = { ipAllow }
}

/** POST /__sandbox/clock {offsetMs}: distance of the sandbox's own clock to real time; 0 returns to it */
export function setClock(ctx: Context, sandbox: Sandbox): void {
  const offset = recordIn(ctx.request.body).offsetMs
  if (typeof offset !== 'number' || !Number.isInteger(offset) || Math.abs(offset) > FARTHEST_MS) {
    throw new ControlError(400, 'offsetMs must be a whole number of milliseconds within a century')
  }
  sandbox.clock.set(offset)
  ctx.body = { offsetMs: offset, now: new Date(sandbox.config.now()).toISOString() }
}

/** POST /__sandbox/latency {ms}: added to every call of the platform's API */
export function setLatency(ctx: Context, sandbox: Sandbox): void {
  const { ms } = recordIn(ctx.request.body)
  if (typeof ms !== 'number' || !(ms >= 0 && ms <= LONGEST_LATENCY_MS)) {
    throw new ControlError(400, 'ms must be a number from 0 to 60000')
  }
  sandbox.settings.latencyMs = ms
  ctx.body = { latencyMs: ms }
}

/** POST /__sandbox/template-ban {templateId, banned}: a banned template answers 43116 */
export function banTemplate(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const { banned } = sandbox.store.state.platform.templates
  const id = textIn(body, 'templateId')
  sandbox.store.state.platform.templates.banned =
    body.banned === false ? banned.filter((one) => one !== id) : [...new Set([...banned, id])]
  sandbox.store.touch()
  ctx.body = { banned: sandbox.store.state.platform.templates.banned }
}

/** What a reader of the seed refuses, a control refuses with 400. */
function checked<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if (error instanceof SeedError) throw new ControlError(400, error.message)
    throw error
  }
}
