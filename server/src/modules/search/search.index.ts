import type { Id } from '@mingdu/shared/kernel/ids'
import type { SearchKind } from '@mingdu/shared/search/search.states'
import { SegmentBuilder } from './search.segment.build'
import { Segment } from './search.segment'
import { inSlices, nextTurn } from '../../slices'
import type { SearchEntry } from './search.source'

/** More small segments than this are made one. */
const MOST_SEGMENTS = 6
/** Entries beside the first segment, or dead in it, from which on everything is made one again. */
const MOST_BESIDE = 20_000

/**
 * What one process searches: a large segment and small ones with what changed since. A change kills the old entry
 * and adds a new one; making segments one happens in slices, and never while a query waits.
 */
export class SearchIndex {
  private parts: readonly Segment[] = []
  private loaded = false
  /** What died while a new first segment is being made of what was alive before; null when none is. */
  private diedMeanwhile: [kind: SearchKind, id: Id][] | null = null

  get ready(): boolean {
    return this.loaded
  }

  get segments(): readonly Segment[] {
    return this.parts
  }

  get renewing(): boolean {
    return this.diedMeanwhile !== null
  }

  /** Puts everything that is found now in place of everything that was; changes meanwhile are kept. */
  async load(portions: AsyncIterable<readonly SearchEntry[]>, stop?: AbortSignal): Promise<void> {
    await this.renew(async () => {
      const builder = new SegmentBuilder()
      for await (const portion of portions) {
        await inSlices(adding(builder, portion), stop)
        // a source that answers at once would otherwise never let go
        await nextTurn()
        stop?.throwIfAborted()
      }
      return builder
    }, stop)
    this.loaded = true
  }

  /** These records changed: `entries` is what may be found of them now. */
  async apply(kind: SearchKind, ids: readonly Id[], entries: readonly SearchEntry[]): Promise<void> {
    const segment = entries.length === 0 ? null : await made(entries)
    for (const id of ids) {
      this.diedMeanwhile?.push([kind, id])
      for (const part of this.parts) part.kill(kind, id)
    }
    if (segment) this.parts = [...this.parts, segment]
  }

  /** Keeps the number of segments small. @returns what goes on beside the turns that follow, or null */
  async tidy(): Promise<{ beside: Promise<void> } | null> {
    if (this.renewing) return null
    const [first, ...beside] = this.parts
    const besides = beside.reduce((sum, segment) => sum + segment.alive, 0)
    const dead = first ? first.data.count - first.alive : 0
    if (besides > MOST_BESIDE || dead > MOST_BESIDE) return { beside: this.mergeAll() }
    if (first && beside.length > MOST_SEGMENTS) {
      this.parts = [first, await made(livingOf(beside))]
    }
    return null
  }

  private mergeAll(): Promise<void> {
    const before = this.parts
    return this.renew(async () => {
      const builder = new SegmentBuilder()
      await inSlices(adding(builder, livingOf(before)))
      return builder
    })
  }

  private async renew(gather: () => Promise<SegmentBuilder>, stop?: AbortSignal): Promise<void> {
    const before = this.parts.length
    const died: [SearchKind, Id][] = []
    this.diedMeanwhile = died
    try {
      const builder = await gather()
      const segment = new Segment(await inSlices(builder.build(), stop))
      for (const [kind, id] of died) segment.kill(kind, id)
      this.parts = [segment, ...this.parts.slice(before)]
    } finally {
      this.diedMeanwhile = null
    }
  }
}

async function made(entries: Iterable<SearchEntry>): Promise<Segment> {
  const builder = new SegmentBuilder()
  await inSlices(adding(builder, entries))
  return new Segment(await inSlices(builder.build()))
}

function* adding(builder: SegmentBuilder, entries: Iterable<SearchEntry>): Generator<void> {
  let n = 0
  for (const entry of entries) {
    builder.add(entry)
    n += 1
    if (n % 16 === 0) yield
  }
}

function* livingOf(segments: readonly Segment[]): Generator<SearchEntry> {
  for (const segment of segments) {
    for (let at = 0; at < segment.data.count; at += 1) if (!segment.dead[at]) yield segment.entry(at)
  }
}
