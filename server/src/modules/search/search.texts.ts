import { expanded } from './search.fold'

const EMPTY = -1

/**
 * Many texts in one buffer of UTF-16 units, equal ones once; a text is known by its number. Hundreds of thousands of
 * JS strings would cost several times the memory and every garbage collection the time to visit them.
 */
export class Texts {
  units = new Uint16Array(1 << 12)
  /** Where each text begins; one more than there are texts. */
  starts = new Uint32Array(1 << 8)
  count = 0
  /** Open addressing by hash of the units; only needed while texts are added. */
  private slots: Int32Array | null = new Int32Array(1 << 10).fill(EMPTY)
  private hashes = new Int32Array(1 << 8)
  /** Texts whose buffer holds an expanded form. */
  private readonly originals = new Map<number, string>()

  /** The number of a text, new or known. */
  add(text: string): number {
    const written = expanded(text)
    const at = this.write(written)
    const hash = hashOf(this.units, at, at + written.length)
    const slot = this.slotOf(hash, at, written.length)
    const slots = this.openSlots()
    const known = slots[slot] as number
    if (known !== EMPTY && (this.originals.get(known) ?? written) === text) return known
    const id = this.keep(text, written)
    this.hashes[id] = hash
    slots[slot] = id
    if (this.count * 2 > slots.length) this.widen()
    return id
  }

  /** A text of its own, even when an equal one is known: its number is the count so far. */
  append(text: string): void {
    const written = expanded(text)
    this.write(written)
    this.keep(text, written)
  }

  /** The text as it was added. */
  get(id: number): string {
    return this.originals.get(id) ?? this.written(id)
  }

  /** The text as the buffer holds it, unit by unit as it is matched. */
  written(id: number): string {
    const bytes = Buffer.from(this.units.buffer, (this.starts[id] as number) * 2, this.lengthOf(id) * 2)
    return bytes.toString('utf16le')
  }

  lengthOf(id: number): number {
    return (this.starts[id + 1] as number) - (this.starts[id] as number)
  }

  /** No text is added from here on. What the buffers have to spare was never touched and costs no memory. */
  close(): void {
    this.slots = null
    this.hashes = new Int32Array(0)
  }

  /** Writes the units behind the last text, where they count only once `keep` has moved the end. */
  private write(written: string): number {
    const at = this.starts[this.count] as number
    if (at + written.length > this.units.length) {
      this.units = grown(this.units, Uint16Array, at + written.length)
    }
    for (let i = 0; i < written.length; i += 1) this.units[at + i] = written.charCodeAt(i)
    return at
  }

  private keep(text: string, written: string): number {
    const id = this.count
    this.count += 1
    if (this.count + 1 > this.starts.length) {
      this.starts = grown(this.starts, Uint32Array, this.count + 1)
      this.hashes = grown(this.hashes, Int32Array, this.count + 1)
    }
    this.starts[this.count] = (this.starts[id] as number) + written.length
    if (written !== text) this.originals.set(id, text)
    return id
  }

  private slotOf(hash: number, at: number, length: number): number {
    const slots = this.openSlots()
    const mask = slots.length - 1
    let slot = hash & mask
    for (;;) {
      const id = slots[slot] as number
      if (id === EMPTY || (this.hashes[id] === hash && this.same(id, at, length))) return slot
      slot = (slot + 1) & mask
    }
  }

  private same(id: number, at: number, length: number): boolean {
    if (this.lengthOf(id) !== length) return false
    const start = this.starts[id] as number
    for (let i = 0; i < length; i += 1) if (this.units[start + i] !== this.units[at + i]) return false
    return true
  }

  private widen(): void {
    const slots = new Int32Array(this.openSlots().length * 2).fill(EMPTY)
    const mask = slots.length - 1
    for (let id = 0; id < this.count; id += 1) {
      let slot = (this.hashes[id] as number) & mask
      while (slots[slot] !== EMPTY) slot = (slot + 1) & mask
      slots[slot] = id
    }
    this.slots = slots
  }

  private openSlots(): Int32Array {
    if (!this.slots) throw new Error('texts are closed')
    return this.slots
  }
}

/** A copy with room for at least `needed`, half as long again; what is not yet used costs no memory. */
export function grown<T extends { length: number; set(from: T): void }>(
  array: T,
  make: new (length: number) => T,
  needed: number,
): T {
  const copy = new make(Math.max(needed, Math.ceil(array.length * 1.5)))
  copy.set(array)
  return copy
}

function hashOf(units: Uint16Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (units[i] as number), 0x01000193)
  return hash ^ (hash >>> 15)
}
