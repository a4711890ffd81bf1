import { randomUUID } from 'node:crypto'
import { TEMPLATES } from '@mingdu/shared/templates/templates.table'
import { inTransaction, type Tx } from '../../db/connection'
import type { Parts } from '../../parts'
import { heldTemplateRows } from '../templates/templates.service'
import {
  appendEntry,
  readCredit,
  removePerson,
  sumOfCredits,
  writeCredit,
  type CreditChannel,
  type CreditKey,
  type NewEntry,
} from './subscriptions.repo'

export type { CreditChannel }

/** What WeChat's own event says of one template: the person's answer, or the fate of one message. */
export interface CreditEvent {
  /** Of the stored event: the same one counts once. */
  id: string
  openid: string
  channel: CreditChannel
  templateId: string
  /** CreateTime. */
  at: Date
}

/**
 * Takes one message off what a person allows a template; call it before the send. Of several at once no more get one
 * than there are. A long-term consent is not used up.
 */
export function takeCredit(openid: string, templateId: string): Promise<'taken' | 'none'> {
  return inTransaction(async (tx) => {
    const held = await readCredit({ openid, templateId }, tx)
    if (!held || held.credits < 1) return 'none'
    if (!held.long) await appendEntry(held, held, ourEntry('sent', held.newestAt), tx)
    return 'taken'
  })
}

/** The message for which a credit was taken has certainly not been sent. */
export function giveBackCredit(openid: string, templateId: string): Promise<void> {
  return appendOurs({ openid, templateId }, 'givenBack', '')
}

/** WeChat says that nothing is left (43101), whatever the ledger counted. */
export function dropCredits(openid: string, templateId: string, why: string): Promise<void> {
  return appendOurs({ openid, templateId }, 'dropped', why)
}

/** How many messages people still allow on a channel, a long-term consent counted as one. */
export function creditsLeft(channel: CreditChannel): Promise<number> {
  return sumOfCredits(channel)
}

/** Removes everything that is kept of a person's subscriptions, because they want or WeChat demands it. */
export function forget(openid: string, tx: Tx): Promise<void> {
  return removePerson(openid, tx)
}

/** A person answered the popup or changed WeChat's settings. Only these events make credits. */
export async function answerArrived(
  event: CreditEvent,
  answer: string,
  config: Parts['config'],
): Promise<void> {
  const kind = ACCEPTS.has(answer) ? 'accepted' : REFUSES.has(answer) ? 'refused' : 'noted'
  await appendEvent(event, { kind, note: answer }, await longOf(event.templateId, config))
}

/** WeChat reports that a message did not arrive; the credit it took stays taken. */
export async function failureArrived(
  event: CreditEvent,
  failure: string,
  config: Parts['config'],
): Promise<void> {
  await appendEvent(event, { kind: 'noted', note: failure }, await longOf(event.templateId, config))
}

/** True for a template whose one consent stands for many messages; null while the product does not use it. */
async function longOf(templateId: string, config: Parts['config']): Promise<boolean | null> {
  const row = (await heldTemplateRows(config)).find((one) => one.templateId === templateId)
  return row ? 'long' in TEMPLATES[row.key] : null
}

const ACCEPTS = new Set(['accept', 'acceptWithAudio'])
const REFUSES = new Set(['reject', 'ban'])

function appendEvent(
  event: CreditEvent,
  { kind, note }: Pick<NewEntry, 'kind' | 'note'>,
  long: boolean | null,
): Promise<void> {
  const entry = { _id: `${event.id}|${event.templateId}`, at: event.at, kind, note }
  return inTransaction(async (tx) => {
    const held = await readCredit(event, tx)
    await appendEntry(event, { channel: event.channel, long: long ?? held?.long ?? false }, entry, tx)
    if (kind !== 'noted') await writeCredit(event, { expected: null }, tx)
  })
}

/** An entry of our own side; without a credit there is nothing to write it on. */
function appendOurs(key: CreditKey, kind: NewEntry['kind'], note: string): Promise<void> {
  return inTransaction(async (tx) => {
    const held = await readCredit(key, tx)
    if (held) await appendEntry(key, held, { ...ourEntry(kind, held.newestAt), note }, tx)
  })
}

/** Never before what is known already: a platform's clock that is ahead of ours must not reorder cause and effect. */
function ourEntry(kind: NewEntry['kind'], newestAt: Date): NewEntry {
  return { _id: randomUUID(), at: new Date(Math.max(Date.now(), newestAt.getTime())), kind, note: '' }
}
