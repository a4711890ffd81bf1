import type { OuterChannel } from '@mingdu/shared/messages/chain.rules'
import { RESULT_WAIT_MS, verdictOfResult } from '@mingdu/shared/messages/failure.rules'
import { markUnreachable } from '../accounts/accounts.service'
import { countError } from './errors.repo'
import type { DeliveryDoc } from './messages.model'
import { leavingFacts } from './messages.repo'
import { earlyResults, keepEarly } from './outbox.early.repo'
import { holdPerson } from './outbox.people.repo'
import { deliveriesOfProvider, messagesById, withoutResult } from './outbox.repo'
import { settle } from './outbox.settle'
import {
  channelOf,
  realNow,
  type ErrorCode,
  type Outcome,
  type OutboxParts,
  type Settling,
} from './outbox.types'

/** What a far side says became of a message that it had accepted. */
export interface ArrivedResult {
  channel: OuterChannel
  providerMessageId: string
  /** `success` or `failed:…`; anything else counts as failed. */
  status: string
  code: ErrorCode
}

export type ResultParts = Pick<OutboxParts, 'time' | 'clock'>

const BATCH = 100
/** States in which a result still says something. */
const OPEN_TO_RESULTS = ['accepted', 'unconfirmed']

/**
 * Takes one result; one that comes before the answer to its send is kept and joined then, one that comes twice changes
 * nothing.
 * @returns false when no delivery is known by this id yet
 */
export async function resultArrived(result: ArrivedResult, parts: ResultParts): Promise<boolean> {
  const batch = openBatch(parts)
  batch.results.push(result)
  return (await batch.known).has(result.providerMessageId)
}

interface Batch {
  results: ArrivedResult[]
  known: Promise<Set<string>>
}

/** Results that arrive side by side are written together: far fewer transactions under load. */
const batches = new WeakMap<ResultParts, Batch>()

function openBatch(parts: ResultParts): Batch {
  const open = batches.get(parts)
  if (open) return open
  const results: ArrivedResult[] = []
  const known = new Promise((go) => setImmediate(go)).then(() => {
    batches.delete(parts)
    return resultsArrived(results, parts)
  })
  const batch = { results, known }
  batches.set(parts, batch)
  return batch
}

/** The same for many at once. @returns the ids of which a delivery is known */
export async function resultsArrived(
  results: readonly ArrivedResult[],
  parts: ResultParts,
): Promise<Set<string>> {
  const known = await apply(results, parts)
  const early = results.filter(({ providerMessageId }) => !known.has(providerMessageId))
  if (early.length === 0) return known
  // kept first, looked up again then: whoever settles in between finds it, or is found
  await keepEarly(early)
  return new Set([...known, ...(await apply(early, parts))])
}

/** Called when ids of accepted messages have become known: their results may be here already. */
export async function joinEarlyResults(ids: readonly string[], parts: ResultParts): Promise<void> {
  const deliveries = await deliveriesOfProvider(ids)
  const wanted = deliveries.map((one) => ({
    channel: channelOf(one),
    providerMessageId: one.providerMessageId ?? '',
  }))
  const early = wanted.length > 0 ? await earlyResults(wanted) : []
  if (early.length > 0) await apply(early, parts)
}

/** Closes what was accepted long ago and got no result, after a last look for one. */
export async function closeWithoutResult(parts: ResultParts): Promise<void> {
  const now = realNow(parts)
  const late = await withoutResult(new Date(now - RESULT_WAIT_MS), BATCH)
  if (late.length === 0) return
  await joinEarlyResults(
    late.flatMap(({ providerMessageId }) => providerMessageId ?? []),
    parts,
  )
  await settleThese(late, () => ({ state: 'unconfirmed', reason: '平台没有回执' }), parts)
}

/** @returns the ids of which a delivery is known */
async function apply(results: readonly ArrivedResult[], parts: ResultParts): Promise<Set<string>> {
  const byId = new Map(results.map((result) => [`${result.channel}|${result.providerMessageId}`, result]))
  const found = await deliveriesOfProvider(results.map(({ providerMessageId }) => providerMessageId))
  const ours = found.filter((one) => byId.has(keyOf(one)))
  const open = ours.filter(({ state }) => OPEN_TO_RESULTS.includes(state))
  const outcomes = new Map<string, Outcome>()
  for (const delivery of open) {
    const result = byId.get(keyOf(delivery))
    if (result) outcomes.set(String(delivery._id), await outcomeOf(delivery, result, parts))
  }
  await settleThese(open, (delivery) => outcomes.get(String(delivery._id)) ?? null, parts)
  return new Set(ours.flatMap(({ providerMessageId }) => providerMessageId ?? []))
}

function keyOf({ channel, providerMessageId }: DeliveryDoc): string {
  return `${channel}|${providerMessageId}`
}

async function outcomeOf(delivery: DeliveryDoc, result: ArrivedResult, parts: ResultParts): Promise<Outcome> {
  const now = realNow(parts)
  const channel = channelOf(delivery)
  const verdict = verdictOfResult(result.status, { channel, retriedMs: delivery.retriedMs ?? 0, now })
  const { state, errorClass, reason, nextAt, waitedMs, moveOn } = verdict
  if (state === 'delivered') return { state }
  await countError({ channel, errorClass: errorClass ?? '', errorCode: result.code, reason }, new Date(now))
  if (errorClass === 'recipient' && channel === 'mpTemplate')
    await markUnreachable(delivery.recipientId, reason)
  if (nextAt !== null) await holdPerson(delivery.recipientId, channel, nextAt, now)
  return {
    state,
    errorClass,
    errorCode: result.code,
    reason,
    waitedMs,
    ...(nextAt === null ? {} : { nextAt: new Date(nextAt), newRound: true, uncounted: true }),
    ...(moveOn ? { moveOn: reason } : {}),
  }
}

/** Writes outcomes of deliveries that nobody holds. */
export async function settleThese(
  deliveries: readonly DeliveryDoc[],
  outcomeOfOne: (delivery: DeliveryDoc) => Outcome | null,
  parts: ResultParts,
): Promise<void> {
  if (deliveries.length === 0) return
  const messages = await messagesById(deliveries.map(({ messageId }) => messageId))
  const items = deliveries.flatMap((delivery): Settling[] => {
    const message = messages.get(delivery.messageId)
    const outcome = outcomeOfOne(delivery)
    return message && outcome ? [{ delivery, message, outcome }] : []
  })
  await settle(items, await leavingFacts(new Date(parts.time.now()), realNow(parts)))
}
