import type { Context } from 'koa'
import type { Sandbox } from '../sandbox'
import type { NextWarning } from '../time/next-warning'
import { ControlError, recordIn } from './control.input'

const HOUR_MS = 3_600_000
/** Ten years: a slip of the keyboard should not carry the demo to another century. */
const FARTHEST_MS = 3_660 * 24 * HOUR_MS

/** GET /__sandbox/time → {now, offsetMs, next: {at, what} | null, nextState} */
export async function showTime(ctx: Context, sandbox: Sandbox): Promise<void> {
  const next = await sandbox.next.ask()
  ctx.body = {
    now: new Date(sandbox.time.businessNow()).toISOString(),
    offsetMs: sandbox.time.offsetMs(),
    next: next.state === 'known' ? { at: new Date(next.at).toISOString(), what: next.what } : null,
    nextState: next.state,
  }
}

/** POST /__sandbox/time {days?, hours?} | {to} | {toNext: true} | {reset: true}; only reset goes back */
export async function moveTime(ctx: Context, sandbox: Sandbox): Promise<void> {
  const body = recordIn(ctx.request.body)
  if (body.reset === true) sandbox.time.reset()
  else if (body.toNext === true) await advanceToNext(sandbox)
  else advance(sandbox, goalOf(sandbox, body))
  sandbox.store.touch()
  await sandbox.next.ask(true)
  await showTime(ctx, sandbox)
}

/** A warning whose time has come but which the product has not sent yet needs no step. */
async function advanceToNext(sandbox: Sandbox): Promise<void> {
  const at = nextMoment(await sandbox.next.ask(true))
  if (at > sandbox.time.businessNow()) advance(sandbox, at)
}

function advance(sandbox: Sandbox, goal: number): void {
  const now = sandbox.time.businessNow()
  if (goal - now > FARTHEST_MS) throw new ControlError(400, '一次最多前进十年')
  if (!sandbox.time.moveTo(goal)) throw new ControlError(409, '时间只能向前；要回到真实时间请用复位')
}

function goalOf(sandbox: Sandbox, body: Record<string, unknown>): number {
  if (body.to !== undefined) return momentIn(body.to)
  const step = amountIn(body.days) * 24 * HOUR_MS + amountIn(body.hours) * HOUR_MS
  if (step <= 0) throw new ControlError(400, 'days, hours, to, toNext or reset is needed')
  return sandbox.time.businessNow() + step
}

function nextMoment(next: NextWarning): number {
  if (next.state === 'unreachable') throw new ControlError(502, '产品服务没有应答，请先启动它')
  if (next.state === 'none') throw new ControlError(409, '没有等待发出的预警：先在控制台派一件工单')
  return next.at
}

function momentIn(value: unknown): number {
  const at = typeof value === 'string' ? Date.parse(value) : NaN
  if (Number.isNaN(at)) throw new ControlError(400, 'to must be an ISO time')
  return at
}

function amountIn(value: unknown): number {
  const amount = value ?? 0
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0) {
    throw new ControlError(400, 'days and hours must be positive numbers')
  }
  return amount
}
