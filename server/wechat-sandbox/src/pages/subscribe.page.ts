import type { Context } from 'koa'
import { isLongTerm } from '../endpoints/subscribe.credits'
import { isFailure, openPopup, type AskedTemplate, type PopupOutcome } from '../events/popup'
import type { Sandbox } from '../sandbox'
import { own } from '../state/state.types'
import { html, type Html } from './html'
import { logo } from './icons'
import { layout } from './layout'

const SETTLED: Readonly<Record<PopupOutcome, string>> = {
  accept: '一直接受，不再询问',
  reject: '一直拒绝，不再询问',
  ban: '模板被平台封禁',
  filter: '与上面的模板同名，不询问',
}

/**
 * `/subscribe?person=KEY&templates=id,id`: the dialog of wx.requestSubscribeMessage. The answer goes to
 * `POST /__sandbox/subscribe`; a page of APP_URL that opened this one, or holds it in a frame, gets
 * `{type: 'requestSubscribeMessage', result}` by postMessage.
 */
export function subscribePage(ctx: Context, sandbox: Sandbox): void {
  const person = own(sandbox.store.state.people, String(ctx.query.person ?? ''))
  const ids = String(ctx.query.templates ?? '')
    .split(',')
    .filter(Boolean)
  ctx.type = 'html'
  if (person === undefined || ids.length === 0) return notAsked(ctx, '没有这个人，或没有写模板编号')
  const request = openPopup(sandbox, person, ids)
  if (isFailure(request)) return notAsked(ctx, `${request.errMsg}（${String(request.errCode)}）`)
  const { account, asked } = request
  const main = html`<main>
    <form class="popup" data-popup data-person="${person.key}" data-app="${sandbox.config.appUrl}">
      <p class="popup-src">${logo(24)}${sandbox.config.accounts[account].name}</p>
      <h2>${asked.some(({ template }) => isLongTerm(template)) ? '长期发送以下消息' : '发送一次以下消息'}</h2>
      <fieldset>
        <legend>${person.name}，允许对方给你发送：</legend>
        ${asked.map(question)}
      </fieldset>
      <label class="popup-always"><input type="checkbox" name="always" />总是保持以上选择，不再询问</label>
      <p class="popup-buttons">
        <button class="btn" type="submit" value="reject">取消</button>
        <button class="btn btn-primary" type="submit" value="accept">允许</button>
      </p>
      <p class="popup-done" role="status" data-popup-done></p>
    </form>
  </main>`
  ctx.body = layout(
    '订阅消息',
    html`<div class="counts"><a class="btn btn-small" href="/">回到手机</a></div>`,
    main,
  )
}

function question({ template, settled }: AskedTemplate): Html {
  const keys = template.keys.map(({ label }) => label).join('、')
  return html`<label class="popup-row"
    ><input
      type="checkbox"
      name="template"
      value="${template.id}"
      ${settled !== null && html`disabled`}
      ${(settled === null || settled === 'accept') && html`checked`}
    /><span>${template.title}<small>${settled === null ? keys : SETTLED[settled]}</small></span></label
  >`
}

function notAsked(ctx: Context, reason: string): void {
  ctx.status = 400
  const main = html`<main>
    <div class="empty">
      <h2>没有弹出订阅窗口</h2>
      <p>${reason}</p>
      <p><a class="btn" href="/">回到手机</a></p>
    </div>
  </main>`
  ctx.body = layout('订阅消息', html``, main)
}
