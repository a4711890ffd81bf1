import { createHash } from 'node:crypto'
import { listOf, readFields, textOf, type Fields } from './event-fields'
import type { WxEvent } from './events.repo'
import type { WechatAccountName } from './wechat'

/** How far ahead of ours the platform's clock may be; a later CreateTime is not believed. */
const AHEAD_MS = 300_000
const LONGEST_DETAIL = 128

/** The cipher text of a body in 安全模式; null for 明文模式 and 兼容模式, which carry the event in clear. */
export function encryptedOf(body: string): string | null {
  const fields = readFields(body)
  const safe = Object.keys(fields).every((name) => name === 'ToUserName' || name === 'Encrypt')
  return (safe && textOf(fields, 'Encrypt')) || null
}

/**
 * The events in a decrypted message, nearly always one; none when it is anything else than an event.
 * The report on sent 订阅消息 may list several messages: each is an event of its own, found by its message id.
 */
export function eventsIn(
  message: string,
  account: { name: WechatAccountName; appid: string },
  now: number,
): WxEvent[] {
  const fields = readFields(message)
  const event = textOf(fields, 'Event')
  if (textOf(fields, 'MsgType') !== 'event' || event === '') return []
  // events about a person's authorisation name them in OpenID
  const openid = textOf(fields, 'OpenID') || textOf(fields, 'FromUserName')
  const common = { account: account.name, appid: account.appid, event, openid, raw: message }
  const at = momentOf(fields, now)
  return resultsIn(event, fields).map(({ detail, ...result }) => {
    const id = [openid, textOf(fields, 'CreateTime'), event, shortened(detail)].join('|')
    return { ...common, id, at, ...result }
  })
}

/** What tells an event from another of the same person in the same second, and the fate of a message if it is one. */
function resultsIn(
  event: string,
  fields: Fields,
): (Pick<WxEvent, 'msgId' | 'status' | 'code'> & { detail: string })[] {
  if (event === 'subscribe_msg_sent_event') return listOf(fields).map(fateOf)
  const msgId = textOf(fields, 'MsgID')
  const named = ['EventKey', 'trace_id', 'RevokeInfo'].map((name) => textOf(fields, name)).find(Boolean)
  return [
    {
      detail: msgId || named || answersOf(fields),
      msgId: msgId || null,
      status: textOf(fields, 'Status') || null,
      code: null,
    },
  ]
}

function fateOf(item: Fields) {
  const msgId = textOf(item, 'MsgID')
  const code = Number(textOf(item, 'ErrorCode')) || 0
  const status = code === 0 ? 'success' : `failed:${textOf(item, 'ErrorStatus')}`
  return { detail: msgId || textOf(item, 'TemplateId'), msgId: msgId || null, status, code }
}

function answersOf(fields: Fields): string {
  return listOf(fields)
    .map((item) => `${textOf(item, 'TemplateId')}:${textOf(item, 'SubscribeStatusString')}`)
    .filter((answer) => answer !== ':')
    .join(',')
}

function momentOf(fields: Fields, now: number): Date {
  const created = Number(textOf(fields, 'CreateTime')) * 1000
  return new Date(created > 0 && created <= now + AHEAD_MS ? created : now)
}

/** Keys of menus may be addresses of a thousand characters. */
function shortened(detail: string): string {
  return detail.length <= LONGEST_DETAIL ? detail : createHash('sha256').update(detail).digest('hex')
}
