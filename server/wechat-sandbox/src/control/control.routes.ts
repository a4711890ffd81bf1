import { bodyParser } from '@koa/bodyparser'
import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import type { Sandbox } from '../sandbox'
import { blockControl, callbackCheck, cancellationControl, revokeControl } from './account.control'
import { ControlError } from './control.input'
import { followControl, listPeople, loginCode, phoneCode, scanControl, seedPeople } from './people.control'
import { banTemplate, setClock, setIpAllow, setLatency, setQuotas, showQuotas } from './settings.control'
import { smsLimits } from './sms.control'
import { addFault, resetAll, showInbox, showLog, showState, streamChanges } from './state.control'
import { subscribeChange, subscribeControl } from './subscribe.control'
import { moveTime, showTime } from './time.control'
import { oauthCode, visitControl } from './visit.control'

type Control = (ctx: Context, sandbox: Sandbox) => void | Promise<void>

const READS: Readonly<Record<string, Control>> = {
  people: listPeople,
  state: showState,
  inbox: showInbox,
  log: showLog,
  time: showTime,
  changes: streamChanges,
  quotas: showQuotas,
}

const WRITES: Readonly<Record<string, Control>> = {
  people: seedPeople,
  follow: followControl,
  scan: scanControl,
  'login-code': loginCode,
  'phone-code': phoneCode,
  subscribe: subscribeControl,
  'subscribe-change': subscribeChange,
  block: blockControl,
  revoke: revokeControl,
  cancellation: cancellationControl,
  'callback-check': callbackCheck,
  visit: visitControl,
  'oauth-code': oauthCode,
  quotas: setQuotas,
  'ip-allow': setIpAllow,
  'template-ban': banTemplate,
  clock: setClock,
  latency: setLatency,
  faults: addFault,
  reset: resetAll,
  'sms-limits': smsLimits,
  time: moveTime,
}

/** `/__sandbox/*`: what stands in for people, taps, time and trouble. */
export function controlRoutes(sandbox: Sandbox): Router {
  const router = new Router({ prefix: '/__sandbox' })
  router.use(answerErrors)
  router.use(bodyParser({ enableTypes: ['json'], jsonLimit: '2mb' }))
  for (const [name, control] of Object.entries(READS)) router.get(`/${name}`, (ctx) => control(ctx, sandbox))
  for (const [name, control] of Object.entries(WRITES))
    router.post(`/${name}`, (ctx) => control(ctx, sandbox))
  return router
}

const answerErrors: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    const status = error instanceof ControlError ? error.status : statusOf(error)
    if (status === 500) throw error
    ctx.status = status
    ctx.body = { error: error instanceof Error ? error.message : '' }
  }
}

/** The body parser throws errors that carry a status. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : 500
  return typeof status === 'number' ? status : 500
}
