import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { release } from './outbox.claim.repo'
import { prepare, sendOne, type Ready } from './outbox.prepare'
import { createSettler, type Settler } from './outbox.settler'
import { takeTurn, turnState, type TurnState } from './outbox.turn'
import type { OutboxParts } from './outbox.types'

const LONGEST_PAUSE_MS = 200

/**
 * Sends what is due, most urgent first, as many at a time as the configuration allows, until nothing is due; ends in
 * the middle when told to stop, after what is under way.
 * @returns how many deliveries were taken up
 */
export function sendWaiting(
  parts: OutboxParts,
  owner: string = randomUUID(),
  stop?: AbortSignal,
): Promise<number> {
  return new Sender(parts, turnState(owner), createSettler(parts), stop).run()
}

/** One run: claims the next batch while the one before is under way, so that no sender waits for the database. */
class Sender {
  private readonly ready: Ready[] = []
  private readonly underWay = new Set<Promise<void>>()
  private readonly settling = new Set<Promise<void>>()
  private taken = 0
  private gateChanges = 0

  constructor(
    private readonly parts: OutboxParts,
    private readonly state: TurnState,
    private readonly settler: Settler,
    private readonly stop: AbortSignal | undefined,
  ) {}

  async run(): Promise<number> {
    try {
      while (!this.stop?.aborted) {
        const { claimed, waitMs } = await this.claimMore()
        if (claimed === 0 && waitMs === null && this.isIdle()) break
        if (claimed === 0) await this.pauseFor(waitMs)
      }
    } finally {
      await this.putBack()
      await Promise.all(this.underWay)
      await Promise.all(this.settling)
    }
    return this.taken
  }

  /** What is still being written may put the next channel into the queue. */
  private isIdle(): boolean {
    return this.underWay.size === 0 && this.ready.length === 0 && this.settling.size === 0
  }

  /** At most as many ahead as there are senders. */
  private async claimMore(): Promise<{ claimed: number; waitMs: number | null }> {
    this.startSome()
    const senders = this.parts.config.SEND_CONCURRENCY
    if (this.ready.length > senders / 2) return { claimed: 0, waitMs: null }
    const room = 2 * senders - this.underWay.size - this.ready.length
    const seen = this.gateChanges
    const turn = room > 0 ? await takeTurn(this.state, room, this.parts) : null
    if (!turn) return { claimed: 0, waitMs: null }
    if (turn.claimed.length > 0) this.ready.push(...(await this.prepared(turn)))
    if (seen !== this.gateChanges) await this.lookAgain()
    this.startSome()
    return { claimed: turn.claimed.length, waitMs: turn.waitMs }
  }

  /** What cannot be prepared goes back untouched. */
  private async prepared(turn: Parameters<typeof prepare>[0]): Promise<Ready[]> {
    try {
      const ready = await prepare(turn, this.parts)
      this.taken += ready.length
      return ready
    } catch (error) {
      await release(turn.claimed)
      throw error
    }
  }

  private startSome(): void {
    while (this.underWay.size < this.parts.config.SEND_CONCURRENCY && !this.stop?.aborted) {
      const next = this.ready.shift()
      if (!next) return
      const sending = this.send(next).finally(() => {
        this.underWay.delete(sending)
        this.startSome()
      })
      this.underWay.add(sending)
    }
  }

  private async send(one: Ready): Promise<void> {
    try {
      const { outcome, closed } = await sendOne(one, this.parts)
      const settled = this.settler.add({ ...one.prepared, outcome })
      this.settling.add(settled)
      void settled.finally(() => this.settling.delete(settled))
      if (closed === 'gate') this.gateChanges += 1
      if (closed) await this.lookAgain()
    } catch (error) {
      this.parts.log.error(
        { err: error, delivery: String(one.prepared.delivery._id) },
        'an attempt broke off',
      )
    }
  }

  /** Nothing that stands ready, or is just being claimed, may pass a gate that has closed meanwhile. */
  private async lookAgain(): Promise<void> {
    this.state.gates.at = -Infinity
    await this.putBack(({ probe }) => !probe)
  }

  private async putBack(which: (one: Ready) => boolean = () => true): Promise<void> {
    const all = this.ready.splice(0)
    const back = all.filter(which)
    this.ready.push(...all.filter((one) => !back.includes(one)))
    this.taken -= back.length
    await release(back.map(({ prepared }) => prepared.delivery))
  }

  /** Until a sender is free, a token is there, or it is time to look again. */
  private async pauseFor(waitMs: number | null): Promise<void> {
    const ms = Math.min(LONGEST_PAUSE_MS, Math.max(5, waitMs ?? LONGEST_PAUSE_MS))
    const control = new AbortController()
    const signal = this.stop ? AbortSignal.any([this.stop, control.signal]) : control.signal
    await Promise.race([
      pause(ms, undefined, { signal }).catch(() => undefined),
      ...this.underWay,
      ...this.settling,
    ])
    control.abort()
  }
}
