import crypto from 'node:crypto'
import type { MessageTemplate } from '../config'
import { bodyOf, type WechatCall } from '../http/wechat.call'
import { json, okWithMsgid, type WechatReply } from '../http/wechat.reply'
import type { Sandbox } from '../sandbox'
import type { Card, Person } from '../state/state.types'
import { requireFields, requirePage, requireRecipient, requireTemplate, rowsOf } from './template.rules'

/** One message for one client_msg_id during this time; afterwards a second card appears. */
const REPEAT_WINDOW_MS = 600_000
/** The platform names no limit; 32 is what the product keeps to. */
const CLIENT_ID_LENGTH = 32

/** POST /cgi-bin/message/template/send → msgid; the result comes as TEMPLATESENDJOBFINISH. */
export function sendTemplate(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const person = requireRecipient(call, sandbox, body.touser)
  const template = requireTemplate(call, sandbox, body.template_id)
  call.judge.require(person.follows, 'person.follows', 43004, 'require subscribe')
  const pagepath = requirePage(call, sandbox, body.miniprogram)
  requireFields(call, template, body.data)
  const before = answeredBefore(call, sandbox, person, body.client_msg_id)
  const msgid = before ?? newMsgid()
  call.about.msgid = msgid
  if (before === null) {
    rememberAnswer(sandbox, person, body.client_msg_id, msgid)
    const url = typeof body.url === 'string' && /^https?:/.test(body.url) ? body.url : null
    const parts = { msgid, pagepath, url, data: body.data }
    deliverCard(call, sandbox, person, newCard(call, sandbox, person, template, parts))
  }
  return okWithMsgid(msgid)
}

/** GET /cgi-bin/template/get_all_private_template */
export function listTemplates(_call: WechatCall, sandbox: Sandbox): WechatReply {
  return json({
    template_list: sandbox.config.templates.map((template) => ({
      template_id: template.id,
      title: template.title,
      primary_industry: '',
      deputy_industry: '',
      content: template.keys.map(({ key, label }) => `${label}:{{${key}.DATA}}`).join('\n'),
      example: '',
    })),
  })
}

function answeredBefore(
  call: WechatCall,
  sandbox: Sandbox,
  person: Person,
  clientId: unknown,
): string | null {
  if (typeof clientId !== 'string' || clientId === '') return null
  if (clientId.length > CLIENT_ID_LENGTH) call.judge.remark('message.id-length', '真平台的上限未知')
  const answered = sandbox.store.state.answered[`${person.openids.mp}|${clientId}`]
  if (answered === undefined || sandbox.config.now() - answered.at >= REPEAT_WINDOW_MS) return null
  call.judge.remark('message.repeat', '重复发送，没有新卡片')
  return answered.msgid
}

function rememberAnswer(sandbox: Sandbox, person: Person, clientId: unknown, msgid: string): void {
  if (typeof clientId !== 'string' || clientId === '') return
  sandbox.store.state.answered[`${person.openids.mp}|${clientId}`] = { msgid, at: sandbox.config.now() }
}

interface CardParts {
  msgid: string
  pagepath: string | null
  url: string | null
  data: unknown
}

function newCard(
  call: WechatCall,
  sandbox: Sandbox,
  person: Person,
  template: MessageTemplate,
  { msgid, pagepath, url, data }: CardParts,
): Card {
  return {
    id: msgid,
    personKey: person.key,
    templateId: template.id,
    title: template.title,
    rows: rowsOf(template, data),
    pagepath,
    url,
    at: sandbox.time.businessNow(),
    warnings: call.judge.verdicts
      .filter((verdict) => verdict.passed && verdict.note !== '')
      .map(({ note }) => note),
    fate: person.blocks ? 'failed:user block' : 'success',
    callback: 'waiting',
  }
}

function deliverCard(call: WechatCall, sandbox: Sandbox, person: Person, card: Card): void {
  sandbox.store.state.cards.push(card)
  const settle = (callback: Card['callback']) => {
    card.callback = callback
    sandbox.store.touch()
  }
  sandbox.events.push({
    openid: person.openids.mp,
    fields: { Event: 'TEMPLATESENDJOBFINISH', MsgID: BigInt(card.id), Status: card.fate },
    cause: { path: call.path, openid: person.openids.mp, template: card.templateId },
    onTaken: () => settle('taken'),
    onLost: () => settle('lost'),
  })
}

/** 19 digits and odd, which no JavaScript number can hold: a client that rounds is found out. */
function newMsgid(): string {
  const head = 3_000_000_000_000_000_000n + BigInt(crypto.randomInt(2 ** 47)) * 10_000n
  const id = head + BigInt(crypto.randomInt(5_000) * 2 + 1)
  return String(id)
}
