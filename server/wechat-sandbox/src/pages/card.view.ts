import type { Card, CardChannel } from '../state/state.types'
import { html, type Html } from './html'
import { bubble, chevron, logo } from './icons'
import type { Message } from './inbox.selection'

/** Names of the accounts as a phone shows them. */
export interface AccountNames {
  mp: string
  mini: string
}

/** One message of a chat; long values are clipped as a phone does it. */
export function messageView(message: Message, personKey: string, names: AccountNames): Html {
  if (message.kind === 'card') return cardView(message.card, personKey, names)
  return html`<article class="card" aria-label="短信">
    <p class="card-src">${bubble}短信 · 【${names.mp}】</p>
    <p class="card-sms">${message.sms.text}</p>
  </article>`
}

function cardView(card: Card, personKey: string, names: AccountNames): Html {
  return html`<article class="card" data-card="${card.id}" data-channel="${card.channel}">
    <p class="card-src">${logo(18)}${sourceOf(card.channel, names)}</p>
    <h3 title="${card.title}">${card.title}</h3>
    ${card.rows.some(({ label }) => label === '') ? textOf(card) : rowsOf(card)}
    ${card.warnings.map((warning) => html`<p class="card-warn"><span class="tag tag-off">注意</span>${warning}</p>`)}
    ${(card.pagepath !== null || card.url !== null) && goRow(card, personKey)}
  </article>`
}

function sourceOf(channel: CardChannel, { mp, mini }: AccountNames): string {
  const sources = {
    mpTemplate: `${mp} · 服务号`,
    mpSubscribe: `${mp} · 订阅通知`,
    mpCustom: `${mp} · 客服消息`,
    miniSubscribe: `${mini} · 小程序服务通知`,
    wecom: '企业微信 · 应用消息',
  } as const satisfies Record<CardChannel, string>
  return sources[channel]
}

function rowsOf(card: Card): Html {
  const rows = card.rows.map(
    ({ label, value }) =>
      html`<dt title="${label}">${label}</dt>
        <dd title="${value}">${value}</dd>`,
  )
  return html`<dl>${rows}</dl>`
}

/** Rows without labels are the running text of a message that has no template. */
function textOf(card: Card): Html {
  return html`${card.rows.map(({ value }) => html`<p class="card-text">${value}</p>`)}`
}

function goRow(card: Card, personKey: string): Html {
  return html`<a
    class="card-go"
    href="/open?person=${encodeURIComponent(personKey)}&card=${encodeURIComponent(card.id)}"
    target="_blank"
    data-focus="card-${card.id}"
    aria-label="${card.title} ${card.rows[1]?.value ?? ''}：查看详情"
    ><span>${logo(16)}查看详情</span>${chevron}</a
  >`
}
