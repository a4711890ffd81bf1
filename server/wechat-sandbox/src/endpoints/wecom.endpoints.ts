import crypto from 'node:crypto'
import { bodyOf, type WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import { requireIp } from '../rules/ip.rules'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { own, type Person } from '../state/state.types'
import { requireTextcard, type Textcard } from './wecom.rules'
import { requireWecomToken } from './wecom.token'

const REPEAT_S = 1_800
const LONGEST_REPEAT_S = 4 * 3_600

/**
 * POST /cgi-bin/message/send {touser, msgtype: 'textcard', agentid, textcard} → {invaliduser, msgid}. There is no
 * result event. A member who gets too many, or the same message within the interval, sees nothing; the answer is ok.
 */
export function sendWecom(call: WechatCall, sandbox: Sandbox): WechatReply {
  requireWecomToken(call, sandbox)
  requireIp(call, sandbox, 'wecom')
  const body = bodyOf(call)
  const card = requireTextcard(call, sandbox, body)
  const { members, unknown } = receivers(sandbox, body.touser)
  const judge: Judge = call.judge
  judge.require(members.length > 0, 'wecom.receiver', 81013, 'user & party & tag all invalid')
  call.about.personKey = members[0]?.key ?? null
  const msgid = `ww${sandbox.random.bytes(24).toString('base64url')}`
  call.about.msgid = msgid
  const warnings = judge.verdicts.filter(({ note }) => note !== '').map(({ note }) => note)
  for (const member of members) {
    if (isRepeat(call, sandbox, member, card)) judge.remark('wecom.repeat', '间隔内重复，没有新卡片')
    else if (!withinPace(sandbox, member)) judge.remark('wecom.pace', `${member.name}收到太多，没有显示`)
    else addCard(sandbox, member, card, { msgid, warnings })
  }
  return ok({ invaliduser: unknown.join('|'), msgid })
}

/** `a|b|c`, or `@all`; user ids are told apart without regard to case. */
function receivers(sandbox: Sandbox, touser: unknown): { members: Person[]; unknown: string[] } {
  const people = Object.values(sandbox.store.state.people).filter((person) => Boolean(person.wecomUserId))
  if (touser === '@all') return { members: people, unknown: [] }
  const wanted = typeof touser === 'string' ? touser.split('|').filter((id) => id !== '') : []
  const find = (id: string) => people.find((one) => one.wecomUserId?.toLowerCase() === id.toLowerCase())
  const members = wanted.flatMap((id) => find(id) ?? [])
  return { members: [...new Set(members)], unknown: wanted.filter((id) => find(id) === undefined) }
}

function isRepeat(call: WechatCall, sandbox: Sandbox, member: Person, card: Textcard): boolean {
  const body = bodyOf(call)
  if (body.enable_duplicate_check !== 1) return false
  const seconds = Math.min(Number(body.duplicate_check_interval ?? REPEAT_S) || REPEAT_S, LONGEST_REPEAT_S)
  const text = JSON.stringify([member.key, body.agentid, card])
  const key = crypto.createHash('sha256').update(text).digest('base64url')
  const { wecomSent } = sandbox.store.state.platform
  const at = sandbox.config.now()
  if ((own(wecomSent, key)?.until ?? 0) > at) return true
  wecomSent[key] = { at, until: at + seconds * 1000 }
  return false
}

function withinPace(sandbox: Sandbox, member: Person): boolean {
  const path = '/cgi-bin/message/send'
  return (
    sandbox.quotas.takeOpenid(`${path}#minute`, member.key) &&
    sandbox.quotas.takeOpenid(`${path}#hour`, member.key)
  )
}

interface SentAs {
  msgid: string
  warnings: string[]
}

function addCard(sandbox: Sandbox, member: Person, card: Textcard, { msgid, warnings }: SentAs): void {
  sandbox.store.state.cards.push({
    id: msgid,
    channel: 'wecom',
    personKey: member.key,
    templateId: '',
    title: card.title,
    rows: [{ label: '', value: card.description }],
    pagepath: null,
    url: card.url,
    at: sandbox.time.businessNow(),
    warnings,
    fate: 'success',
    callback: 'none',
  })
}
