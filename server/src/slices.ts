import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long work may hold the event loop before others have their turn. */
const SLICE_MS = 8

/** Runs long work in slices; `work` yields wherever it may be interrupted. @throws what `stop` was aborted with */
export async function inSlices<T>(work: Generator<void, T>, stop?: AbortSignal): Promise<T> {
  let until = performance.now() + SLICE_MS
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await nextTurn()
    stop?.throwIfAborted()
    until = performance.now() + SLICE_MS
  }
}

export { nextTurn }
