/** Longest stretch of work before other connections get their turn. */
const SLICE_MS = 5

let end = 0

/** Long work begins or goes on: one thread, so one clock serves every command. */
export function beginSlice(): void {
  end = performance.now() + SLICE_MS
}

/** Whether it is time to let others work. Generators then yield null, and their driver pauses. */
export function sliceSpent(): boolean {
  return performance.now() > end
}

/** A flow that yields null between its items whenever a slice is spent, so that whoever collects it can pass it on. */
export function* paced<T>(items: Iterable<T | null>): Generator<T | null> {
  for (const item of items) {
    yield item
    if (item !== null && sliceSpent()) yield null
  }
}
