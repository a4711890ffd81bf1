import { bodyOf, isRecord, type WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import { newMsgid } from '../random'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import type { Person } from '../state/state.types'
import { requireRecipient } from './template.rules'

const WINDOW_MS = 48 * 3_600_000
/** Message types with the part that must be filled. */
const PARTS: Readonly<Record<string, string>> = {
  text: 'content',
  image: 'media_id',
  voice: 'media_id',
  msgmenu: 'head_content',
  miniprogrampage: 'pagepath',
}

/** POST /cgi-bin/message/custom/send: a 客服消息, within 48 hours of the person's last tap. */
export function sendCustom(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const judge: Judge = call.judge
  const person = requireRecipient(call, sandbox, 'mp', body.touser)
  const closed = 'response out of time limit or subscription is canceled'
  judge.require(isOpen(person, sandbox.config.now()), 'custom.window', 45015, closed)
  const type = String(body.msgtype ?? '')
  const part = Object.hasOwn(PARTS, type) ? PARTS[type] : undefined
  judge.require(part !== undefined, 'custom.type', 40008, 'invalid message type')
  const content = isRecord(body[type]) ? body[type][part] : undefined
  judge.require(typeof content === 'string' && content !== '', 'custom.type', 44004, 'empty content')
  if (part === 'media_id') {
    judge.require(sandbox.media.find(content) !== undefined, 'media.id', 40007, 'invalid media_id')
  }
  addCard(sandbox, person, content)
  return ok()
}

function isOpen(person: Person, now: number): boolean {
  const lastTap = Math.max(person.followedAt * 1000, person.lastTap ?? 0)
  return person.follows && now - lastTap < WINDOW_MS
}

/** The platform answers no msgid and pushes no result. */
function addCard(sandbox: Sandbox, person: Person, content: string): void {
  sandbox.store.state.cards.push({
    id: newMsgid(sandbox.random),
    channel: 'mpCustom',
    personKey: person.key,
    templateId: '',
    title: '客服消息',
    rows: [{ label: '', value: content }],
    pagepath: null,
    url: null,
    at: sandbox.time.businessNow(),
    warnings: [],
    fate: 'success',
    callback: 'none',
  })
}
