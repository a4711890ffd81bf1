import { fail } from '../kernel/errors'
import type { Transaction } from '../storage/transactions'
import type { Pacer } from './pacer'
import { batchReply } from './raw-reply'

/** As MongoDB: an idle cursor lives ten minutes. */
const IDLE_MS = 600_000
/** Bytes of documents in one reply. */
const MAX_BATCH_BYTES = 15 * 1024 * 1024
/** A batch that another one may follow ends earlier: putting it together takes no pause. */
const BATCH_BYTES = 4 * 1024 * 1024
const BATCH_DOCUMENTS = 20_000

/** Results still to be fetched. `release` lets go of the snapshot and is called exactly once. */
export class Cursor {
  private waiting: Buffer | null = null
  private timer: NodeJS.Timeout | undefined
  private busy = false
  private released = false
  private closing = false

  constructor(
    readonly ns: string,
    readonly txn: Transaction | null,
    private readonly items: Iterator<Buffer | null>,
    private readonly release: () => void,
  ) {}

  /** The next batch, and whether more may follow. */
  async next(limit: number, pacer: Pacer, single = false): Promise<{ batch: Buffer[]; done: boolean }> {
    if (this.busy) fail('CursorInUse', 'cursor is already in use')
    this.busy = true
    try {
      return single
        ? await this.fill(limit, MAX_BATCH_BYTES, pacer)
        : await this.fill(Math.min(limit, BATCH_DOCUMENTS), BATCH_BYTES, pacer)
    } finally {
      this.busy = false
      if (this.closing) this.close()
    }
  }

  private async fill(
    limit: number,
    maxBytes: number,
    pacer: Pacer,
  ): Promise<{ batch: Buffer[]; done: boolean }> {
    const batch: Buffer[] = []
    let bytes = 0
    const take = (raw: Buffer): boolean => {
      const fits = batch.length < limit && (batch.length === 0 || bytes + raw.length <= maxBytes)
      if (!fits) this.waiting = raw
      else bytes += raw.length
      if (fits) batch.push(raw)
      return fits
    }
    const first = this.waiting
    this.waiting = null
    if (first && !take(first)) return { batch, done: false }
    const end = await pacer.drain(this.items, take)
    if (end === 'exhausted') this.close()
    return { batch, done: end === 'exhausted' }
  }

  idle(kill: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(kill, IDLE_MS)
    this.timer.unref()
  }

  /** The iterator ends before its snapshot is let go; while a batch is filled that waits for its end. */
  close(): void {
    this.closing = true
    if (this.released || this.busy) return
    this.released = true
    clearTimeout(this.timer)
    this.items.return?.()
    this.release()
  }
}

export class Cursors {
  private readonly open = new Map<bigint, Cursor>()
  private nextId = BigInt(Date.now()) * 1000n

  /** Answers a find or aggregate with its first batch and keeps the cursor when there is more. */
  async first(cursor: Cursor, batchSize: number, single: boolean, pacer: Pacer): Promise<Buffer> {
    const { batch, done } = await cursor.next(batchSize, pacer, single).catch((error: unknown) => {
      cursor.close()
      throw error
    })
    if (done || single) {
      cursor.close()
      return batchReply(0n, cursor.ns, 'firstBatch', batch)
    }
    const id = this.nextId++
    this.open.set(id, cursor)
    cursor.idle(() => this.kill(id))
    return batchReply(id, cursor.ns, 'firstBatch', batch)
  }

  async more(
    id: bigint,
    ns: string,
    batchSize: number,
    txn: Transaction | null,
    pacer: Pacer,
  ): Promise<Buffer> {
    const cursor = this.open.get(id)
    if (!cursor || cursor.ns !== ns) fail('CursorNotFound', `cursor id ${id} not found`)
    if (cursor.txn !== txn) fail('BadValue', 'the cursor belongs to another transaction')
    cursor.idle(() => this.kill(id))
    try {
      const { batch, done } = await cursor.next(batchSize, pacer)
      if (done) this.open.delete(id)
      return batchReply(done ? 0n : id, ns, 'nextBatch', batch)
    } catch (error) {
      this.kill(id)
      throw error
    }
  }

  kill(id: bigint): boolean {
    const cursor = this.open.get(id)
    if (!cursor) return false
    this.open.delete(id)
    cursor.close()
    return true
  }

  /** Before a transaction lets go of its snapshot. */
  killOf(txn: Transaction): void {
    for (const [id, cursor] of this.open) if (cursor.txn === txn) this.kill(id)
  }

  killAll(): void {
    for (const id of [...this.open.keys()]) this.kill(id)
  }
}
