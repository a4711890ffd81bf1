import { FOLD } from './search.fold'
import { grown, type Texts } from './search.texts'

/** Stands behind the last unit of a text, so that a single unit can be looked up like a pair. */
const END = 0
const FREE = -1
/** The place of a pair in its text is kept in one byte; this means: here or later. */
const LATE = 255

/** Numbers of the texts that were found, and where in each. Valid until the next search of the same index. */
export interface Found {
  count: number
  ids: Uint32Array
  /** First place of the word in the text, in units. */
  at: Uint32Array
}

/**
 * For every pair of neighbouring folded units the texts that hold it, ascending, each as its distance to the one
 * before (7 bits a byte) and its first place in the text. The rarest pair of a word gives the candidates and a place
 * to check them at, so that every text that holds the word is found and no other.
 */
export class Pairs {
  private slots = new Int32Array(1 << 10).fill(FREE)
  private keys = new Uint32Array(1 << 8)
  /** While counting: bytes so far; then where the list of a pair ends. */
  private ends = new Uint32Array(1 << 8)
  private last = new Int32Array(1 << 8)
  private lists = new Uint8Array(0)
  private count = 0
  private readonly found: Found
  private readonly seen: Uint8Array

  private constructor(private readonly texts: Texts) {
    this.found = { count: 0, ids: new Uint32Array(texts.count), at: new Uint32Array(texts.count) }
    this.seen = new Uint8Array(texts.count)
  }

  /** Two passes over the texts: how long each list gets, and the lists. */
  static *build(texts: Texts): Generator<void, Pairs> {
    const pairs = new Pairs(texts)
    yield* pairs.pass((pair, id) => {
      pairs.ends[pair] = (pairs.ends[pair] as number) + bytesOf(id - (pairs.last[pair] as number)) + 1
    })
    pairs.layOut()
    yield* pairs.pass((pair, id, at) => pairs.put(pair, id, at))
    pairs.last = new Int32Array(0)
    return pairs
  }

  /** Every text that holds the word, ascending. */
  find(word: Uint16Array): Found {
    this.found.count = 0
    if (word.length === 1) this.findUnit(word[0] as number)
    else if (word.length > 1) this.findWord(word)
    return this.found
  }

  private findWord(word: Uint16Array): void {
    const { pair, offset } = this.rarest(word)
    if (pair === FREE) return
    const { lists, found } = this
    const { ids, at } = found
    let count = 0
    let id = -1
    for (let i = this.start(pair), end = this.end(pair); i < end; i += 1) {
      let byte = lists[i] as number
      let distance = byte & 0x7f
      for (let shift = 7; byte & 0x80; shift += 7) {
        byte = lists[++i] as number
        distance |= (byte & 0x7f) << shift
      }
      id += distance
      const place = lists[++i] as number
      const where = word.length === 2 && place < LATE ? place : this.placeOf(word, id, place - offset)
      if (where < 0) continue
      ids[count] = id
      at[count] = where
      count += 1
    }
    found.count = count
  }

  /** A single unit: every pair that begins with it. */
  private findUnit(unit: number): void {
    const { ids, at } = this.found
    let count = 0
    for (let pair = 0; pair < this.count; pair += 1) {
      if ((this.keys[pair] as number) >>> 16 !== unit) continue
      for (const [id, place] of this.listOf(pair)) {
        if (this.seen[id]) at[id] = Math.min(at[id] as number, place)
        else {
          this.seen[id] = 1
          at[id] = place
          ids[count] = id
          count += 1
        }
      }
    }
    ids.subarray(0, count).sort()
    // `at` was kept by text; ascending numbers are never below their rank, so it can be moved in place
    for (let i = 0; i < count; i += 1) {
      const id = ids[i] as number
      this.seen[id] = 0
      at[i] = at[id] as number
    }
    this.found.count = count
  }

  private *listOf(pair: number): Generator<[id: number, place: number]> {
    let id = -1
    for (let i = this.start(pair), end = this.end(pair); i < end; i += 1) {
      let byte = this.lists[i] as number
      let distance = byte & 0x7f
      for (let shift = 7; byte & 0x80; shift += 7) {
        byte = this.lists[++i] as number
        distance |= (byte & 0x7f) << shift
      }
      id += distance
      yield [id, this.lists[++i] as number]
    }
  }

  /** Where the text holds the word, at `from` or behind it; -1 when it does not. */
  private placeOf(word: Uint16Array, id: number, from: number): number {
    const { units, starts } = this.texts
    const start = starts[id] as number
    const last = (starts[id + 1] as number) - word.length
    const first = word[0] as number
    for (let i = start + Math.max(0, from); i <= last; i += 1) {
      if (FOLD[units[i] as number] !== first) continue
      let n = 1
      while (n < word.length && FOLD[units[i + n] as number] === word[n]) n += 1
      if (n === word.length) return i - start
    }
    return -1
  }

  private rarest(word: Uint16Array): { pair: number; offset: number } {
    let best = { pair: FREE, offset: 0 }
    let least = Infinity
    for (let i = 0; i + 1 < word.length; i += 1) {
      const pair = this.lookUp(word[i] as number, word[i + 1] as number)
      if (pair === FREE) return { pair: FREE, offset: 0 }
      const size = this.end(pair) - this.start(pair)
      if (size < least) [best, least] = [{ pair, offset: i }, size]
    }
    return best
  }

  /** Visits each pair of each text once, at its first place. */
  private *pass(visit: (pair: number, id: number, at: number) => void): Generator<void> {
    this.last.fill(-1)
    const { units, starts, count } = this.texts
    for (let id = 0; id < count; id += 1) {
      const end = starts[id + 1] as number
      const start = starts[id] as number
      for (let i = start; i < end; i += 1) {
        const second = i + 1 < end ? (FOLD[units[i + 1] as number] as number) : END
        const pair = this.pairOf(FOLD[units[i] as number] as number, second)
        if (this.last[pair] === id) continue
        visit(pair, id, i - start)
        this.last[pair] = id
      }
      if (id % 64 === 0) yield
    }
  }

  private layOut(): void {
    let total = 0
    for (let pair = 0; pair < this.count; pair += 1) {
      const size = this.ends[pair] as number
      this.ends[pair] = total
      total += size
    }
    this.lists = new Uint8Array(total)
  }

  private put(pair: number, id: number, at: number): void {
    let end = this.ends[pair] as number
    let distance = id - (this.last[pair] as number)
    while (distance > 0x7f) {
      this.lists[end++] = (distance & 0x7f) | 0x80
      distance >>>= 7
    }
    this.lists[end++] = distance
    this.lists[end++] = Math.min(at, LATE)
    this.ends[pair] = end
  }

  private start(pair: number): number {
    return pair === 0 ? 0 : (this.ends[pair - 1] as number)
  }

  private end(pair: number): number {
    return this.ends[pair] as number
  }

  private pairOf(first: number, second: number): number {
    const known = this.lookUp(first, second)
    return known === FREE ? this.addPair(((first << 16) | second) >>> 0) : known
  }

  private lookUp(first: number, second: number): number {
    const key = ((first << 16) | second) >>> 0
    const mask = this.slots.length - 1
    for (let slot = spread(key) & mask; ; slot = (slot + 1) & mask) {
      const pair = this.slots[slot] as number
      if (pair === FREE || this.keys[pair] === key) return pair
    }
  }

  private addPair(key: number): number {
    const pair = this.count
    this.count += 1
    if (this.count > this.keys.length) this.makeRoom()
    this.keys[pair] = key
    this.last[pair] = -1
    if (this.count * 2 > this.slots.length) this.slots = new Int32Array(this.slots.length * 2).fill(FREE)
    else return this.place(pair)
    for (let each = 0; each < pair; each += 1) this.place(each)
    return this.place(pair)
  }

  private place(pair: number): number {
    const mask = this.slots.length - 1
    let slot = spread(this.keys[pair] as number) & mask
    while (this.slots[slot] !== FREE) slot = (slot + 1) & mask
    this.slots[slot] = pair
    return pair
  }

  private makeRoom(): void {
    this.keys = grown(this.keys, Uint32Array, this.count)
    this.ends = grown(this.ends, Uint32Array, this.count)
    this.last = grown(this.last, Int32Array, this.count)
  }
}

function spread(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d)
  return mixed ^ (mixed >>> 13)
}

function bytesOf(distance: number): number {
  let bytes = 1
  for (let rest = distance >>> 7; rest > 0; rest >>>= 7) bytes += 1
  return bytes
}
