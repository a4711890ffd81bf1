import type { Id } from '@mingdu/shared/kernel/ids'
import type { SearchKind } from '@mingdu/shared/search/search.states'
import type { Bearers } from './search.columns'
import { foldText } from './search.fold'
import type { Found } from './search.pairs'
import { KIND_ORDER, type FieldIndex, type SegmentData } from './search.segment.build'
import type { Sharing } from './search.sharing'
import type { SearchEntry } from './search.source'

/** How an entry matched, best first; 0 is not at all. */
export const MATCH = {
  wholeTitle: 1,
  titleBegins: 2,
  title: 3,
  code: 4,
  initialsBegin: 5,
  initials: 6,
  content: 7,
  name: 8,
} as const
export const WORST = MATCH.name

/** A word of a query, and which orgs and types are named like it. */
export interface Word {
  units: Uint16Array
  /** Looks like initials: Latin letters and digits, at least two. */
  spelled: boolean
  orgIds: ReadonlySet<Id>
}

/** A finished part of the index: it is read, entries of it die, nothing else. */
export class Segment {
  readonly dead: Uint8Array
  alive: number
  private readonly matches: Uint8Array<ArrayBuffer>
  private readonly more: Uint8Array
  private readonly found: Uint32Array
  private readonly foldedTypes: readonly string[]
  private readonly byAge = new Map<number, Uint32Array>()

  constructor(readonly data: SegmentData) {
    this.dead = new Uint8Array(data.count)
    this.matches = new Uint8Array(new ArrayBuffer(Math.ceil(data.count / 4) * 4), 0, data.count)
    this.more = new Uint8Array(data.count)
    this.found = new Uint32Array(data.count)
    this.alive = data.count
    const folded = new Map([...new Set(data.groups.types)].map((type) => [type, foldText(type)]))
    this.foldedTypes = data.groups.types.map((type) => folded.get(type) ?? '')
  }

  kill(kind: SearchKind, id: Id): void {
    const wanted = KIND_ORDER.indexOf(kind)
    for (const at of this.data.ids.placesOf(id)) {
      if (this.kindOf(at) !== wanted || this.dead[at]) continue
      this.dead[at] = 1
      this.alive -= 1
    }
  }

  /**
   * For each entry how it matches all the words: as badly as the worst of them. Valid until the next call; the buffer
   * behind it is a whole number of 32-bit words.
   */
  match(words: readonly Word[]): Uint8Array<ArrayBuffer> {
    const [first, ...rest] = words
    if (!first) return this.matches.fill(0)
    this.matchWord(first, this.matches)
    for (const word of rest) {
      this.matchWord(word, this.more)
      for (let i = 0; i < this.matches.length; i += 1) {
        const [one, other] = [this.matches[i] as number, this.more[i] as number]
        this.matches[i] = one === 0 || other === 0 ? 0 : Math.max(one, other)
      }
    }
    return this.matches
  }

  /** Where what lives matches, in order, as `match` left it. Valid until the next call. */
  places(): Uint32Array {
    const { matches, dead, found } = this
    const fours = new Uint32Array(matches.buffer)
    let count = 0
    for (let at = 0; at < matches.length; at += 1) {
      // most entries do not match: past misses four at a time
      if (at % 4 === 0 && fours[at >> 2] === 0) at += 3
      else if (matches[at] !== 0 && dead[at] === 0) found[count++] = at
    }
    return found.subarray(0, count)
  }

  /** Where the entries of a kind are, those made last first; those of one second in any order. */
  newestFirst(kind: number): Uint32Array {
    const known = this.byAge.get(kind) ?? this.data.ids.newestFirst((at) => this.kindOf(at) === kind)
    this.byAge.set(kind, known)
    return known
  }

  /** What an entry was made from. */
  entry(at: number): SearchEntry {
    const { data } = this
    return {
      kind: KIND_ORDER[this.kindOf(at)] as SearchKind,
      id: data.ids.get(at),
      openId: data.openIds.get(at),
      title: textOf(data.titles, at),
      code: textOf(data.codes, at),
      text: textOf(data.contents, at),
      type: data.groups.types[this.groupOf(at)] ?? '',
      regionId: this.regionId(at),
      orgId: this.orgId(at),
      ...this.sharing(at),
      facets: (data.facets.names[data.facets.of[at] as number] ?? '').split(' '),
    }
  }

  /** Number of the kind in `KIND_ORDER`. */
  kindOf(at: number): number {
    return this.data.groups.kinds[this.groupOf(at)] as number
  }

  orgId(at: number): Id {
    return this.data.groups.orgIds[this.groupOf(at)] ?? ''
  }

  regionId(at: number): Id {
    const { names, of } = this.data.regions
    return names[of[at] as number] ?? ''
  }

  /** The same number for entries of one kind, org and region that are shared with the same people. */
  alikeOf(at: number): number {
    const { regions, sharing } = this.data
    const place = this.groupOf(at) * regions.names.length + (regions.of[at] as number)
    return place * sharing.values.length + (sharing.of[at] as number)
  }

  sharing(at: number): Sharing {
    const { of, values } = this.data.sharing
    return values[of[at] as number] as Sharing
  }

  titleLength(at: number): number {
    return this.data.titles.texts.lengthOf(this.data.titles.of[at] as number)
  }

  private matchWord(word: Word, into: Uint8Array): void {
    into.fill(0)
    const { codes, contents } = this.data
    this.matchTitles(word.units, into)
    spread(codes.pairs.find(word.units), codes.bearers, MATCH.code, into)
    if (word.spelled) this.matchInitials(word.units, into)
    spread(contents.pairs.find(word.units), contents.bearers, MATCH.content, into)
    this.matchNames(word, into)
  }

  private matchTitles(units: Uint16Array, into: Uint8Array): void {
    const { texts, pairs, bearers } = this.data.titles
    const { ids, at, count } = pairs.find(units)
    for (let i = 0; i < count; i += 1) {
      const title = ids[i] as number
      const begins = texts.lengthOf(title) === units.length ? MATCH.wholeTitle : MATCH.titleBegins
      mark(bearers, title, at[i] === 0 ? begins : MATCH.title, into)
    }
  }

  private matchInitials(units: Uint16Array, into: Uint8Array): void {
    const { initials, spelled, titles } = this.data
    const { ids, at, count } = initials.pairs.find(units)
    for (let i = 0; i < count; i += 1) {
      const match = at[i] === 0 ? MATCH.initialsBegin : MATCH.initials
      mark(titles.bearers, spelled[ids[i] as number] as number, match, into)
    }
  }

  private matchNames(word: Word, into: Uint8Array): void {
    const { of, orgIds } = this.data.groups
    const folded = String.fromCharCode(...word.units)
    const named = new Uint8Array(orgIds.length)
    orgIds.forEach((id, group) => {
      named[group] = word.orgIds.has(id) || this.foldedTypes[group]?.includes(folded) ? 1 : 0
    })
    if (!named.includes(1)) return
    for (let at = 0; at < into.length; at += 1) {
      if (into[at] === 0 && named[of[at] as number] === 1) into[at] = MATCH.name
    }
  }

  private groupOf(at: number): number {
    return this.data.groups.of[at] as number
  }
}

function textOf(field: FieldIndex, at: number): string {
  return field.texts.get(field.of[at] as number)
}

function spread({ ids, count }: Found, bearers: Bearers, match: number, into: Uint8Array): void {
  for (let i = 0; i < count; i += 1) mark(bearers, ids[i] as number, match, into)
}

/** Better matches are marked before worse ones. */
function mark({ starts, entries }: Bearers, text: number, match: number, into: Uint8Array): void {
  for (let i = starts[text] as number, end = starts[text + 1] as number; i < end; i += 1) {
    const entry = entries[i] as number
    const known = into[entry] as number
    if (known === 0 || known > match) into[entry] = match
  }
}
