import { randomUUID } from 'node:crypto'
import type { Logger } from '../../log'
import type { BusinessTime } from '../../time'
import { toWechatError } from '../../wechat/errors'
import { fieldFault } from '../../wechat/fields'
import type { Wechat } from '../../wechat/wechat'
import { contactsOf, markUnreachable } from '../accounts/accounts.service'
import { warningStillHolds } from '../tasks/tasks.service'
import { pagepathOf } from './messages.cards'
import type { MessageDoc } from './messages.model'
import { closeWithoutResult, joinEarlyResult } from './outbox.results'
import {
  claimNext,
  clientMsgIdOf,
  LEASE_MS,
  lostInSending,
  settle,
  type Claimed,
  type Outcome,
} from './outbox.repo'
import { outcomeOfFailure, reasonOf, stillRemembered } from './outbox.rules'

export { handleEvents } from './outbox.results'

export interface OutboxParts {
  wechat: Wechat
  time: BusinessTime
  log: Logger
}

const BATCH = 100

/** Sends what waits, most urgent first, until nothing is due. @returns how many attempts were made */
export async function sendWaiting(parts: OutboxParts, owner: string = randomUUID()): Promise<number> {
  let sent = 0
  for (; sent < BATCH; sent += 1) {
    const claimed = await claimNext(owner)
    if (!claimed) break
    const outcome = await attempt(claimed, parts)
    await settle(claimed.delivery, outcome, new Date(parts.time.now()))
    if (outcome.providerMessageId) await joinEarlyResult(outcome.providerMessageId, parts)
  }
  return sent
}

async function attempt({ delivery, message }: Claimed, { wechat, log }: OutboxParts): Promise<Outcome> {
  if (!(await warningStillHolds(message.subjectId, message.dedupe))) {
    return { state: 'suppressed', reason: '任务已办结、暂停或限期已变' }
  }
  const contact = (await contactsOf([delivery.recipientId])).get(delivery.recipientId)
  if (!contact?.mpOpenid || !contact.followed) {
    const reason = contact?.miniOpenid ? '未关注服务号' : '未绑定微信'
    return { state: 'refused', errorClass: 'recipient', reason }
  }
  const fields = cardFields(message)
  const fault = fieldFault(fields)
  if (fault) return { state: 'dead', errorClass: 'content', reason: `内容不合微信规则：${fault}` }
  try {
    const { msgid } = await wechat.sendTemplate({
      touser: contact.mpOpenid,
      template: message.template as 'assigned',
      data: Object.fromEntries(fields.map(({ key, value }) => [key, { value }])),
      pagepath: pagepathOf({ kind: message.targetKind, id: message.targetId ?? null }),
      clientMsgId: clientMsgIdOf(delivery),
    })
    return { state: 'accepted', providerMessageId: msgid }
  } catch (error) {
    return afterError(error, { delivery, message }, log)
  }
}

function cardFields({ card }: MessageDoc): { key: string; value: string }[] {
  return card.map(({ key, value }) => ({ key: key ?? '', value: value ?? '' }))
}

async function afterError(error: unknown, { delivery, message }: Claimed, log: Logger): Promise<Outcome> {
  const failure = toWechatError(error)
  const { errorClass, code, rid } = failure
  log.warn(
    {
      errorClass,
      errcode: code,
      rid,
      reason: failure.message,
      kind: message.kind,
      attempt: delivery.attempt,
    },
    'delivery failed',
  )
  if (errorClass === 'recipient') await markUnreachable(delivery.recipientId, reasonOf(failure))
  const now = Date.now()
  return outcomeOfFailure(failure, {
    attempt: delivery.attempt,
    firstTriedAt: delivery.firstTriedAt?.getTime() ?? now,
    unsureSince: delivery.unsureSince?.getTime() ?? null,
    startedAt: startedAt(delivery) ?? now,
    now,
    random: Math.random(),
  })
}

/** Brings back what a dead worker left behind: it may have been sent, so only while the platform knows a repeat. */
export async function sweep(parts: OutboxParts): Promise<void> {
  const now = Date.now()
  for (const lost of await lostInSending(BATCH)) {
    const since = lost.unsureSince?.getTime() ?? startedAt(lost) ?? now
    const outcome: Outcome = stillRemembered(since, now)
      ? { state: 'waiting', nextAt: new Date(now), unsureSince: new Date(since) }
      : { state: 'unknown', reason: '发送时中断，结果不明' }
    await settle(lost, outcome, new Date(parts.time.now()))
  }
  await closeWithoutResult(parts)
}

function startedAt({ leaseUntil }: { leaseUntil?: Date | null }): number | null {
  return leaseUntil ? leaseUntil.getTime() - LEASE_MS : null
}
