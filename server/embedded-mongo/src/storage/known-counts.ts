/** Most numbers kept of one index; they are forgotten at once. */
const MOST = 200

/** Numbers of entries of one index that were counted since it last changed. */
export class KnownCounts {
  private readonly known = new Map<string, number>()
  private changes = 0

  /** Called with every change of the index, before anybody can read it. */
  forget(): void {
    this.changes++
    this.known.clear()
  }

  /** The number behind a key; counted unless it is known. To be called when the snapshot that is counted was opened. */
  of(key: string, count: () => Generator<null, number>): Generator<null, number> {
    return this.counted(key, count, this.changes)
  }

  private *counted(
    key: string,
    count: () => Generator<null, number>,
    changes: number,
  ): Generator<null, number> {
    const found = this.changes === changes ? this.known.get(key) : undefined
    if (found !== undefined) return found
    const n = yield* count()
    if (this.changes !== changes) return n
    if (this.known.size >= MOST) this.known.clear()
    this.known.set(key, n)
    return n
  }
}
