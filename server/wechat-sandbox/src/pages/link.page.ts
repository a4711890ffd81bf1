import type { Context } from 'koa'
import { mintCode } from '../endpoints/codes.rules'
import { html, type Html } from './html'
import { layout } from './layout'
import type { Sandbox } from '../sandbox'
import type { UrlLink } from '../state/platform.state'
import { own, type Person } from '../state/state.types'

/**
 * `/l/KEY`: a URL Link. It asks who is holding the phone, then leads the first visitor to the H5 page, signed in as
 * by /open; for everybody else it stays closed.
 */
export function linkPage(ctx: Context, sandbox: Sandbox, key: string): void {
  ctx.set('Referrer-Policy', 'no-referrer')
  const { people, platform } = sandbox.store.state
  const link = own(platform.links, key)
  if (link === undefined) return closed(ctx, 404, '没有这个链接')
  if (link.expiresAt <= sandbox.config.now()) return closed(ctx, 410, '链接已经过期')
  const person = own(people, String(ctx.query.person ?? ''))
  if (person === undefined) return choose(ctx, key, Object.values(people))
  if (link.visitor !== null && link.visitor !== person.key) return closed(ctx, 403, '链接已被他人打开')
  link.visitor = person.key
  sandbox.store.touch()
  ctx.redirect(targetOf(sandbox, link, person))
}

function targetOf(sandbox: Sandbox, link: UrlLink, person: Person): string {
  const { accounts, appUrl } = sandbox.config
  const code = mintCode(sandbox, 'login', person.key, accounts.mini.appid)
  const page = link.query === '' ? link.path : `${link.path}?${link.query}`
  return `${appUrl}/#/${page}${page.includes('?') ? '&' : '?'}wxcode=${code}`
}

function choose(ctx: Context, key: string, people: readonly Person[]): void {
  const rows = people.map(
    ({ key: person, name }) =>
      html`<p><a class="btn" href="/l/${key}?person=${encodeURIComponent(person)}">${name}</a></p>`,
  )
  show(
    ctx,
    200,
    '谁打开这个链接？',
    html`<p>链接只为第一个打开它的人打开。</p>
      ${rows}`,
  )
}

function closed(ctx: Context, status: number, title: string): void {
  show(ctx, status, title, html`<p><a class="btn" href="/">回到手机</a></p>`)
}

function show(ctx: Context, status: number, title: string, content: Html): void {
  ctx.status = status
  ctx.type = 'html'
  ctx.body = layout(
    '微信沙盒',
    html``,
    html`<main>
      <div class="empty">
        <h2>${title}</h2>
        ${content}
      </div>
    </main>`,
  )
}
