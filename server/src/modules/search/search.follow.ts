import type { Id } from '@mingdu/shared/kernel/ids'
import type { SearchKind } from '@mingdu/shared/search/search.states'
import type { Logger } from '../../log'
import { changesSince, KEPT_MS, readChanges, type SearchChange } from './search.changes.repo'
import { SearchIndex } from './search.index'
import type { SearchEntry, SearchSource } from './search.source'

/**
 * A change counts from the moment it is written, and shows when its transaction commits, at the most a minute later;
 * clocks of servers differ a little. So every look goes back this far, and leaves out what was seen.
 */
const OVERLAP_MS = 120_000
/** More changed records than this at once are read with everything else. */
const MOST_CHANGED = 50_000
const PORTION = 500
/** A change of this many records is part of an import: it is read when the import has gone quiet. */
const BULK = 200
const QUIET_MS = 3000
const LONGEST_WAIT_MS = 60_000

/** Keeps the index of this process on what all servers write. Real time throughout. */
export class SearchFollower {
  readonly index = new SearchIndex()
  private seen = new Set<string>()
  private lookedAt = 0
  /** What imports changed and was not read yet, and when the first and the last of it was noticed. */
  private bulk: { changes: SearchChange[]; first: number; last: number } | null = null
  private beside: Promise<void> | null = null

  constructor(
    private readonly sources: readonly SearchSource[],
    private readonly log: Logger,
  ) {}

  /** One look: loads at the first, then follows the changes. Being stopped is no failure. */
  async turn(stop?: AbortSignal): Promise<void> {
    try {
      await this.look(Date.now(), stop)
    } catch (error) {
      if (!stop?.aborted) throw error
    }
  }

  /** Waits for what goes on beside the turns. */
  async settled(): Promise<void> {
    await this.beside
  }

  private async look(now: number, stop?: AbortSignal): Promise<void> {
    if (!this.index.ready) await this.loadFirst(now, stop)
    else if (now - this.lookedAt > KEPT_MS - OVERLAP_MS) {
      await this.reload()
      this.lookedAt = now
    }
    await this.follow(now)
  }

  private async loadFirst(now: number, stop?: AbortSignal): Promise<void> {
    // what changes while everything is read is read once more
    this.lookedAt = now
    await this.index.load(this.everything(), stop)
    this.log.info({ ms: Date.now() - now, entries: this.index.segments[0]?.alive }, 'search loaded')
  }

  private async follow(now: number): Promise<void> {
    const recent = await changesSince(new Date(Math.min(now, this.lookedAt) - OVERLAP_MS))
    const fresh = recent.filter((id) => !this.seen.has(id))
    if (fresh.length > 0) await this.take(this.withoutBulk(await readChanges(fresh), now))
    await this.takeBulk(now)
    this.seen = new Set(recent)
    this.lookedAt = now
    const tidying = this.beside ? null : await this.index.tidy()
    if (tidying) this.goOn(tidying.beside)
  }

  /** Reading what an import writes while it writes would slow both: it waits. */
  private withoutBulk(changes: readonly SearchChange[], now: number): SearchChange[] {
    const large = changes.filter(({ ids }) => ids.length >= BULK)
    if (large.length > 0) {
      const { changes: held, first } = this.bulk ?? { changes: [], first: now }
      this.bulk = { changes: [...held, ...large], first, last: now }
    }
    return changes.filter(({ ids }) => ids.length < BULK)
  }

  private async takeBulk(now: number): Promise<void> {
    if (!this.bulk) return
    const { changes, first, last } = this.bulk
    if (now - last < QUIET_MS && now - first < LONGEST_WAIT_MS) return
    this.bulk = null
    await this.take(changes)
  }

  private async take(changes: readonly SearchChange[]): Promise<void> {
    const byKind = new Map<SearchKind, Set<Id>>()
    for (const { kind, ids } of changes) byKind.set(kind, new Set([...(byKind.get(kind) ?? []), ...ids]))
    const count = [...byKind.values()].reduce((sum, ids) => sum + ids.size, 0)
    if (count > MOST_CHANGED || changes.some(({ ids }) => ids.length === 0)) return this.reload()
    for (const [kind, ids] of byKind) await this.refresh(kind, [...ids])
  }

  private async refresh(kind: SearchKind, ids: readonly Id[]): Promise<void> {
    for (let i = 0; i < ids.length; i += PORTION) {
      const portion = ids.slice(i, i + PORTION)
      const found = await Promise.all(this.of(kind).map((source) => source.readSome(portion)))
      await this.index.apply(kind, portion, found.flat())
    }
  }

  /** Goes on answering from what is there until everything is read anew, beside the turns that follow. */
  private async reload(): Promise<void> {
    await this.beside
    this.goOn(this.index.load(this.everything()))
  }

  private goOn(work: Promise<void>): void {
    this.beside = work
      .catch((err: unknown) => {
        this.log.error({ err }, 'search could not be read anew')
        // so that the next turn tries again
        this.lookedAt = 0
      })
      .finally(() => (this.beside = null))
  }

  private of(kind: SearchKind): readonly SearchSource[] {
    return this.sources.filter((source) => source.kind === kind)
  }

  private async *everything(): AsyncGenerator<readonly SearchEntry[]> {
    for (const source of this.sources) yield* source.readAll()
  }
}
