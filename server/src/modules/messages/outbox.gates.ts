import { ACCOUNT_OF, OUTER_CHANNELS } from '@mingdu/shared/messages/chain.rules'
import { reasonOf } from '@mingdu/shared/messages/failure.reasons'
import { closingOf, probeOpens } from '@mingdu/shared/messages/gates.rules'
import type { SendFailure } from './channels/channel'
import type { DeliveryDoc } from './messages.model'
import {
  closeGate,
  countFailure,
  gatedBy,
  openAfterProbe,
  returnProbe,
  wakeBehind,
  type Gate,
} from './outbox.gates.repo'
import { channelOf, type OutboxParts } from './outbox.types'

/** Channels and templates that nothing may be claimed of: their gate is closed, or waits for its probe. */
export function closedBy(gates: readonly Gate[]): { channels: string[]; templates: string[] } {
  const keys = gates.map(({ key }) => key)
  return {
    channels: OUTER_CHANNELS.filter((channel) => keys.includes(`account:${ACCOUNT_OF[channel]}`)),
    templates: keys
      .filter((key) => !key.startsWith('account:'))
      .map((key) => key.slice(key.indexOf(':') + 1)),
  }
}

/** A delivery that was let through a gate alone, to see whether it works again. */
export interface Probe {
  gate: Gate
  owner: string
}

const INCONCLUSIVE_MS = 60_000

/**
 * What an attempt says about the gates: a failure may close one, a probe opens its own or closes it again.
 * @returns true when a gate changed, by this attempt or by one beside it
 */
export async function watchGates(
  delivery: DeliveryDoc,
  failure: SendFailure | null,
  probe: Probe | null,
  now: number,
  log: OutboxParts['log'],
): Promise<boolean> {
  const closed = failure !== null && (await close(delivery, failure, probe, now, log))
  if (!probe || closed) return closed
  if (!probeOpens(failure?.errorClass ?? null)) {
    await returnProbe(probe.gate.key, probe.owner, now + INCONCLUSIVE_MS)
    return true
  }
  if (await openAfterProbe(probe.gate.key, probe.owner)) {
    await wakeBehind(gatedBy(probe.gate.key), now)
    log.error({ gate: probe.gate.key, closedSince: probe.gate.closedSince }, 'send gate opened')
  }
  return true
}

async function close(
  delivery: DeliveryDoc,
  failure: SendFailure,
  probe: Probe | null,
  now: number,
  log: OutboxParts['log'],
): Promise<boolean> {
  const channel = channelOf(delivery)
  const { errorClass, code } = failure
  if (errorClass !== 'retry' && errorClass !== 'config' && errorClass !== 'quota' && errorClass !== 'rate')
    return false
  const about = { channel, templateKey: delivery.templateKey ?? null }
  const burst = await countFailure(ACCOUNT_OF[channel], errorClass, now)
  const closing = closingOf(failure, about, { now, burst, before: probe?.gate ?? null })
  if (!closing) return false
  const why = { errorClass, errorCode: code, reason: reasonOf(failure, channel) }
  const owner = probe && probe.gate.key === closing.key ? probe.owner : null
  const changed = await closeGate(closing, why, owner, now)
  if (changed) log.error({ gate: closing.key, ...why, until: new Date(closing.until) }, 'send gate closed')
  return true
}
