import { fieldsIn, listOf, textOf, type Fields } from '../../wechat/event-fields'
import type { OpenEvent } from '../../wechat/events.repo'
import { followerChanged } from '../accounts/accounts.service'
import { accountCancelled, authorizationRevoked } from '../privacy/privacy.service'
import { pictureChecked } from '../safety/safety.service'
import { answerArrived } from '../subscriptions/subscriptions.service'
import { creditEvent, fieldsOf, type EventParts } from './events.parts'
import { applyResults } from './events.results'

/** A verdict on a picture that nobody asked for is dropped after this time. */
const TRACE_WAIT_MS = 600_000

type Handler = (event: OpenEvent, parts: EventParts) => Promise<unknown>

/** What is done about each event, by account and name; any other is only counted. Each may run twice. */
export const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['mp subscribe', followed],
  // a follower scanned a 带参二维码: what was missing before may be known now
  ['mp SCAN', followed],
  ['mp unsubscribe', left],
  ['mp TEMPLATESENDJOBFINISH', result],
  ['mp subscribe_msg_popup_event', answers],
  ['mp subscribe_msg_change_event', changes],
  ['mp subscribe_msg_sent_event', result],
  ['mini subscribe_msg_popup_event', answers],
  ['mini subscribe_msg_change_event', changes],
  ['mini subscribe_msg_sent_event', result],
  ['mini user_authorization_revoke', revoked],
  ['mini user_authorization_cancellation', cancelled],
  ['mini wxa_media_check', checked],
])

/** The event has no unionid, and only the unionid joins: whoever scans a code shown to another gets nothing of theirs. */
async function followed({ openid, at }: OpenEvent, { wechat }: EventParts): Promise<void> {
  const { unionid } = await wechat.mpUser(openid)
  await followerChanged(openid, unionid, true, at)
}

async function left({ openid, at }: OpenEvent): Promise<void> {
  await followerChanged(openid, null, false, at)
}

async function result(event: OpenEvent, parts: EventParts): Promise<void> {
  if (event.msgId) await applyResults([event], parts)
}

async function answers(event: OpenEvent, parts: EventParts): Promise<void> {
  await eachAnswer(event, parts, (answer) => answer)
}

/** Settings can only take a consent away: WeChat reports nothing but `reject` there, and nothing else counts. */
async function changes(event: OpenEvent, parts: EventParts): Promise<void> {
  await eachAnswer(event, parts, (answer) => (answer === 'reject' ? answer : `设置：${answer}`))
}

async function eachAnswer(
  event: OpenEvent,
  parts: EventParts,
  readAnswer: (status: string) => string,
): Promise<void> {
  for (const item of listOf(fieldsOf(event, parts))) {
    const templateId = textOf(item, 'TemplateId')
    const answer = readAnswer(textOf(item, 'SubscribeStatusString'))
    if (templateId) await answerArrived(creditEvent(event, templateId), answer, parts.config)
  }
}

/** RevokeInfo names the kinds of data, e.g. 8 the phone number. */
async function revoked(event: OpenEvent, parts: EventParts): Promise<void> {
  const codes = textOf(fieldsOf(event, parts), 'RevokeInfo').match(/\d+/g) ?? []
  await authorizationRevoked(event.openid, codes.map(Number), new Date(parts.time.now()))
}

async function cancelled({ openid }: OpenEvent, { time }: EventParts): Promise<void> {
  await accountCancelled(openid, new Date(time.now()))
}

/** The verdict may be quicker than the answer to the call that asked for it: then it comes again. */
async function checked(event: OpenEvent, parts: EventParts): Promise<void> {
  const fields = fieldsOf(event, parts)
  const known = await pictureChecked(
    textOf(fields, 'trace_id'),
    verdictOf(fields),
    new Date(parts.time.now()),
  )
  const age = Date.now() - event.receivedAt.getTime()
  if (!known && age < TRACE_WAIT_MS) throw new Error('a verdict on a picture whose check is not known yet')
}

/** Fail-closed: what could not be checked, or is called something new, is for a person to look at. */
function verdictOf(fields: Fields): { suggest: 'pass' | 'review' | 'risky'; label: number } {
  const result = fieldsIn(fields, 'result')
  const [error, suggest] = [textOf(fields, 'errcode'), textOf(result, 'suggest')]
  const clear = (error === '' || error === '0') && (suggest === 'pass' || suggest === 'risky')
  return { suggest: clear ? suggest : 'review', label: Number(textOf(result, 'label')) || 0 }
}
