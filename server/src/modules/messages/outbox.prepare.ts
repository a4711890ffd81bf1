import { isPersonal } from '@mingdu/shared/messages/failure.reasons'
import { recipientContacts } from '../recipients/recipients.service'
import { noLongerHolding } from '../tasks/tasks.service'
import { ADAPTERS } from './channels/adapters'
import { attempt, type Prepared } from './outbox.attempt'
import type { DeliveryDoc } from './messages.model'
import { endOrphans, markCalled } from './outbox.claim.repo'
import { aboutOf, digestsNow } from './outbox.digest'
import { watchGates, type Probe } from './outbox.gates'
import { messagesById } from './outbox.repo'
import type { Turn } from './outbox.turn'
import { channelOf, realNow, type Outcome, type OutboxParts } from './outbox.types'

/** A delivery that only waits for a free sender. */
export interface Ready {
  prepared: Prepared
  probe: Probe | null
}

/** Looks everything up for a whole batch: fresh, since a person may have unfollowed and a task been closed. */
export async function prepare(
  { claimed, probes }: Pick<Turn, 'claimed' | 'probes'>,
  parts: OutboxParts,
): Promise<Ready[]> {
  const [messages, contacts] = await Promise.all([
    messagesById(claimed.map(({ messageId }) => messageId)),
    recipientContacts(
      claimed.map(({ recipientId }) => recipientId),
      (sealed) => parts.box.open(sealed),
    ),
  ])
  const orphans = claimed.filter(({ messageId }) => !messages.has(messageId))
  if (orphans.length > 0) await bury(orphans, parts)
  const told = [...messages.values()]
  const [stale, digests] = await Promise.all([
    noLongerHolding(told.map(aboutOf)),
    digestsNow(told, new Date(parts.time.now())),
  ])
  return claimed.flatMap((delivery): Ready[] => {
    const message = messages.get(delivery.messageId)
    if (!message) {
      return []
    }
    const digest = digests.get(delivery.messageId)
    const empty = digest?.left === 0 ? '汇总里的任务都已办结、暂停或限期已变' : null
    const contact = contacts.get(delivery.recipientId)
    const prepared = { delivery, message, contact, stale: stale.get(delivery.messageId) ?? empty, digest }
    return [{ prepared, probe: probes.get(String(delivery._id)) ?? null }]
  })
}

/** Nothing can be said about a message that is gone; it must not come up again and again. */
async function bury(orphans: readonly DeliveryDoc[], { log, time }: OutboxParts): Promise<void> {
  log.error({ deliveries: orphans.map(({ _id }) => String(_id)) }, 'deliveries without their message')
  await endOrphans(orphans, new Date(time.now()))
}

/** One attempt, and whether a way was found closed that what stands ready may want to take: a gate, or to this person. */
export async function sendOne(
  { prepared, probe }: Ready,
  parts: OutboxParts,
): Promise<{ outcome: Outcome; closed: 'gate' | 'person' | null }> {
  const { delivery } = prepared
  if (!ADAPTERS[channelOf(delivery)].knowsRepeats) await markCalled(delivery._id, realNow(parts))
  const [outcome, failure] = await attempt(prepared, parts)
  const attempted = outcome.ms !== undefined
  if (!attempted && !probe) return { outcome, closed: null }
  const said = attempted ? failure : UNTRIED
  const changed = await watchGates(delivery, said, probe, realNow(parts), parts.log)
  if (changed) return { outcome, closed: 'gate' }
  return { outcome, closed: failure !== null && isPersonal(failure) ? 'person' : null }
}

/** A probe that ended before the far side was asked says nothing about its gate. */
const UNTRIED = { errorClass: 'unknown-delivery', code: null, message: '', rid: null } as const
