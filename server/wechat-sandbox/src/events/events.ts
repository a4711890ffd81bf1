import type { SandboxConfig } from '../config'
import type { EventAct, Faults } from '../faults/faults'
import {
  checkCallback,
  deliver,
  type CallbackCheck,
  type DatedEvent,
  type PlatformEvent,
} from './events.delivery'
import { openQueue, type EventQueue } from './events.queue'

export interface Events {
  /** Queues an event; it leaves after the reply of the call that caused it. */
  push(event: PlatformEvent): void
  /**
   * The same for the result of a call, which waits for this before it replies: at once as a rule, under the fault
   * `eventBeforeReply` when the callback has answered.
   */
  pushResult(event: PlatformEvent): Promise<void>
  /** What the console's 提交 button does with an account's callback address. */
  check(account: 'mp' | 'mini'): Promise<CallbackCheck>
  /** Runs a task later in real time: settled() waits for it, clear() and stop() drop it. */
  after(ms: number, task: () => void | Promise<void>): void
  /** Resolves when nothing is queued, delayed or under way; events held for reordering do not count. */
  settled(): Promise<void>
  /** Forgets everything that waits. */
  clear(): void
  stop(): void
}

type Reorder = Extract<EventAct, { kind: 'reorderEvents' }>

/** Lets the reply of the causing call leave first. */
const LEAD_MS = 30

export function openEvents(config: SandboxConfig, faults: Faults): Events {
  const stopper = new AbortController()
  const queue = openQueue((event) => deliver(config, event, stopper.signal))
  const held = new Map<Reorder, DatedEvent[]>()
  const pushResult = (event: PlatformEvent): Promise<void> => {
    const dated = { ...event, createTime: Math.floor(config.now() / 1000) }
    return play(faults.takeForEvent(event.cause), dated, queue, held)
  }
  const clear = () => {
    held.clear()
    queue.clear()
  }
  return {
    push: (event) => void pushResult(event),
    pushResult,
    check: (account) => checkCallback(config, account),
    after: (ms, task) => queue.after(ms, task),
    settled: () => queue.settled(),
    clear,
    stop() {
      stopper.abort()
      clear()
    },
  }
}

async function play(
  act: EventAct | null,
  event: DatedEvent,
  queue: EventQueue,
  held: Map<Reorder, DatedEvent[]>,
): Promise<void> {
  switch (act?.kind) {
    case 'dropEvent':
      return event.onLost?.()
    case 'eventBeforeReply':
      return queue.now(event)
    case 'reorderEvents':
      return hold(act, event, queue, held)
    case 'dupEvent':
      queue.add(LEAD_MS, event)
      return queue.add(LEAD_MS, event)
    case 'delayEvent':
      return queue.add(act.ms, event)
    case undefined:
      return queue.add(LEAD_MS, event)
  }
}

/** Keeps an event until as many are there as the fault names, then lets them go in reverse. */
function hold(act: Reorder, event: DatedEvent, queue: EventQueue, held: Map<Reorder, DatedEvent[]>): void {
  const waiting = [event, ...(held.get(act) ?? [])]
  if (waiting.length < act.count) return void held.set(act, waiting)
  held.delete(act)
  queue.add(LEAD_MS, ...waiting)
}
