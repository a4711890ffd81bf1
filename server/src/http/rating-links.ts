import type { Middleware } from 'koa'
import { normalRatingCode, RATE_PAGE } from '../rating-token'

const ADDRESS = /^\/r\/([^/]+)$/

/**
 * `GET /r/:code`: the short address of a text message, on to the page of the H5 that asks for the rating. Whether the
 * code opens anything is said there. An address that is none of ours is left to whatever comes next.
 */
export const ratingLinks: Middleware = async (ctx, next) => {
  const code = normalRatingCode(ADDRESS.exec(ctx.path)?.[1] ?? '')
  if (code === null || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next()
  ctx.set('Cache-Control', 'no-store')
  ctx.redirect(`/#/${RATE_PAGE}?t=${code}`)
}
