import { SEARCH_KINDS, type SearchKind } from '@mingdu/shared/search/search.states'
import {
  bearersOf,
  GroupColumn,
  IdColumn,
  NameColumn,
  NumberColumn,
  type Bearers,
  type Groups,
} from './search.columns'
import { Pairs } from './search.pairs'
import { SharingColumn, type Sharings } from './search.sharing'
import type { SearchEntry } from './search.source'
import { spell } from './search.spelling'
import { Texts } from './search.texts'

/** Kinds in the order in which equals are shown. */
export const KIND_ORDER = Object.keys(SEARCH_KINDS) as SearchKind[]

/** Texts with what finds them. */
export interface TextIndex {
  texts: Texts
  pairs: Pairs
}

/** Texts that entries bear. */
export interface FieldIndex extends TextIndex {
  /** The text of each entry. */
  of: Uint32Array
  bearers: Bearers
}

/** An index that no longer changes, but for entries that die; entries stand in the order in which equals are shown. */
export interface SegmentData {
  count: number
  groups: Groups
  regions: { names: readonly string[]; of: Uint16Array }
  /** All facets of an entry as one text, with spaces between them. */
  facets: { names: readonly string[]; of: Uint16Array }
  ids: IdColumn
  openIds: IdColumn
  titles: FieldIndex
  codes: FieldIndex
  contents: FieldIndex
  /** Initials and sounds of the titles in `spelled`, number by number. */
  initials: TextIndex
  sounds: TextIndex
  spelled: Uint32Array
  sharing: Sharings
}

/** Gathers entries in any order; `build` makes the segment and ends the builder. */
export class SegmentBuilder {
  private readonly groups = new GroupColumn()
  private readonly regions = new NameColumn()
  private readonly facets = new NameColumn()
  private readonly ids = new IdColumn()
  private readonly openIds = new IdColumn()
  private readonly titles = { texts: new Texts(), of: new NumberColumn() }
  private readonly codes = { texts: new Texts(), of: new NumberColumn() }
  private readonly contents = { texts: new Texts(), of: new NumberColumn() }
  private readonly sharing = new SharingColumn()

  get count(): number {
    return this.ids.count
  }

  add(entry: SearchEntry): void {
    this.groups.push(KIND_ORDER.indexOf(entry.kind), entry.type, entry.orgId)
    this.regions.push(entry.regionId)
    this.facets.push(entry.facets?.join(' ') ?? '')
    this.sharing.push(entry)
    this.ids.push(entry.id)
    this.openIds.push(entry.openId)
    this.titles.of.push(this.titles.texts.add(entry.title))
    this.codes.of.push(this.codes.texts.add(entry.code))
    this.contents.of.push(this.contents.texts.add(entry.text))
  }

  *build(): Generator<void, SegmentData> {
    for (const { texts } of [this.titles, this.codes, this.contents]) {
      texts.close()
      yield
    }
    const order = yield* this.order()
    const spelled = yield* this.spelled()
    const { kinds, types, orgIds, numbers } = this.groups
    yield
    return {
      count: this.count,
      groups: { of: reordered(new Uint32Array(order.length), numbers.values, order), kinds, types, orgIds },
      regions: namesIn(this.regions, order),
      facets: namesIn(this.facets, order),
      ids: yield* this.ids.ordered(order, true),
      openIds: yield* this.openIds.ordered(order, false),
      titles: yield* fieldOf(this.titles, order),
      codes: yield* fieldOf(this.codes, order),
      contents: yield* fieldOf(this.contents, order),
      ...spelled,
      sharing: {
        of: reordered(new Uint32Array(order.length), this.sharing.numbers.values, order),
        values: this.sharing.values,
      },
    }
  }

  /** By kind, then shorter titles first, then as they came: a counting sort. */
  private *order(): Generator<void, Uint32Array> {
    const LONGEST = 255
    const starts = new Uint32Array(KIND_ORDER.length * (LONGEST + 1) + 1)
    const keyOf = (i: number) =>
      this.kindOf(i) * (LONGEST + 1) +
      Math.min(LONGEST, this.titles.texts.lengthOf(this.titles.of.values[i] as number))
    for (let i = 0; i < this.count; i += 1) {
      const after = keyOf(i) + 1
      starts[after] = (starts[after] as number) + 1
      if (i % 4096 === 0) yield
    }
    for (let key = 1; key < starts.length; key += 1) {
      starts[key] = (starts[key] as number) + (starts[key - 1] as number)
    }
    yield
    const order = new Uint32Array(this.count)
    for (let i = 0; i < this.count; i += 1) {
      const key = keyOf(i)
      order[starts[key] as number] = i
      starts[key] = (starts[key] as number) + 1
      if (i % 1024 === 0) yield
    }
    return order
  }

  /** A duty is reached through its power, whose title is spelled already: most titles need not be. */
  private *spelled(): Generator<void, Pick<SegmentData, 'initials' | 'sounds' | 'spelled'>> {
    const duty = KIND_ORDER.indexOf('duty')
    const [initials, sounds, spelled] = [new Texts(), new Texts(), new NumberColumn()]
    const done = new Uint8Array(this.titles.texts.count)
    for (let i = 0; i < this.count; i += 1) {
      const title = this.titles.of.values[i] as number
      if (this.kindOf(i) === duty || done[title]) continue
      done[title] = 1
      const said = spell(this.titles.texts.written(title))
      initials.append(said.initials)
      sounds.append(said.sounds)
      spelled.push(title)
      yield
    }
    return {
      initials: yield* indexed(initials),
      sounds: yield* indexed(sounds),
      spelled: spelled.values.slice(0, spelled.count),
    }
  }

  private kindOf(i: number): number {
    return this.groups.kinds[this.groups.numbers.values[i] as number] as number
  }
}

function* fieldOf(
  field: { texts: Texts; of: NumberColumn },
  order: Uint32Array,
): Generator<void, FieldIndex> {
  const of = reordered(new Uint32Array(order.length), field.of.values, order)
  yield
  const bearers = yield* bearersOf(of, field.texts.count)
  return { texts: field.texts, pairs: yield* Pairs.build(field.texts), of, bearers }
}

function namesIn({ names, values }: NameColumn, order: Uint32Array) {
  return { names, of: reordered(new Uint16Array(order.length), values, order) }
}

function* indexed(texts: Texts): Generator<void, TextIndex> {
  texts.close()
  return { texts, pairs: yield* Pairs.build(texts) }
}

function reordered<T extends Uint16Array | Uint32Array>(
  into: T,
  values: Uint16Array | Uint32Array,
  order: Uint32Array,
): T {
  for (let i = 0; i < order.length; i += 1) into[i] = values[order[i] as number] as number
  return into
}
