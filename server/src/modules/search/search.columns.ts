import type { Id } from '@mingdu/shared/kernel/ids'
import { grown } from './search.texts'

const ID_BYTES = 12

/** Ids as bytes, twelve for each, and the way back from an id to its places. */
export class IdColumn {
  private bytes = Buffer.alloc(ID_BYTES << 6)
  private slots = new Int32Array(0)
  count = 0

  push(id: Id): void {
    if ((this.count + 1) * ID_BYTES > this.bytes.length) {
      const bytes = Buffer.alloc(this.bytes.length * 2)
      bytes.set(this.bytes)
      this.bytes = bytes
    }
    this.bytes.write(id, this.count * ID_BYTES, 'hex')
    this.count += 1
  }

  get(at: number): Id {
    return this.bytes.toString('hex', at * ID_BYTES, (at + 1) * ID_BYTES)
  }

  /** The second it was made in, with which an id begins. */
  secondAt(at: number): number {
    return this.bytes.readUInt32BE(at * ID_BYTES)
  }

  /**
   * Places of the wanted ids, those made last first. Numbers of age and place sort without a comparing function; 16 million
   * ids of 17 years fit 53 bits.
   */
  newestFirst(wanted: (at: number) => boolean): Uint32Array {
    const places = new Uint32Array(this.count)
    let [found, newest] = [0, 0]
    for (let at = 0; at < this.count; at += 1) {
      if (!wanted(at)) continue
      places[found++] = at
      newest = Math.max(newest, this.secondAt(at))
    }
    const keys = new Float64Array(found)
    for (let i = 0; i < found; i += 1) {
      const at = places[i] as number
      keys[i] = (newest - this.secondAt(at)) * this.count + at
    }
    keys.sort()
    for (let i = 0; i < found; i += 1) places[i] = (keys[i] as number) % this.count
    return places.slice(0, found)
  }

  /** The same ids in another order, with their lookup where `indexed`. */
  *ordered(order: Uint32Array, indexed: boolean): Generator<void, IdColumn> {
    const column = new IdColumn()
    column.bytes = Buffer.alloc(order.length * ID_BYTES)
    column.count = order.length
    for (let i = 0; i < order.length; i += 1) {
      const from = (order[i] as number) * ID_BYTES
      this.bytes.copy(column.bytes, i * ID_BYTES, from, from + ID_BYTES)
      if (i % 1024 === 0) yield
    }
    if (indexed) yield* column.index()
    return column
  }

  /** Every place of an id: records of different kinds may share one. */
  *placesOf(id: Id): Generator<number> {
    const wanted = Buffer.from(id, 'hex')
    const mask = this.slots.length - 1
    if (mask < 0 || wanted.length !== ID_BYTES) return
    let slot = spread(wanted, 0) & mask
    for (let at = this.slots[slot] as number; at >= 0; at = this.slots[slot] as number) {
      if (this.bytes.compare(wanted, 0, ID_BYTES, at * ID_BYTES, (at + 1) * ID_BYTES) === 0) yield at
      slot = (slot + 1) & mask
    }
  }

  private *index(): Generator<void> {
    let size = 16
    while (size < this.count * 2) size *= 2
    this.slots = new Int32Array(size).fill(-1)
    for (let at = 0; at < this.count; at += 1) {
      let slot = spread(this.bytes, at * ID_BYTES) & (size - 1)
      while ((this.slots[slot] as number) >= 0) slot = (slot + 1) & (size - 1)
      this.slots[slot] = at
      if (at % 1024 === 0) yield
    }
  }
}

/** Few different values over many rows: a small number for each. */
export class NameColumn {
  readonly names: string[] = []
  private readonly numbers = new Map<string, number>()
  values = new Uint16Array(64)
  count = 0

  push(name: string): void {
    const known = this.numbers.get(name) ?? this.names.push(name) - 1
    this.numbers.set(name, known)
    if (this.count === this.values.length) this.values = grown(this.values, Uint16Array, this.count + 1)
    this.values[this.count] = known
    this.count += 1
  }
}

/** What entries have in common, as one number: kind, type and org are counted and filtered by group. */
export interface Groups {
  of: Uint32Array
  kinds: readonly number[]
  types: readonly string[]
  orgIds: readonly Id[]
}

/** Puts entries into groups as they come. */
export class GroupColumn {
  readonly numbers = new NumberColumn()
  readonly kinds: number[] = []
  readonly types: string[] = []
  readonly orgIds: Id[] = []
  private readonly known = new Map<string, number>()

  push(kind: number, type: string, orgId: Id): void {
    const key = `${kind} ${orgId} ${type}`
    const group = this.known.get(key) ?? this.kinds.push(kind) - 1
    if (group === this.types.length) {
      this.known.set(key, group)
      this.types.push(type)
      this.orgIds.push(orgId)
    }
    this.numbers.push(group)
  }
}

/** A growing list of numbers. */
export class NumberColumn {
  values = new Uint32Array(64)
  count = 0

  push(value: number): void {
    if (this.count === this.values.length) this.values = grown(this.values, Uint32Array, this.count + 1)
    this.values[this.count] = value
    this.count += 1
  }
}

/** For every text the entries that bear it, as one list cut at `starts`. */
export interface Bearers {
  starts: Uint32Array
  entries: Uint32Array
}

export function* bearersOf(textIds: Uint32Array, texts: number): Generator<void, Bearers> {
  const starts = new Uint32Array(texts + 1)
  for (let i = 0; i < textIds.length; i += 1) {
    const after = (textIds[i] as number) + 1
    starts[after] = (starts[after] as number) + 1
  }
  yield
  for (let i = 0; i < texts; i += 1) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  yield
  const next = starts.slice()
  const entries = new Uint32Array(textIds.length)
  for (let i = 0; i < textIds.length; i += 1) {
    const text = textIds[i] as number
    entries[next[text] as number] = i
    next[text] = (next[text] as number) + 1
    if (i % 4096 === 0) yield
  }
  return { starts, entries }
}

function spread(bytes: Buffer, at: number): number {
  const mixed = Math.imul(
    bytes.readInt32LE(at + 8) ^ Math.imul(bytes.readInt32LE(at), 0x9e3779b1),
    0x85ebca6b,
  )
  return (mixed ^ (mixed >>> 15)) >>> 0
}
