import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import type { Sandbox } from '../sandbox'
import { logo } from './icons'
import { inboxPage } from './inbox.page'
import { linkPage } from './link.page'
import { logPage } from './log.page'
import { openPage } from './open.page'
import { subscribePage } from './subscribe.page'
import { SANDBOX_CSS } from './sandbox.styles'
import { SANDBOX_JS } from './sandbox.client'

/** What a person opens in a browser. Nothing is loaded from elsewhere and nothing runs inline. */
export function pageRoutes(sandbox: Sandbox): Router {
  const router = new Router()
  router.use(headers)
  router.get('/', async (ctx) => {
    ctx.type = 'html'
    ctx.body = await inboxPage(sandbox, {
      q: textOf(ctx, 'q') ?? '',
      page: Number(textOf(ctx, 'page') ?? 1) || 1,
      person: textOf(ctx, 'person'),
    })
  })
  router.get('/log', (ctx) => {
    ctx.type = 'html'
    ctx.body = logPage(sandbox)
  })
  router.get('/open', (ctx) => openPage(ctx, sandbox))
  router.get('/l/:key', (ctx) => linkPage(ctx, sandbox, String(ctx.params.key)))
  router.get('/subscribe', (ctx) => subscribePage(ctx, sandbox))
  router.get('/assets/sandbox.css', (ctx) => asset(ctx, 'text/css', SANDBOX_CSS))
  router.get('/assets/sandbox.js', (ctx) => asset(ctx, 'text/javascript', SANDBOX_JS))
  router.get(['/assets/icon.svg', '/favicon.ico'], (ctx) => asset(ctx, 'image/svg+xml', iconFile()))
  return router
}

const headers: Middleware = async (ctx, next) => {
  ctx.set(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'",
  )
  ctx.set('Cache-Control', 'no-store')
  ctx.set('X-Content-Type-Options', 'nosniff')
  await next()
}

function asset(ctx: Context, type: string, text: string): void {
  ctx.type = type
  ctx.body = text
}

function iconFile(): string {
  return logo(28).markup.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
}

function textOf(ctx: Context, name: string): string | null {
  const value = ctx.query[name]
  return typeof value === 'string' && value !== '' ? value : null
}
