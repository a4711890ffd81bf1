import type { OutboxParts, Settling } from './outbox.types'
import { realNow } from './outbox.types'
import { leavingFacts } from './messages.repo'
import { joinEarlyResults } from './outbox.results'
import { settle } from './outbox.settle'

const AT_ONCE = 64

interface Entry {
  item: Settling
  done: () => void
}

/** Writes outcomes while the senders go on: what comes in during one transaction is written by the next. */
export interface Settler {
  /** Resolves when it is written. Never rejects: what could not be written is left to the sweeper. */
  add(item: Settling): Promise<void>
}

export function createSettler(parts: OutboxParts): Settler {
  let waiting: Entry[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, AT_ONCE)
      waiting = waiting.slice(AT_ONCE)
      await writeAll(
        batch.map(({ item }) => item),
        parts,
      )
      for (const { done } of batch) done()
    }
    running = false
  }
  return {
    add: (item) =>
      new Promise((done) => {
        waiting.push({ item, done })
        if (!running) void run()
      }),
  }
}

/** One that cannot be written must not keep the others from it. */
async function writeAll(items: readonly Settling[], parts: OutboxParts): Promise<void> {
  try {
    await write(items, parts)
  } catch (error) {
    if (items.length === 1) {
      parts.log.error({ err: error, delivery: String(items[0]?.delivery._id) }, 'outcome not written')
      return
    }
    for (const item of items) await writeAll([item], parts)
  }
}

async function write(items: readonly Settling[], parts: OutboxParts): Promise<void> {
  const facts = await leavingFacts(new Date(parts.time.now()), realNow(parts))
  await settle(items, facts)
  const ids = items.flatMap(({ outcome }) => outcome.providerMessageId ?? [])
  if (ids.length > 0) await joinEarlyResults(ids, parts)
}
