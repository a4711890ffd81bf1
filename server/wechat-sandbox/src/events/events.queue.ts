import type { DatedEvent } from './events.delivery'

export interface EventQueue {
  /** Delivers the events one after the other; several batches run side by side. */
  add(delayMs: number, ...batch: DatedEvent[]): void
  /** Delivers one event at once, past the queue. */
  now(event: DatedEvent): Promise<void>
  after(ms: number, task: () => void | Promise<void>): void
  settled(): Promise<void>
  clear(): void
}

const AT_ONCE = 16

/** Timers and deliveries of the events, with a count of what is still to come. */
export function openQueue(deliver: (event: DatedEvent) => Promise<void>): EventQueue {
  const timers = new Set<NodeJS.Timeout>()
  const batches: DatedEvent[][] = []
  const idle: (() => void)[] = []
  let workers = 0
  let hurried = 0

  const wakeWhenIdle = () => {
    if (workers + hurried + batches.length + timers.size > 0) return
    for (const wake of idle.splice(0)) wake()
  }
  const work = async () => {
    workers += 1
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      for (const event of batch) await deliver(event)
    }
    workers -= 1
    wakeWhenIdle()
  }
  const run = async (task: () => void | Promise<void>) => {
    hurried += 1
    await task()
    hurried -= 1
    wakeWhenIdle()
  }
  const after = (ms: number, task: () => void | Promise<void>) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      void run(task)
    }, ms)
    timers.add(timer)
  }
  return {
    after,
    add: (delayMs, ...batch) =>
      after(delayMs, () => {
        batches.push(batch)
        if (workers < AT_ONCE) void work()
      }),
    now: (event) => run(() => deliver(event)),
    settled: () =>
      new Promise((resolve) => {
        idle.push(resolve)
        wakeWhenIdle()
      }),
    clear() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      batches.splice(0)
      wakeWhenIdle()
    },
  }
}
