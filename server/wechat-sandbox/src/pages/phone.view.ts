import type { Sandbox } from '../sandbox'
import { actsView } from './acts.view'
import { messageView, type AccountNames } from './card.view'
import { chatMoment, clockOf, dayOf } from './dates'
import { html, type Html } from './html'
import { back, dots, grid } from './icons'
import type { Message, Phone } from './inbox.selection'
import { sendLine } from './sends.view'

const SHOWN_MESSAGES = 20
const SHOWN_SENDS = 2
/** A chat writes the time again when this much has passed. */
const STAMP_AFTER_MS = 5 * 60_000

/** One phone: who holds it, everything that reached it in one chat, and what was sent to it last. */
export function phoneView(sandbox: Sandbox, phone: Phone, alone: boolean): Html {
  const messages = alone ? phone.messages : phone.messages.slice(-SHOWN_MESSAGES)
  const hidden = phone.messages.length - messages.length
  const { mp, mini } = sandbox.config.accounts
  const names = { mp: mp.name, mini: mini.name }
  return html`<section class="col" data-phone="${phone.key}" aria-label="${phone.name}的手机">
    ${holder(sandbox, phone)}
    <div class="ph">
      <div class="ph-nav">${back}<b>${navTitle(phone, mp.name)}</b>${dots}</div>
      <div
        class="ph-body"
        data-scroll="${phone.key}"
        tabindex="0"
        role="region"
        aria-label="${phone.name}的消息"
      >
        ${hidden > 0 && html`<a class="older" href="/?person=${encodeURIComponent(phone.key)}">还有 ${hidden} 条更早的消息</a>`}
        ${messages.length === 0 ? emptyPhone(phone) : chat(messages, phone, names)}
      </div>
      ${phone.person !== null && openBar(phone)}
    </div>
    <div class="sends">${phone.sends.slice(0, SHOWN_SENDS).map(sendLine)}</div>
  </section>`
}

/** A phone the mini-program alone has written to shows 服务通知, as a citizen's does. */
function navTitle({ person, messages }: Phone, account: string): string {
  if (person === null) return '短信'
  const channels = messages.map((one) => (one.kind === 'card' ? one.card.channel : 'sms'))
  const notices = channels.length > 0 && channels.every((channel) => channel === 'miniSubscribe')
  return notices ? '服务通知' : account
}

function holder(sandbox: Sandbox, { key, name, title, person }: Phone): Html {
  return html`<div class="who">
    <h2 title="${name} ${title}">${name}<span>${title}</span></h2>
    ${person !== null && html`${followToggle(key, name, person.follows)}${actsView(sandbox, person)}`}
  </div>`
}

function followToggle(key: string, name: string, follows: boolean): Html {
  const body = JSON.stringify({ personKey: key, follows: !follows })
  return html`<span class="follow ${follows ? 'follow-on' : 'follow-off'}"
      >${follows ? '已关注' : '未关注'}</span
    >
    <button
      type="button"
      class="btn btn-text"
      data-focus="follow-${key}"
      data-post="/__sandbox/follow"
      data-body="${body}"
      aria-label="${name}：${follows ? '取消关注' : '关注'}服务号"
    >
      ${follows ? '取消关注' : '关注'}
    </button>`
}

function openBar({ key, name }: Phone): Html {
  return html`<a
    class="ph-menu"
    href="/open?person=${encodeURIComponent(key)}"
    target="_blank"
    data-focus="open-${key}"
    aria-label="以${name}的身份打开小程序"
    >${grid}打开小程序</a
  >`
}

function emptyPhone(phone: Phone): Html {
  const follows = phone.person?.follows === true
  return html`<div class="ph-empty">
    <p>还没有消息</p>
    <p>
      ${
        follows
          ? '在控制台给此人派一件工单，或点“到下一条预警”。'
          : '此人没有关注服务号，模板消息会被拒收（43004）。先点右上方的“关注”。'
      }
    </p>
  </div>`
}

function chat(messages: Message[], phone: Phone, names: AccountNames): Html {
  const rows = messages.map((message, index) => {
    const before = messages[index - 1]
    return html`${stamp(message.at, before?.at)}${messageView(message, phone.key, names)}`
  })
  return html`${rows}`
}

function stamp(at: number, before: number | undefined): Html | null {
  if (before !== undefined && at - before < STAMP_AFTER_MS) return null
  const sameDay = before !== undefined && dayOf(before) === dayOf(at)
  return html`<p class="stamp">${sameDay ? clockOf(at) : chatMoment(at)}</p>`
}
