import path from 'node:path'
import { createRequire } from 'node:module'
import type { Context, Next } from 'koa'
import send from 'koa-send'

const FILES = new Set([
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-standalone-preset.js',
  'favicon-32x32.png',
])

const PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>明督 · 接口说明</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"><link rel="icon" href="/api/docs/favicon-32x32.png"></head>
<body><div id="ui"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#ui', deepLinking: true, showExtensions: true, tryItOutEnabled: false })`

/** The API page, from files of the package itself: nothing is fetched from elsewhere. */
export function apiDocs(): (ctx: Context, next: Next) => Promise<void> {
  const root = path.dirname(
    createRequire(path.resolve('server/package.json')).resolve('swagger-ui-dist/package.json'),
  )
  return async (ctx, next) => {
    if (ctx.method !== 'GET' || !ctx.path.startsWith('/api/docs')) return void (await next())
    const file = ctx.path.slice('/api/docs'.length).replace(/^\//, '')
    if (file === '') return page(ctx, 'html', PAGE)
    if (file === 'start.js') return page(ctx, 'js', START)
    if (!FILES.has(file)) return void (await next())
    await send(ctx, file, { root })
  }
}

function page(ctx: Context, type: string, text: string): void {
  ctx.type = type
  ctx.body = text
}
