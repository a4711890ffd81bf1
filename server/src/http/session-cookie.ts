import type { Context } from 'koa'

/** The console's session cookie: not readable by scripts, never sent from another site. */
export const SESSION_COOKIE = 'mingdu_session'

const options = (secure: boolean) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  secure,
  path: '/api/',
  overwrite: true,
})

export function setSessionCookie(
  ctx: Context,
  cookie: { set: string; maxAgeSeconds: number },
  secure: boolean,
): void {
  allowSecure(ctx, secure)
  ctx.cookies.set(SESSION_COOKIE, cookie.set, { ...options(secure), maxAge: cookie.maxAgeSeconds * 1000 })
}

export function clearSessionCookie(ctx: Context, secure: boolean): void {
  allowSecure(ctx, secure)
  ctx.cookies.set(SESSION_COOKIE, null, options(secure))
}

/** TLS ends at the proxy in front: the library would refuse a Secure cookie on what looks like plain HTTP. */
function allowSecure(ctx: Context, secure: boolean): void {
  if (secure) ctx.cookies.secure = true
}
