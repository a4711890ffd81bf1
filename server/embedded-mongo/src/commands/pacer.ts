import { fail, MongoError } from '../kernel/errors'
import { beginSlice, sliceSpent } from '../kernel/slice'
import type { Transaction } from '../storage/transactions'

/** Drives long work in slices; ends it at the deadline, at shutdown, and when its transaction was ended. */
export class Pacer {
  constructor(
    private readonly deadline: number,
    private readonly stopped: () => boolean,
    private readonly txn: Transaction | null,
  ) {
    beginSlice()
  }

  /** Takes items until `take` answers false or there are none left. */
  async drain<T>(
    items: Iterator<T | null>,
    take: (item: T) => boolean | void,
  ): Promise<'stopped' | 'exhausted'> {
    for (;;) {
      const next = items.next()
      if (next.done) return 'exhausted'
      if (next.value !== null && take(next.value) === false) return 'stopped'
      if (sliceSpent()) await this.pause()
    }
  }

  /** Runs paced work to its result. */
  async run<T>(work: Generator<null, T>): Promise<T> {
    for (;;) {
      const next = work.next()
      if (next.done) return next.value
      await this.pause()
    }
  }

  /** Called between portions of work. */
  async pause(): Promise<void> {
    if (!sliceSpent()) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    beginSlice()
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
