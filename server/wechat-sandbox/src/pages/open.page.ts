import type { Context } from 'koa'
import { mintCode } from '../endpoints/codes.rules'
import type { Sandbox } from '../sandbox'
import { own, type Card } from '../state/state.types'
import { html } from './html'
import { layout } from './layout'

const HOME = 'pages/todo/index'

/**
 * `/open?person=KEY&card=ID`: what a tap does. It signs the person in by a fresh js_code and leads to the H5 at the
 * page of the card, or to the to-do list without one. The H5 takes `wxcode` and drops it from the address.
 */
export function openPage(ctx: Context, sandbox: Sandbox): void {
  const { people, cards } = sandbox.store.state
  const person = own(people, String(ctx.query.person ?? ''))
  if (person === undefined) return missing(ctx, '没有这个人', '演示数据可能已经清空，请回到手机页重新选择。')
  const cardId = ctx.query.card
  const card = cards.find((one) => one.id === cardId && one.personKey === person.key)
  if (cardId !== undefined && card === undefined) {
    return missing(ctx, '没有这张卡片', '它可能已被新的卡片挤出，请回到手机页重新选择。')
  }
  ctx.set('Referrer-Policy', 'no-referrer')
  ctx.redirect(targetOf(sandbox, person.key, card ?? null))
}

function targetOf(sandbox: Sandbox, personKey: string, card: Card | null): string {
  const { appUrl, accounts } = sandbox.config
  const home = `${appUrl}/#/`
  const url = card !== null && card.pagepath === null ? card.url : null
  if (url !== null && !url.startsWith(home)) return url
  const page = url?.slice(home.length) ?? card?.pagepath ?? HOME
  const code = mintCode(sandbox, 'login', personKey, accounts.mini.appid)
  return `${home}${page}${page.includes('?') ? '&' : '?'}wxcode=${code}`
}

function missing(ctx: Context, title: string, text: string): void {
  ctx.status = 404
  ctx.type = 'html'
  const main = html`<main>
    <div class="empty">
      <h2>${title}</h2>
      <p>${text}</p>
      <p><a class="btn" href="/">回到手机</a></p>
    </div>
  </main>`
  ctx.body = layout('微信沙盒', html``, main)
}
