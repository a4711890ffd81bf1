const PARTS = 128
/** The end of a key tells keys apart best: ids and codes count up there. */
const LOOKED_AT = 8

/**
 * A map of texts in many small parts. A single map of some hundred thousand entries stops everybody for tens of
 * milliseconds whenever it makes room, as it copies all of them at once.
 */
export class WideMap<T> {
  private readonly parts = Array.from({ length: PARTS }, () => new Map<string, T>())
  private readonly order: T[] = []

  get(key: string): T | undefined {
    return this.partOf(key).get(key)
  }

  /** Adds a value under a key that is not there yet. */
  add(key: string, value: T): T {
    this.partOf(key).set(key, value)
    this.order.push(value)
    return value
  }

  /** In the order in which they were added. */
  values(): Iterable<T> {
    return this.order
  }

  private partOf(key: string): Map<string, T> {
    let hash = 0
    for (let i = Math.max(0, key.length - LOOKED_AT); i < key.length; i++)
      hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0
    return this.parts[(hash >>> 0) % PARTS] as Map<string, T>
  }
}
