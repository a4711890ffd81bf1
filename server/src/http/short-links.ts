import type { Middleware } from 'koa'
import { CONFIRM_PAGE } from '../confirmation-token'
import { normalCode } from '../link-code'
import { RATE_PAGE } from '../rating-token'

const ADDRESS = /^\/([rc])\/([^/]+)$/
const PAGES = new Map([
  ['r', RATE_PAGE],
  ['c', CONFIRM_PAGE],
])

/**
 * `GET /r/:code` and `GET /c/:code`: the short addresses of text messages, on to the page of the H5 that asks for the
 * rating or for 群众核验. Whether the code opens anything is said there. An address that is none of ours is left to
 * whatever comes next.
 */
export const shortLinks: Middleware = async (ctx, next) => {
  const [, letter = '', text = ''] = ADDRESS.exec(ctx.path) ?? []
  const [page, code] = [PAGES.get(letter), normalCode(text)]
  if (!page || code === null || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next()
  ctx.set('Cache-Control', 'no-store')
  ctx.redirect(`/#/${page}?t=${code}`)
}
