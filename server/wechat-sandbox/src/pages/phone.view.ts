import { RULES } from '../rules/rules.catalogue'
import type { LogEntry } from '../http/request-log'
import type { Card } from '../state/state.types'
import { chatMoment, clockOf, dayOf } from './dates'
import { html, type Html } from './html'
import { back, bubble, chevron, dots, grid, logo } from './icons'
import type { Message, Phone } from './inbox.selection'

const SHOWN_MESSAGES = 20
const SHOWN_SENDS = 2
/** What became of a card and of its result event. */
const FATES: Readonly<Record<Card['callback'], readonly [string, string]>> = {
  waiting: ['已接收', '回执还没送到产品服务'],
  taken: ['已送达', '回执 success'],
  lost: ['已送达', '回执没有送到产品服务'],
}
/** A chat writes the time again when this much has passed. */
const STAMP_AFTER_MS = 5 * 60_000

/** One phone: who holds it, the chat with the 服务号, and what was sent to it last. */
export function phoneView(phone: Phone, account: string, alone: boolean): Html {
  const messages = alone ? phone.messages : phone.messages.slice(-SHOWN_MESSAGES)
  const hidden = phone.messages.length - messages.length
  return html`<section class="col" data-phone="${phone.key}" aria-label="${phone.name}的手机">
    ${holder(phone)}
    <div class="ph">
      <div class="ph-nav">${back}<b>${phone.person === null ? '短信' : account}</b>${dots}</div>
      <div
        class="ph-body"
        data-scroll="${phone.key}"
        tabindex="0"
        role="region"
        aria-label="${phone.name}的消息"
      >
        ${hidden > 0 && html`<a class="older" href="/?person=${encodeURIComponent(phone.key)}">还有 ${hidden} 条更早的消息</a>`}
        ${messages.length === 0 ? emptyPhone(phone) : chat(messages, phone, account)}
      </div>
      ${phone.person !== null && openBar(phone)}
    </div>
    <div class="sends">${phone.sends.slice(0, SHOWN_SENDS).map((entry) => sendLine(entry, phone))}</div>
  </section>`
}

function holder(phone: Phone): Html {
  return html`<div class="who">
    <h2 title="${phone.name} ${phone.title}">${phone.name}<span>${phone.title}</span></h2>
    ${phone.person !== null && followToggle(phone.key, phone.name, phone.person.follows)}
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

function chat(messages: Message[], phone: Phone, account: string): Html {
  const rows = messages.map((message, index) => {
    const before = messages[index - 1]
    return html`${stamp(message.at, before?.at)}${messageView(message, phone, account)}`
  })
  return html`${rows}`
}

function stamp(at: number, before: number | undefined): Html | null {
  if (before !== undefined && at - before < STAMP_AFTER_MS) return null
  const sameDay = before !== undefined && dayOf(before) === dayOf(at)
  return html`<p class="stamp">${sameDay ? clockOf(at) : chatMoment(at)}</p>`
}

function messageView(message: Message, phone: Phone, account: string): Html {
  if (message.kind === 'card') return cardView(message.card, phone.key, account)
  return html`<article class="card" aria-label="短信">
    <p class="card-src">${bubble}短信 · 【${account}】</p>
    <p class="card-sms">${message.sms.text}</p>
  </article>`
}

function cardView(card: Card, personKey: string, account: string): Html {
  const rows = card.rows.map(
    ({ label, value }) =>
      html`<dt>${label}</dt>
        <dd title="${value}">${value}</dd>`,
  )
  return html`<article class="card" data-card="${card.id}">
    <p class="card-src">${logo(18)}${account} · 服务号</p>
    <h3>${card.title}</h3>
    <dl>${rows}</dl>
    ${card.warnings.map((warning) => html`<p class="card-warn"><span class="tag tag-off">推定</span>${warning}</p>`)}
    ${(card.pagepath !== null || card.url !== null) && goRow(card, personKey)}
  </article>`
}

function goRow(card: Card, personKey: string): Html {
  return html`<a
    class="card-go"
    href="/open?person=${encodeURIComponent(personKey)}&card=${card.id}"
    target="_blank"
    data-focus="card-${card.id}"
    aria-label="${card.title} ${card.rows[1]?.value ?? ''}：查看详情"
    ><span>${logo(16)}查看详情</span>${chevron}</a
  >`
}

function sendLine(entry: LogEntry, phone: Phone): Html {
  if (entry.errcode === 0) return acceptedLine(entry, phone)
  const broken = entry.verdicts.find((verdict) => !verdict.passed)
  const reason = broken === undefined ? entry.errmsg : RULES[broken.rule][1]
  return html`<p title="${entry.errmsg}">
    <span class="tag tag-red">拒收</span>${entry.errcode ?? '没有应答'} · 没过：${reason}
  </p>`
}

function acceptedLine({ msgid, path }: LogEntry, phone: Phone): Html {
  const id = msgid ?? ''
  if (path === '/sms/send') return html`<p><span class="tag tag-blue">已送达</span>短信 · ${shortId(id)}</p>`
  const sent = phone.messages.find((message) => message.kind === 'card' && message.card.id === id)
  const callback = sent?.kind === 'card' ? sent.card.callback : 'waiting'
  return html`<p>
    <span class="tag tag-blue">${FATES[callback][0]}</span>msgid ${shortId(id)} · ${FATES[callback][1]}
  </p>`
}

/** `3557…0275` */
function shortId(id: string): string {
  return id.length > 10 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id
}
