import { dateInShanghai, shanghaiTime, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { nextChannel, planOf } from '@mingdu/shared/messages/chain.rules'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { inTransaction, type Tx } from '../../db/connection'
import { currentRules } from '../rules/rules.service'
import { noLongerHolding } from '../tasks/tasks.service'
import type { LeavingFacts } from './deliveries.new'
import { lastMinute, type CardVars } from './messages.cards'
import { varsIn } from './messages.stored'
import type { DeliveryDoc, MessageDoc } from './messages.model'
import { insertMessages, leavingFacts } from './messages.repo'
import type { NewMessage } from './messages.service'
import { digestNumber, gatherings, markMerged, sendSingly, waitingMembers } from './outbox.digest.repo'
import { EXPIRED, hasExpired } from './outbox.expiry'
import { membersOf, messagesById } from './outbox.repo'
import { settleIn } from './outbox.settle'
import { realNow, type OutboxParts, type Settling } from './outbox.types'
import { currentSendable } from './sendable.repo'

/**
 * Counts the warnings whose moment has come, person by person: from so many on they become one card, fewer go singly.
 * One at a time: the caller holds the lease, so that two workers cannot split what belongs to one card.
 * @returns how many digests were made
 */
export async function gatherDigests(parts: Pick<OutboxParts, 'time' | 'clock'>): Promise<number> {
  const [at, now] = [new Date(parts.time.now()), realNow(parts)]
  const ready = (await gatherings(at)).filter(({ readyAt }) => readyAt.getTime() <= now)
  if (ready.length === 0) return 0
  const { digestFrom } = (await currentRules()).values
  const many = ready.filter(({ count }) => digestFrom > 0 && count >= digestFrom)
  const few = ready.filter((one) => !many.includes(one)).map(({ recipientId }) => recipientId)
  if (few.length > 0) await sendSingly(few, at, now)
  let made = 0
  for (const { recipientId } of many)
    made += (await inTransaction((tx) => gather(recipientId, digestFrom, at, now, tx))) ? 1 : 0
  return made
}

/** What a digest says when it is sent. */
export interface DigestNow {
  /** Members that are still open; none: it is not needed. */
  left: number
  /** Some were closed since it was made. */
  changed: boolean
  vars: CardVars
}

/** What is left of these digests: members that were closed or outlived themselves meanwhile are not counted. */
export async function digestsNow(messages: readonly MessageDoc[], at: Date): Promise<Map<string, DigestNow>> {
  const digests = messages.filter(({ kind }) => kind === 'warningDigest')
  const entries = digests.map(async (digest): Promise<[string, DigestNow]> => {
    const members = await membersOf(String(digest._id))
    const gone = await noLongerHolding(members.map(aboutOf))
    const open = members.filter((member) => !gone.has(String(member._id)) && !hasExpired(member, at))
    const changed = open.length < members.length
    const vars = changed ? { ...varsIn(digest), ...digestVars(open) } : varsIn(digest)
    return [String(digest._id), { left: open.length, changed, vars }]
  })
  return new Map(await Promise.all(entries))
}

export function aboutOf({ _id, kind, subjectId, dedupe }: MessageDoc) {
  return { id: String(_id), kind: kind as MessageKind, subjectId, dedupe }
}

async function gather(
  recipientId: string,
  digestFrom: number,
  at: Date,
  now: number,
  tx: Tx,
): Promise<boolean> {
  const deliveries = await waitingMembers(recipientId, at, tx)
  const messages = await messagesById(
    deliveries.map(({ messageId }) => messageId),
    tx,
  )
  const gone = await noLongerHolding([...messages.values()].map(aboutOf))
  const facts = await leavingFacts(at, now)
  const late = new Set([...messages].flatMap(([id, message]) => (hasExpired(message, at) ? [id] : [])))
  const live = deliveries.filter(
    ({ messageId }) => messages.has(messageId) && !gone.has(messageId) && !late.has(messageId),
  )
  const closed = deliveries.filter(({ messageId }) => gone.has(messageId))
  await settleIn(
    settlings(closed, messages, (id) => ({ state: 'suppressed', reason: gone.get(id) ?? '' })),
    facts,
    tx,
  )
  const outlived = deliveries.filter(({ messageId }) => late.has(messageId) && !gone.has(messageId))
  await settleIn(
    settlings(outlived, messages, () => ({ state: 'expired', reason: EXPIRED })),
    facts,
    tx,
  )
  if (live.length < digestFrom || !(await worksOnSameChannel(live))) {
    await sendSingly([recipientId], at, now, tx)
    return false
  }
  await merge(recipientId, live, messages, facts, tx)
  return true
}

/** A digest that would start on another channel than its members reaches nobody sooner: they go singly. */
async function worksOnSameChannel(members: readonly DeliveryDoc[]): Promise<boolean> {
  const first = nextChannel(planOf('warningDigest', await currentSendable()), [])
  return members.every(({ channel }) => channel === first)
}

async function merge(
  recipientId: string,
  members: readonly DeliveryDoc[],
  messages: ReadonlyMap<string, MessageDoc>,
  facts: LeavingFacts,
  tx: Tx,
): Promise<void> {
  const told = members.flatMap(({ messageId }) => messages.get(messageId) ?? [])
  const moment = Math.max(...members.map(({ digestAt }) => digestAt?.getTime() ?? 0))
  const base = `digest|${dateInShanghai(moment)}|${shanghaiTime(moment)}`
  const number = await digestNumber(recipientId, base, tx)
  const dedupe = number === 1 ? base : `${base}|${number}`
  const [digestId = ''] = await insertMessages([digestOf(recipientId, told, dedupe)], facts.at, tx)
  const into = digestId === '' ? '收件人已离岗' : `并入汇总：${told.length} 件`
  const outcome = { state: digestId === '' ? ('suppressed' as const) : ('merged' as const), reason: into }
  await settleIn(
    settlings(members, messages, () => outcome),
    facts,
    tx,
  )
  if (digestId !== '')
    await markMerged(
      told.map(({ _id }) => String(_id)),
      digestId,
      tx,
    )
}

function settlings(
  deliveries: readonly DeliveryDoc[],
  messages: ReadonlyMap<string, MessageDoc>,
  outcomeOf: (messageId: string) => Settling['outcome'],
): Settling[] {
  return deliveries.flatMap((delivery) => {
    const message = messages.get(delivery.messageId)
    return message ? [{ delivery, message, outcome: outcomeOf(delivery.messageId) }] : []
  })
}

function digestOf(recipientId: string, members: readonly MessageDoc[], dedupe: string): NewMessage {
  const { no, name, due } = digestVars(members)
  return {
    kind: 'warningDigest',
    recipientIds: [recipientId],
    subject: { kind: 'digest', id: recipientId, no, name },
    dedupe,
    title: name,
    body: members.map(({ title }) => title).join('；'),
    light: 'yellow',
    target: { kind: 'todo', id: null },
    due,
    remaining: '',
    sender: '督查室',
  }
}

/** How many, and by when the first of them is due. */
function digestVars(members: readonly MessageDoc[]): Pick<CardVars, 'no' | 'name' | 'due' | 'time'> {
  const dues = members.flatMap((member) => varsIn(member).due ?? []).sort()
  const due: PlainDate | null = dues[0] ?? null
  return {
    no: String(members.length),
    name: `您有 ${members.length} 件督查事项即将超期`,
    due,
    time: due && lastMinute(due),
  }
}
