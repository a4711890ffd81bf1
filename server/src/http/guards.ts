import { randomUUID } from 'node:crypto'
import type { Context, Middleware, Next } from 'koa'
import type { Config } from '../config'
import { Refused } from '../refused'
import { sameText } from '../seal-box'
import { SESSION_COOKIE } from './session-cookie'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Gives every request an id for logs and error texts. */
export async function requestIds(ctx: Context, next: Next): Promise<void> {
  const id = randomUUID()
  ctx.state['requestId'] = id
  ctx.set('X-Request-Id', id)
  await next()
}

/** In production the console and the public side may live on hosts of their own. */
export function separateHosts(config: Config): Middleware {
  return async (ctx, next) => {
    const isAdmin = ctx.path === '/admin' || ctx.path.startsWith('/admin/')
    if (
      config.ADMIN_HOST &&
      isAdmin !== (ctx.hostname === config.ADMIN_HOST) &&
      !ctx.path.startsWith('/api/')
    ) {
      throw new Refused('route.missing')
    }
    await next()
  }
}

/** A write that rides on the cookie must come from our own pages (SameSite is the first lock, this the second). */
export async function sameOriginWrites(ctx: Context, next: Next): Promise<void> {
  const write = !['GET', 'HEAD', 'OPTIONS'].includes(ctx.method)
  if (write && ctx.cookies.get(SESSION_COOKIE) && !ctx.get('Authorization')) {
    const origin = ctx.get('Origin')
    if (origin && hostOf(origin) !== ctx.host) throw new Refused('auth.origin')
    if (!ctx.get('X-Mingdu-Client')) throw new Refused('auth.origin')
  }
  await next()
}

/**
 * Metrics are for the machine itself, or for whoever holds the token. Behind a proxy on the same machine everybody
 * seems to come from loopback: what was forwarded needs the token.
 */
export function mayReadMetrics(ctx: Context, token: string | undefined): boolean {
  if (token) return sameText(ctx.get('Authorization'), `Bearer ${token}`)
  const forwarded = ctx.app.proxy || ctx.get('X-Forwarded-For') !== '' || ctx.get('Forwarded') !== ''
  return !forwarded && LOOPBACK.has(ctx.req.socket.remoteAddress ?? '')
}

/** Sandboxed frames send `null`; anything else that is no address is nobody's host either. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
