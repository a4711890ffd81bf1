import { fail, MongoError } from '../kernel/errors'
import type { Transaction } from '../storage/transactions'

/** Longest stretch of work before other connections get their turn. */
const SLICE_MS = 8

/** Drives long work in slices; ends it at the deadline, at shutdown, and when its transaction was ended. */
export class Pacer {
  private sliceEnd = performance.now() + SLICE_MS

  constructor(
    private readonly deadline: number,
    private readonly stopped: () => boolean,
    private readonly txn: Transaction | null,
  ) {}

  /** Takes items until `take` answers false or there are none left. */
  async drain<T>(
    items: Iterator<T | null>,
    take: (item: T) => boolean | void,
  ): Promise<'stopped' | 'exhausted'> {
    for (let taken = 1; ; taken++) {
      const next = items.next()
      if (next.done) return 'exhausted'
      if (next.value !== null && take(next.value) === false) return 'stopped'
      if (next.value === null || taken % 100 === 0) await this.pause()
    }
  }

  /** Called between portions of work. */
  async pause(): Promise<void> {
    if (performance.now() < this.sliceEnd) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    this.sliceEnd = performance.now() + SLICE_MS
    this.check()
  }

  check(): void {
    if (performance.now() > this.deadline) fail('MaxTimeMSExpired', 'operation exceeded time limit')
    if (this.stopped()) fail('InterruptedAtShutdown', 'interrupted at shutdown')
    if (this.txn && this.txn.state !== 'active') throw noSuchTransaction()
  }

  /** Waits for an event, at most until the deadline. */
  async waitFor(event: Promise<void>): Promise<void> {
    const left = this.deadline - performance.now()
    if (left === Infinity) await event
    else {
      let timer: NodeJS.Timeout | undefined
      await Promise.race([
        event,
        new Promise<void>((resolve) => (timer = setTimeout(resolve, Math.max(0, left)))),
      ])
      clearTimeout(timer)
    }
    this.check()
  }
}

export function noSuchTransaction(): MongoError {
  return new MongoError(
    'NoSuchTransaction',
    'Given transaction number does not match any in-progress transactions.',
    {
      errorLabels: ['TransientTransactionError'],
    },
  )
}
