import type { MessageTemplate } from '../config'
import { creditOf, isLongTerm } from '../endpoints/subscribe.credits'
import { templatesOf } from '../endpoints/templates'
import type { Sandbox } from '../sandbox'
import type { Person, Ticket } from '../state/state.types'
import { html, type Html } from './html'

const SHOWN_TICKETS = 3

/** The fold-out of what this person can do on the phone, beside following. */
export function actsView(sandbox: Sandbox, person: Person): Html {
  const groups = [
    messageActs(person),
    scanActs(sandbox, person),
    consentActs(sandbox, person),
    miniActs(person),
  ]
  return html`<details class="acts" data-keep="acts-${person.key}">
    <summary data-focus="acts-${person.key}" aria-label="${person.name}的操作">操作</summary>
    <div class="acts-list">${groups}</div>
  </details>`
}

function messageActs(person: Person): Html {
  const { key, blocks, mutes = false } = person
  return group('接收消息', [
    act(key, blocks ? '恢复接收服务号消息' : '屏蔽服务号消息', 'block', { blocks: !blocks }),
    act(key, mutes ? '打开订阅消息总开关' : '关掉订阅消息总开关', 'block', { mutes: !mutes }),
  ])
}

function scanActs(sandbox: Sandbox, person: Person): Html {
  const tickets = openTickets(sandbox).map(([ticket, { scene }]) =>
    act(person.key, `扫码 ${scene}`, 'scan', { ticket }),
  )
  return group(
    '扫带参二维码',
    tickets.length > 0 ? tickets : [html`<p class="muted">产品还没有生成二维码</p>`],
  )
}

function consentActs(sandbox: Sandbox, person: Person): Html {
  const mini = templatesOf(sandbox, ['once', 'long'])
  const biz = templatesOf(sandbox, ['bizonce', 'bizlong'])
  return html`${consentGroup(sandbox, person, '小程序订阅消息', mini, person.openids.mini)}
  ${consentGroup(sandbox, person, '服务号订阅通知', biz, person.openids.mp)}`
}

function consentGroup(
  sandbox: Sandbox,
  person: Person,
  name: string,
  templates: readonly MessageTemplate[],
  openid: string,
): Html | null {
  if (templates.length === 0) return null
  return group(
    name,
    templates.map((template) => consentRow(sandbox, person, template, openid)),
  )
}

function consentRow(sandbox: Sandbox, { key }: Person, template: MessageTemplate, openid: string): Html {
  const templateId = template.id
  const popup = `/subscribe?person=${encodeURIComponent(key)}&templates=${encodeURIComponent(templateId)}`
  return html`<div class="consent">
    <p>${template.title}<span class="muted">${creditText(sandbox, openid, template)}</span></p>
    ${act(key, '接受', 'subscribe', { templateId, answer: 'accept' }, template.title)}
    ${act(key, '拒绝', 'subscribe', { templateId, answer: 'reject' }, template.title)}
    ${act(key, '设置里拒收', 'subscribe-change', { templateId }, template.title)}
    <a class="btn btn-small" href="${popup}" target="_blank" aria-label="${template.title}：弹窗">弹窗</a>
  </div>`
}

function creditText(sandbox: Sandbox, openid: string, template: MessageTemplate): string {
  const { left, granted } = creditOf(sandbox, openid, template.id)
  if (isLongTerm(template)) return granted ? '长期 · 已订阅' : '长期 · 未订阅'
  return `一次性 · 剩 ${left} 次`
}

function miniActs({ key }: Person): Html {
  return group('小程序与账号', [
    act(key, '访问小程序', 'visit', {}),
    act(key, '点手机号按钮', 'phone-code', {}),
    act(key, '撤回手机号授权', 'revoke', { info: '8' }),
    act(key, '撤回昵称头像授权', 'revoke', { info: '6' }),
    act(key, '注销微信账号', 'cancellation', {}),
  ])
}

function group(name: string, acts: readonly Html[]): Html {
  return html`<section>
    <h3>${name}</h3>
    ${acts}
  </section>`
}

/** `about`: what the label alone does not say. */
function act(personKey: string, label: string, control: string, body: object, about = ''): Html {
  return html`<button
    type="button"
    class="btn btn-small"
    data-focus="${focusOf(control, personKey, body)}"
    data-post="/__sandbox/${control}"
    data-body="${JSON.stringify({ personKey, ...body })}"
    ${about !== '' && html`aria-label="${about}：${label}"`}
  >
    ${label}
  </button>`
}

/** The same before and after a switch was turned, so that the focus stays on it. */
function focusOf(control: string, personKey: string, body: object): string {
  return `${control}-${personKey}-${JSON.stringify(body).replace(/:(?:true|false)/g, '')}`
}

/** Codes that still open, the newest first. */
function openTickets(sandbox: Sandbox): [string, Ticket][] {
  const now = sandbox.config.now()
  return Object.entries(sandbox.store.state.tickets)
    .filter(([, { expiresAt }]) => (expiresAt ?? Infinity) > now)
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, SHOWN_TICKETS)
}
