import type { DeliveryErrorClass } from '@mingdu/shared/messages/failure.reasons'
import { movesOn, repeatIsKnown } from '@mingdu/shared/messages/failure.rules'
import type { MessageState } from '@mingdu/shared/messages/messages.states'
import { currentRules } from '../rules/rules.service'
import { startedAt } from './outbox.attempt'
import { ADAPTERS } from './channels/adapters'
import type { DeliveryDoc } from './messages.model'
import { EXPIRED } from './outbox.expiry'
import { gatedBy, gates, type Gate } from './outbox.gates.repo'
import { lostInSending, outlived, toEscalate, waitingBehind } from './outbox.repo'
import { closeWithoutResult, settleThese, type ResultParts } from './outbox.results'
import { channelOf, realNow, type Outcome } from './outbox.types'

const BATCH = 100
const TURNS = 20
const BROKEN_OFF = '发送时中断，结果不明'

/** Puts right what no sender will: lost workers, missing results, time that ran out, gates that stay closed. */
export async function sweep(parts: ResultParts): Promise<void> {
  await takeBackLost(parts)
  await closeWithoutResult(parts)
  await inBatches((limit) => outlived(new Date(parts.time.now()), limit), expired, parts)
  await escalate(parts)
  for (const gate of await gates()) await moveOnFrom(gate, parts)
}

const expired = (): Outcome => ({ state: 'expired', reason: EXPIRED })

/** A dead worker may have sent: repeated only where the far side knows a repeat, or nothing had been called yet. */
async function takeBackLost(parts: ResultParts): Promise<void> {
  const now = realNow(parts)
  const outcomeOf = (lost: DeliveryDoc): Outcome => {
    const started = startedAt(lost, now)
    const since = lost.unsureSince?.getTime() ?? started
    const channel = channelOf(lost)
    const { knowsRepeats } = ADAPTERS[channel]
    if (!knowsRepeats && !lost.calledAt) return { state: 'waiting', nextAt: new Date(now), uncounted: true }
    const attempted = { reason: BROKEN_OFF, unsureSince: new Date(since), ms: now - started }
    if (knowsRepeats && repeatIsKnown(channel, since, now))
      return { ...attempted, state: 'waiting', nextAt: new Date(now) }
    return { ...attempted, state: 'unknown' }
  }
  await inBatches((limit) => lostInSending(now, limit), outcomeOf, parts)
}

/** P1 that was not delivered in time takes the next channel; what was accepted here may still arrive. */
async function escalate(parts: ResultParts): Promise<void> {
  const { escalateMinutes } = (await currentRules()).values
  const moveOn = `${escalateMinutes} 分钟没有送达回执`
  const outcomeOf = (delivery: DeliveryDoc): Outcome | null => {
    const state = delivery.state as MessageState
    if (state === 'sending') return null
    if (state !== 'waiting') return { state, moveOn, keep: true }
    const { reason, errorClass, errorCode, unsureSince, nextAt } = delivery
    const why = { reason: reason ?? null, errorClass: errorClass ?? null, errorCode: codeOf(errorCode) }
    return { ...why, state: unsureSince ? 'unknown' : 'waiting', nextAt: nextAt ?? null, moveOn }
  }
  await inBatches((limit) => toEscalate(realNow(parts), limit), outcomeOf, parts)
}

/** What waits behind a closed gate and may not wait that long goes on at once. */
async function moveOnFrom({ key, errorClass, reason }: Gate, parts: ResultParts): Promise<void> {
  const upTo = [3, 2, 1].find((priority) => movesOn(errorClass as DeliveryErrorClass, priority))
  if (upTo === undefined) return
  const outcomeOf = (delivery: DeliveryDoc): Outcome | null => ({
    state: 'waiting',
    nextAt: delivery.nextAt ?? null,
    reason,
    errorClass,
    moveOn: reason,
  })
  // what failed at this gate itself has moved on already, or has no channel left
  const others = { ...gatedBy(key), ...FREE, errorClass: { $ne: errorClass } }
  await inBatches((limit) => waitingBehind(others, upTo, limit), outcomeOf, parts)
}

/** Not held by quiet hours or a digest, and surely not sent. */
const FREE = { nextAt: { $ne: null }, digestAt: null, unsureSince: null }

/** Reads and settles until a batch is not full, or the turn has been long enough. */
async function inBatches(
  read: (limit: number) => Promise<DeliveryDoc[]>,
  outcomeOf: (delivery: DeliveryDoc) => Outcome | null,
  parts: ResultParts,
): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const batch = await read(BATCH)
    await settleThese(batch, outcomeOf, parts)
    if (batch.length < BATCH) return
  }
}

function codeOf(code: unknown): number | string | null {
  return typeof code === 'number' || typeof code === 'string' ? code : null
}
