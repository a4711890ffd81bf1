import { bodyParser } from '@koa/bodyparser'
import type { Context, Middleware, Next } from 'koa'
import { Refused } from '../refused'

/**
 * Reads JSON bodies up to 1 MB into `ctx.request.body`. Multipart is left to the endpoint that takes a file.
 * @throws Refused `input.not-json` for any other content; 413 comes from the parser
 */
export function jsonBodies(): Middleware {
  const parse = bodyParser({
    enableTypes: ['json'],
    parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
    jsonLimit: '1mb',
    jsonStrict: true,
    onError: keepForbiddenKeys,
  })
  return async (ctx, next: Next) => {
    // a write without a body announces a length of 0 and no type
    const empty = ctx.request.length === 0
    if (!empty && ctx.is('application/json', 'multipart/form-data') === false)
      throw new Refused('input.not-json')
    await parse(ctx as never, next)
  }
}

/**
 * The parser stops at a `__proto__` key without saying where it is. Such a body goes on as plain data:
 * the endpoint's schema names the field, and parsing copies nothing it does not know.
 */
function keepForbiddenKeys(error: Error, ctx: Context): void {
  const { body } = error as { body?: unknown }
  if (typeof body !== 'string' || !error.message.includes('forbidden prototype')) throw error
  ctx.request.body = JSON.parse(body)
}
