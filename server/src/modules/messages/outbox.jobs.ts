import { sendableOf } from './channels/adapters'
import type { OutboxParts } from './outbox.types'
import { currentSendable, writeSendable } from './sendable.repo'

export { gatherDigests } from './outbox.digest'
export { handleReceipts } from './outbox.receipts'
export { sendWaiting } from './outbox.sender'
export { sweep } from './outbox.sweep'
export type { OutboxParts } from './outbox.types'

/** Says what this worker can send with; whoever writes a message plans with it. */
export async function publishSendable(parts: OutboxParts): Promise<void> {
  const [now, before] = await Promise.all([sendableOf(parts), currentSendable()])
  if (JSON.stringify(now) !== JSON.stringify(before)) await writeSendable(now)
}
