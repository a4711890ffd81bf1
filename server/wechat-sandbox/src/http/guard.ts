import type { Context, Middleware } from 'koa'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
/** The H5 asks for these from its own origin, as wx.login, the phone button and the subscribe popup would. */
const OPEN_TO_APP = new Set(['/__sandbox/login-code', '/__sandbox/phone-code', '/__sandbox/subscribe'])

/**
 * Keeps foreign pages out: a Host that is not loopback is DNS rebinding, and a foreign Origin on a write is a
 * drive-by post. Only what a page of the product could ask WeChat itself may be asked for by its origin.
 */
export function guard(appUrl: string): Middleware {
  return async (ctx, next) => {
    if (!LOOPBACK.has(hostName(ctx.get('Host')))) {
      return refuse(ctx, 'the sandbox answers to 127.0.0.1 and localhost only')
    }
    const origin = ctx.get('Origin')
    const fromApp = origin === appUrl && OPEN_TO_APP.has(ctx.path)
    if (fromApp) allowOrigin(ctx, appUrl)
    if (fromApp && ctx.method === 'OPTIONS') {
      ctx.status = 204
      return
    }
    const foreign = origin !== '' && origin !== `http://${ctx.get('Host')}` && !fromApp
    if (foreign && isWrite(ctx)) return refuse(ctx, `origin ${origin} may not write here`)
    await next()
  }
}

function allowOrigin(ctx: Context, appUrl: string): void {
  ctx.set('Access-Control-Allow-Origin', appUrl)
  ctx.set('Access-Control-Allow-Headers', 'content-type')
  ctx.set('Access-Control-Allow-Methods', 'POST')
  ctx.vary('Origin')
}

function isWrite(ctx: Context): boolean {
  return ctx.method !== 'GET' && ctx.method !== 'HEAD'
}

function refuse(ctx: Context, reason: string): void {
  ctx.status = 403
  ctx.body = { error: reason }
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}
