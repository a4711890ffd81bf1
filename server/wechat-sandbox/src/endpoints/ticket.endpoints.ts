import type { WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { own } from '../state/state.types'

const LIFE_MS = 7_200_000

/** GET /cgi-bin/ticket/getticket?type=jsapi|wx_card → the same ticket until it expires */
export function jsTicket(call: WechatCall, sandbox: Sandbox): WechatReply {
  const type = call.query.get('type') ?? ''
  const judge: Judge = call.judge
  judge.require(type === 'jsapi' || type === 'wx_card', 'ticket.type', 40097, 'invalid args')
  const { jsTickets } = sandbox.store.state.platform
  const now = sandbox.config.now()
  const held = own(jsTickets, type)
  const ticket = held !== undefined && held.expiresAt > now ? held : newTicket(sandbox, now)
  jsTickets[type] = ticket
  return ok({ ticket: ticket.value, expires_in: Math.floor((ticket.expiresAt - now) / 1000) })
}

function newTicket(sandbox: Sandbox, now: number): { value: string; expiresAt: number } {
  return { value: sandbox.random.bytes(60).toString('base64url'), expiresAt: now + LIFE_MS }
}
