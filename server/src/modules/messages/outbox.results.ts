import type { Logger } from '../../log'
import type { BusinessTime } from '../../time'
import { toWechatError } from '../../wechat/errors'
import { markHandled, openEvents, putOff, resultOfMessage, type WxEvent } from '../../wechat/events.repo'
import type { Wechat } from '../../wechat/wechat'
import { followerChanged, markUnreachable } from '../accounts/accounts.service'
import { deliveryOfProvider, settle, withoutResult } from './outbox.repo'
import { outcomeOfResult, RESULT_WAIT_MS } from './outbox.rules'

interface ResultParts {
  wechat: Wechat
  time: BusinessTime
  log: Logger
}

const BATCH = 100

/** Acts on stored events: follows and unfollows, and results of sent messages. One that fails holds up no other. */
export async function handleEvents(parts: ResultParts): Promise<number> {
  const events = await openEvents(BATCH)
  for (const event of events) {
    try {
      await handle(event, parts)
      await markHandled(event.id)
    } catch (error) {
      const { errorClass, code, message } = toWechatError(error)
      parts.log.warn(
        { event: event.event, errorClass, errcode: code, reason: message },
        'wechat event put off',
      )
      await putOff(event)
    }
  }
  return events.length
}

async function handle({ event, openid, msgId, status }: WxEvent, parts: ResultParts): Promise<void> {
  if (event === 'TEMPLATESENDJOBFINISH') await applyResult(msgId ?? '', status ?? '', parts)
  if (event === 'subscribe' || event === 'SCAN') {
    const { unionid } = await parts.wechat.mpUser(openid)
    await followerChanged(openid, unionid, true)
  }
  if (event === 'unsubscribe') await followerChanged(openid, null, false)
}

/**
 * The result may arrive before the answer to the send: then its event was handled without finding a delivery, and is
 * joined when the id becomes known.
 */
export async function joinEarlyResult(msgid: string, parts: Pick<ResultParts, 'time'>): Promise<boolean> {
  const status = await resultOfMessage(msgid)
  if (status === null) return false
  await applyResult(msgid, status, parts)
  return true
}

async function applyResult(
  msgid: string,
  status: string,
  { time }: Pick<ResultParts, 'time'>,
): Promise<void> {
  const delivery = msgid ? await deliveryOfProvider(msgid) : null
  if (delivery?.state !== 'accepted' && delivery?.state !== 'unconfirmed') return
  const now = Date.now()
  const outcome = outcomeOfResult(status, { now, firstTriedAt: delivery.firstTriedAt?.getTime() ?? now })
  if (outcome.errorClass === 'recipient') await markUnreachable(delivery.recipientId, outcome.reason ?? '')
  await settle(delivery, outcome, new Date(time.now()))
}

/** Closes what was accepted long ago and got no result, after a last look for one. */
export async function closeWithoutResult(parts: Pick<ResultParts, 'time'>): Promise<void> {
  for (const accepted of await withoutResult(new Date(Date.now() - RESULT_WAIT_MS), BATCH)) {
    if (accepted.providerMessageId && (await joinEarlyResult(accepted.providerMessageId, parts))) continue
    await settle(accepted, { state: 'unconfirmed', reason: '平台没有回执' }, new Date(parts.time.now()))
  }
}
